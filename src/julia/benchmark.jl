# Compares RecursiveLU with LinearAlgebra's own lu and \, which call OpenBLAS, for systems of order 4 to 500.
#
#     julia --project=RecursiveLU benchmark.jl
#
# Prints microseconds per call, the medians of passes in which both take turns, and the median over the passes of the quotient
# ours over theirs. Let nothing else run beside it.
using LinearAlgebra, Random, RecursiveLU

const PASSES = 41

# Seconds per call, of so many.
function seconds(call, repeats)
    start = time_ns()
    for _ in 1:repeats
        call()
    end
    return (time_ns() - start) / repeats / 1e9
end

# How many calls take about three milliseconds.
function repeats_for(call)
    call()
    repeats = 1
    while seconds(call, repeats) * repeats < 3e-3
        repeats *= 2
    end
    return repeats
end

middle(values) = sort(values)[(end + 1) ÷ 2]

function compare(title, ours, theirs)
    n = repeats_for.((ours, theirs))
    times = [seconds.((ours, theirs), n) for _ in 1:PASSES]
    GC.gc()
    format(x, digits) = lpad(string(round(x, digits = digits)), 12)
    println(rpad(title, 24), format(1e6 * middle(first.(times)), 2), format(1e6 * middle(last.(times)), 2),
            format(middle(first.(times) ./ last.(times)), 3))
end

function main()
    Random.seed!(7)
    println("Julia $VERSION, RecursiveLU $(RecursiveLU.version()), $(RecursiveLU.kernels()), $(Sys.CPU_THREADS) processors\n")
    for threads in unique((1, Sys.CPU_THREADS))
        RecursiveLU.set_num_threads(threads)
        BLAS.set_num_threads(threads)
        println(rpad("threads: $threads", 24), join(lpad.(("ours", "theirs", "quotient"), 12)))
        for n in (4, 16, 100, 500)
            A, b = randn(n, n), randn(n)
            C, ipiv = similar(A), zeros(Int64, n)
            compare("lu(A), n = $n", () -> RecursiveLU.lu(A), () -> lu(A))
            compare("lu!(A), n = $n", () -> RecursiveLU.lu!(copyto!(C, A), ipiv), () -> lu!(copyto!(C, A)))
            compare("A \\ b, n = $n", () -> RecursiveLU.solve(A, b), () -> A \ b)
            F = RecursiveLU.lu(A)
            compare("F \\ b, n = $n", () -> RecursiveLU.solve(F, b), () -> F \ b)
        end
        for n in (4, 16)
            A, B = randn(n, n, 1000), randn(n, 1000)
            compare("1000 of n = $n", () -> RecursiveLU.solve(A, B), () -> [A[:, :, k] \ B[:, k] for k in 1:1000])
        end
        println()
    end
end

main()
