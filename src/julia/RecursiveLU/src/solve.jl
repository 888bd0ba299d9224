# Solutions of systems.

"""
    RecursiveLU.solve!(A, B; pivot = Val(true), threads = true) -> B

Solves `A * X = B`; `A` becomes its factors and `B`, a vector or a matrix of the same element type, becomes X.

    RecursiveLU.solve!(F::LU, B; trans = 'N') -> B

Solves with the square matrix that was factored, with its transpose (`'T'`) or with its adjoint (`'C'`).

    RecursiveLU.solve!(A::AbstractArray{T, 3}, B; pivot = Val(true), threads = true) -> B

Solves `A[:, :, k] * X = B[:, :, k]`, or `B[:, k]` if `B` is a matrix, for every k in one call.

As in [`RecursiveLU.lu!`](@ref), views are worked in where they are if they have columns without gaps between elements, and in
copies otherwise. The arrays must not share memory.

An exactly singular matrix is a `SingularException`, without row exchanges a `ZeroPivotException`, and `B` stays as it was; what
is not finite is a [`RecursiveLU.NotFiniteException`](@ref), but not if it comes from factors. In a batch either is a
[`RecursiveLU.BatchException`](@ref), and all other systems have been solved.

The function may be called from several threads, with different `B` and, but for factors, different `A`.
"""
function solve!(A::AbstractMatrix{T}, B::AbstractVecOrMat{T}; pivot = Val(true), threads::Bool = true) where {T <: Element}
    n = order(A)
    check_right_hand_sides(n, A, B)
    a, b, ipiv = workable(A), workable(B), Vector{Int64}(undef, n)
    nrhs, lda, ldb, f, flag = size(b, 2), leading(a), leading(b), functions(T).gesv, flags(pivot, threads)
    info = GC.@preserve a b ipiv begin
        pa, pb, p = pointer(a), pointer(b), pointer(ipiv)
        @long n * (n + nrhs) ccall(f, Int64, (Int64, Int64, Ptr{T}, Int64, Ptr{Int64}, Ptr{T}, Int64, UInt32),
                                         n, nrhs, pa, lda, p, pb, ldb, flag)
    end
    if info > LAST_ERROR || info == INACCURATE
        put_back!(A, a)
        put_back!(B, b)
    end
    info == 0 || throw(exception(info, pivoting(pivot)))
    return B
end

function solve!(F::LU{T}, B::AbstractVecOrMat{T}; trans::Char = 'N') where {T <: Element}
    trans in ('N', 'T', 'C') || throw(ArgumentError("trans must be 'N', 'T' or 'C', not '$trans'"))
    n, factors, lda, ipiv = factors_of(F)
    check_right_hand_sides(n, F.factors, B)
    b = workable(B)
    nrhs, ldb, f, code = size(b, 2), leading(b), functions(T).solve, Cchar(trans)
    info = GC.@preserve factors b ipiv begin
        a, pb, p = pointer(factors), pointer(b), pointer(ipiv)
        @long n * (n + nrhs) ccall(f, Int64, (Cchar, Int64, Int64, Ptr{T}, Int64, Ptr{Int64}, Ptr{T}, Int64),
                                         code, n, nrhs, a, lda, p, pb, ldb)
    end
    info == 0 || throw(exception(info, true))
    put_back!(B, b)
    return B
end

function solve!(A::AbstractArray{T, 3}, B::Union{AbstractMatrix{T}, AbstractArray{T, 3}}; pivot = Val(true),
                threads::Bool = true) where {T <: Element}
    n, count = order(A), size(A, 3)
    check_right_hand_sides(n, A, B)
    size(B, ndims(B)) == count ||
        throw(DimensionMismatch("there are $count matrices, and right-hand sides for $(size(B, ndims(B)))"))
    a, b = workable(A), workable(B)
    ipiv, infos = Matrix{Int64}(undef, n, count), zeros(Int64, count)
    lda, stride_a, f, flag = leading(a), stride(a, 3), functions(T).batched_gesv, flags(pivot, threads)
    nrhs, ldb, stride_b = ndims(b) == 2 ? (1, max(1, n), leading(b)) : (size(b, 2), leading(b), stride(b, 3))
    info = GC.@preserve a b ipiv infos begin
        pa, pb, p, pi = pointer(a), pointer(b), pointer(ipiv), pointer(infos)
        @long length(a) + length(b) ccall(f, Int64, (Int64, Int64, Ptr{T}, Int64, Int64, Ptr{Int64}, Int64, Ptr{T}, Int64,
                                                           Int64, Int64, Ptr{Int64}, UInt32),
                                                n, nrhs, pa, lda, stride_a, p, n, pb, ldb, stride_b, count, pi, flag)
    end
    info > 0 || fail_if_error(info)
    put_back!(A, a)
    put_back!(B, b)
    info == 0 && return B
    throw(BatchException([k => exception(infos[k], pivoting(pivot)) for k in 1:count if infos[k] != 0]))
end

"""
    RecursiveLU.solve(A, B; pivot = Val(true), threads = true)
    RecursiveLU.solve(F::LU, B; trans = 'N')

The solution that [`RecursiveLU.solve!`](@ref) computes, of a matrix, from factors, or of a batch; the arguments stay as they are.
Their types are promoted to a common one, integers and rationals to `Float64`.
"""
function solve(A::AbstractArray{S}, B::AbstractArray{T}; keywords...) where {S, T}
    U = promote_type(element(S), element(T))
    return solve!(copied(U, A), copied(U, B); keywords...)
end

function solve(F::LU{S}, B::AbstractVecOrMat{T}; keywords...) where {S <: Element, T}
    U = promote_type(S, element(T))
    return solve!(S == U ? F : LU{U}(F), copied(U, B); keywords...)
end

"""
    LinearSolve.LinearSolveFunction(RecursiveLU.linsolve(; pivot = Val(true), threads = true))

A function of LinearSolve.jl's interface for solvers of one's own. It factors `A` when it is new, and keeps the factors.
"""
function linsolve(; keywords...)
    factors = nothing
    return function (A, b, u, p, new_matrix, Pl, Pr, data; ignored...)
        if new_matrix || factors === nothing
            factors = lu(convert(AbstractMatrix, A); keywords...)
        end
        return solve!(factors, copyto!(u, b))
    end
end
