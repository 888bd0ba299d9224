using LinearAlgebra, Libdl, Profile, Random, RecursiveLU, Test

const ELEMENTS = (Float64, Float32, ComplexF64, ComplexF32)

"Whether factors are those of A, but for rounding errors."
function factors_of(F, A)
    L, U, p = F.L, F.U, F.p
    tolerance = 4 * (max(size(A)...) + 1) * eps(real(eltype(A)))
    return norm(L * U - A[p, :]) <= tolerance * norm(L) * norm(U)
end

"Whether X solves A * X = B, but for rounding errors."
solves(A, X, B) = norm(A * X - B) <= 50 * (size(A, 1) + 1) * eps(real(eltype(X))) * (norm(A) * norm(X) + norm(B))

"A matrix whose elimination needs no row exchanges."
dominant(T, n) = randn(T, n, n) + 2n * I

"A well-conditioned matrix whose elimination needs row exchanges."
shuffled(T, n) = dominant(T, n)[randperm(n), :] / 2n

# A matrix that is no array of Julia's.
struct Wrapped{T} <: AbstractMatrix{T}
    content::Matrix{T}
end
Base.size(A::Wrapped) = size(A.content)
Base.getindex(A::Wrapped, i::Int, j::Int) = A.content[i, j]
Base.setindex!(A::Wrapped, value, i::Int, j::Int) = A.content[i, j] = value

# A matrix that counts from 0.
struct Shifted <: AbstractMatrix{Float64} end
Base.size(::Shifted) = (2, 2)
Base.axes(::Shifted) = (Base.IdentityUnitRange(0:1), Base.IdentityUnitRange(0:1))
Base.getindex(::Shifted, i::Int, j::Int) = 1.0 + i + 2j

"Runs a program in another Julia, with an environment that differs, and gives what it printed; \"failed\" if it did."
function run_julia(code; threads = 1, environment...)
    command = `$(Base.julia_cmd()) --project=$(Base.active_project()) --startup-file=no -e $code`
    changed = copy(ENV)
    changed["JULIA_NUM_THREADS"] = string(threads)
    for (name, value) in environment
        value === nothing ? delete!(changed, string(name)) : (changed[string(name)] = value)
    end
    output, errors = IOBuffer(), IOBuffer()
    process = run(pipeline(setenv(command, changed), stdin = devnull, stdout = output, stderr = errors), wait = false)
    wait(process)
    success(process) || return "failed: " * String(take!(errors))
    return String(take!(output))
end

Random.seed!(1)
@testset "RecursiveLU" begin
    for part in ("factor", "views", "solve", "batches", "errors", "process", "server")
        include(part * ".jl")
    end
end
