# RecursiveLU.server_lu, with the server that the environment names.
const PROGRAM = RecursiveLU.find_server()

server_pid() = getpid(RecursiveLU.server.process)

"Makes a shell script to be started as the server, and calls f."
function with_server(f, script)
    mktempdir() do folder
        path = joinpath(folder, "server")
        write(path, "#!/bin/sh\n", script)
        chmod(path, 0o755)
        RecursiveLU.stop_server()
        try
            withenv(f, "RECURSIVE_LU_SERVER_PATH" => path)
        finally
            RecursiveLU.stop_server()
        end
    end
end

# Waits until the server has a request but no answer.
stop_answering() = (kill(RecursiveLU.server.process, 19); sleep(0.1))

@testset "server" begin
    @test PROGRAM !== nothing
    RecursiveLU.stop_server()
    for T in ELEMENTS, (m, n) in ((0, 0), (1, 1), (5, 5), (40, 40), (7, 3), (3, 7), (300, 300)), threads in (true, false)
        A = m == n ? shuffled(T, n) : randn(T, m, n)
        F, own = RecursiveLU.server_lu(A, threads = threads), RecursiveLU.lu(A)
        @test F isa LU{T, Matrix{T}} && F.factors == own.factors && F.ipiv == own.ipiv && factors_of(F, A)
        if m == n > 0
            b = randn(T, n)
            D = A + 2n * I
            @test solves(A, F \ b, b) && det(F) ≈ det(own) && inv(F) ≈ inv(own)
            @test RecursiveLU.server_lu(D, pivot = Val(false)).factors == RecursiveLU.lu(D, Val(false)).factors
        end
    end
    first_pid = server_pid()
    @test RecursiveLU.server_lu([2 1; 1 3]) \ [4, 7] ≈ [1, 2] && server_pid() == first_pid
    @test RecursiveLU.server_lu(view(randn(9, 9), 1:2:9, 5:-1:1)) isa LU
    @test_throws SingularException(2) RecursiveLU.server_lu([1 2; 2 4])
    @test !issuccess(RecursiveLU.server_lu([1 2; 2 4], check = false))
    @test_throws ZeroPivotException(1) RecursiveLU.server_lu([0 1; 1 0], pivot = Val(false))
    @test_throws ArgumentError RecursiveLU.server_lu(Float16[1 2; 3 4])
    @test server_pid() == first_pid

    # Many tasks at once.
    matrices = [randn(n, n) for n in 1:30]
    found = Vector{Any}(undef, 30)
    @sync for i in 1:30
        @async found[i] = RecursiveLU.server_lu(matrices[i])
    end
    @test all(factors_of(found[i], matrices[i]) for i in 1:30) && server_pid() == first_pid

    # Several threads of Julia at once.
    @test run_julia("""
        using RecursiveLU
        good = zeros(Bool, 20)
        Threads.@threads for i in 1:20
            A = randn(5i, 5i)
            good[i] = RecursiveLU.server_lu(A).factors == RecursiveLU.lu(A).factors
        end
        print(all(good))
        """, threads = 2) == "true"

    # It is killed between two calls, and in the middle of one.
    kill(RecursiveLU.server.process, Base.SIGKILL)
    A = randn(200, 200)
    @test RecursiveLU.server_lu(A).factors == RecursiveLU.lu(A).factors && server_pid() != first_pid
    for n in (3, 1000)
        A = randn(n, n)
        before = server_pid()
        stop_answering()
        task = @async RecursiveLU.server_lu(A)
        sleep(0.3)
        @test !istaskdone(task)
        kill(RecursiveLU.server.process, Base.SIGKILL)
        @test factors_of(fetch(task), A) && server_pid() != before
    end

    # A task that is interrupted leaves no half of a conversation.
    before = server_pid()
    stop_answering()
    task = @async RecursiveLU.server_lu(randn(100, 100))
    sleep(0.3)
    schedule(task, InterruptException(), error = true)
    @test try wait(task); false catch; true end
    @test factors_of(RecursiveLU.server_lu(A), A) && server_pid() != before

    # Servers that hold less, take less, or are none. The warning comes once.
    fallback = (:warn, r"server_lu factors with LinearAlgebra.lu")
    with_server("exec '$PROGRAM' --max-bytes 100000\n") do
        @test_throws OutOfMemoryError RecursiveLU.server_lu(randn(200, 200))
        @test factors_of(@test_logs(RecursiveLU.server_lu(A[1:50, 1:50])), A[1:50, 1:50])
    end
    hello = "head -c 1 >/dev/null; printf '\\002\\000\\000\\000\\037\\000\\000\\000\\001\\000\\000\\000x'; "
    chatter = "printf 'This is no server, and it says so at some length'; exec cat"
    for script in (hello * "head -c 17 >/dev/null", "exit 1", "true", "head -c 1", chatter)
        with_server(script) do
            RecursiveLU.patience[] = 2
            @test factors_of(@test_logs(fallback, RecursiveLU.server_lu(A)), A)
            @test @test_logs(RecursiveLU.server_lu(A)).factors == LinearAlgebra.lu(A).factors
            @test RecursiveLU.server_lu(dominant(Float64, 5), pivot = Val(false)).ipiv == 1:5
            @test_throws SingularException RecursiveLU.server_lu([1 2; 2 4])
        end
    end
    with_server("exec sleep 1000") do
        RecursiveLU.patience[] = 0.5
        @test factors_of(@test_logs(fallback, RecursiveLU.server_lu(A)), A)
        RecursiveLU.patience[] = 20
    end
    with_server(hello * "exec cat") do
        @test @test_logs(fallback, RecursiveLU.server_lu(ComplexF64.(A))) isa LU{ComplexF64}
    end
    withenv("RECURSIVE_LU_SERVER_PATH" => "/nowhere/recursive_lu_server") do
        @test factors_of(@test_logs((:warn, r"was not found"), RecursiveLU.server_lu(A)), A)
        @test factors_of(@test_logs(RecursiveLU.server_lu(A)), A)
    end
    RecursiveLU.stop_server()
    withenv("RECURSIVE_LU_SERVER" => "off") do
        @test factors_of(@test_logs(RecursiveLU.server_lu(A)), A) && RecursiveLU.server.process === nothing
    end

    # Without the library, and the server ends with Julia.
    pid = run_julia("""
        using RecursiveLU
        RecursiveLU.server_lu([2 1; 1 3]) \\ [4, 7] ≈ [1, 2] || exit(1)
        print(getpid(RecursiveLU.server.process))
        """; RECURSIVE_LU_LIB_DIR = "/nowhere", RECURSIVE_LU_SERVER_PATH = PROGRAM)
    @test occursin(r"^\d+$", pid)
    gone(pid) = !isdir("/proc/$pid") || occursin("(zombie)", read("/proc/$pid/status", String))
    @test timedwait(() -> gone(pid), 20.0) == :ok
    RecursiveLU.stop_server()
end
