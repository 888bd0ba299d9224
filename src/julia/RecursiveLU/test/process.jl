# The library in Julia's process: where it is found, threads and the collector, signals, the end. Each in a Julia of its own.
const FOLDER = dirname(dlpath(RecursiveLU.handle[]))
const RESULT = "using RecursiveLU; print(RecursiveLU.solve([2 1; 1 3], [4, 7]))"
const UNSET = (RECURSIVE_LU_LIB_DIR = nothing, RECURSIVE_LU_HOME = nothing)

@testset "the library's place" begin
    solved = "[1.0, 2.0]"
    @test run_julia(RESULT; UNSET..., RECURSIVE_LU_LIB_DIR = FOLDER) == solved
    mktempdir() do home
        for folder in ("lib", "lib64", "artifacts/lib")
            mkpath(dirname(joinpath(home, folder)))
            symlink(FOLDER, joinpath(home, folder))
            @test run_julia(RESULT; UNSET..., RECURSIVE_LU_HOME = home) == solved
            rm(joinpath(home, folder))
        end
        empty = "using RecursiveLU; try RecursiveLU.lu([1 2; 3 4]) catch e; print(e.msg) end"
        message = run_julia(empty; UNSET..., RECURSIVE_LU_HOME = home)
        @test occursin("$home/lib/librecursivelu.so (in the folder that RECURSIVE_LU_HOME names)", message)
        message = run_julia(empty; UNSET..., RECURSIVE_LU_LIB_DIR = home)
        @test occursin("RecursiveLU cannot load its library $home/librecursivelu.so", message)
        # Something else under that name.
        write(joinpath(home, "librecursivelu.so"), "no library")
        @test occursin("cannot load", run_julia(empty; UNSET..., RECURSIVE_LU_LIB_DIR = home))
        cp(dlpath("libm.so.6"), joinpath(home, "librecursivelu.so"), force = true)
        @test occursin("recursive_lu_f64_strided", run_julia(empty; UNSET..., RECURSIVE_LU_LIB_DIR = home))
        # The system's.
        symlink(joinpath(FOLDER, "librecursivelu.so"), joinpath(home, "librecursivelu.so.0"))
        for name in ("librecursivelu-v3.so", "librecursivelu-v4.so")
            isfile(joinpath(FOLDER, name)) && symlink(joinpath(FOLDER, name), joinpath(home, name))
        end
        path = home * ":" * get(ENV, "LD_LIBRARY_PATH", "")
        @test run_julia(RESULT; UNSET..., LD_LIBRARY_PATH = path) == solved
    end
end

@testset "Julia's threads" begin
    # Every thread factors and makes garbage, and the bits are those of one thread.
    @test run_julia("""
        using RecursiveLU, LinearAlgebra
        matrices = [randn(n, n) for n in repeat([3, 20, 64, 65, 150, 300], 20)]
        expected = [RecursiveLU.lu(A, threads = false).factors for A in matrices]
        good = zeros(Bool, length(matrices))
        Threads.@threads for i in eachindex(matrices)
            found = [RecursiveLU.lu(matrices[i], threads = threads).factors for threads in (true, false) for _ in 1:3]
            i % 10 == 0 && GC.gc()
            good[i] = all(==(expected[i]), found)
        end
        print(Threads.nthreads() > 1, " ", all(good))
        """, threads = 4) == "true true"
end

@testset "collections of garbage during a call" begin
    # Whole collections pass while another thread is in a long call. If they waited for it, at most one could, before it began.
    @test run_julia("""
        using RecursiveLU
        A, small = randn(3000, 3000), randn(3, 3)
        RecursiveLU.lu(small)
        begun, ended = Threads.Atomic{Bool}(false), Threads.Atomic{Bool}(false)
        function factor()
            begun[] = true
            RecursiveLU.lu!(A, threads = false)
            ended[] = true
        end
        function collect()
            while !begun[]
                GC.safepoint()
            end
            passed = 0
            while !ended[]
                GC.gc(false)
                Libc.systemsleep(0.001) # or Julia 1.5 lets the other thread starve
                passed += !ended[]
            end
            return passed
        end
        passed = 0
        Threads.@threads for i in 1:2
            i == 1 ? factor() : (global passed = collect())
        end
        print(passed > 3)
        """, threads = 2) == "true"
    # Arguments that nobody else holds live as long as the call.
    @test run_julia("""
        using RecursiveLU, LinearAlgebra
        stop = Threads.Atomic{Bool}(false)
        good = true
        Threads.@threads for i in 1:2
            if i == 1
                for n in 100:140
                    F = RecursiveLU.lu!(view(Matrix{Float64}(I, 2n, 2n), 1:n, 1:n))
                    global good &= F.factors == I && RecursiveLU.solve!(F, ones(n)) == ones(n)
                end
                stop[] = true
            else
                while !stop[]
                    GC.gc()
                    Libc.systemsleep(0.001)
                end
            end
        end
        print(good)
        """, threads = 2) == "true"
end

@testset "signals" begin
    # Ctrl-C during a call arrives after it, as an exception that can be caught, and all goes on.
    @test run_julia("""
        using RecursiveLU, LinearAlgebra
        Base.exit_on_sigint(false)
        A = randn(1500, 1500)
        expected = RecursiveLU.lu(A).factors
        interrupts = 0
        for i in 1:3
            run(`sh -c "sleep 0.2; kill -INT \$(getpid())"`, wait = false)
            try
                for j in 1:10000
                    RecursiveLU.lu(A)
                end
            catch e
                global interrupts += e isa InterruptException
            end
        end
        print(interrupts, " ", RecursiveLU.lu(A).factors == expected)
        """) == "3 true"
    # So do many in a row, for which Julia throws the exception wherever it is, in an interactive session.
    @test run_julia("""
        using RecursiveLU
        Core.eval(Base, :(is_interactive = true))
        Base.exit_on_sigint(false)
        A = randn(2500, 2500)
        expected = RecursiveLU.lu(A).factors
        done = "$(tempname())"
        run(`sh -c "for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.05; kill -INT \$(getpid()); done; touch \$done"`, wait = false)
        interrupts = 0
        while interrupts == 0 || !isfile(done)
            try
                RecursiveLU.lu(A, threads = false)
            catch e
                global interrupts += e isa InterruptException
            end
        end
        rm(done)
        print(interrupts > 0, " ", RecursiveLU.lu(A).factors == expected)
        """) == "true true"
    # The profiler stops threads wherever they are and looks at their stacks.
    @test run_julia("""
        using RecursiveLU, Profile
        A = randn(400, 400)
        RecursiveLU.lu(A)
        Profile.init(delay = 0.0005)
        @profile while length(Profile.fetch()) < 5000
            foreach(_ -> RecursiveLU.lu(A), 1:20)
        end
        print(length(Profile.fetch()) >= 5000)
        """, threads = 2) == "true"
    # An access that Julia's own handler of SIGSEGV makes an exception of still is one.
    @test run_julia("""
        using RecursiveLU
        RecursiveLU.lu(randn(600, 600))
        deep(n) = n + deep(n + 1) * 2
        print(try deep(1) catch e; e isa StackOverflowError end, RecursiveLU.lu([2.0 0; 0 2]).factors[1])
        """) == "true2.0"
end

@testset "the end" begin
    # Julia ends while a thread is in a call.
    @test run_julia("""
        using RecursiveLU
        A = randn(2000, 2000)
        RecursiveLU.lu(randn(3, 3))
        main = Threads.threadid()
        begun = Threads.Atomic{Bool}(false)
        Threads.@threads for i in 1:2
            if Threads.threadid() == main
                while !begun[]
                GC.safepoint()
            end
                print("ends")
                exit()
            else
                begun[] = true
                RecursiveLU.lu!(A)
            end
        end
        """, threads = 2) == "ends"
end
