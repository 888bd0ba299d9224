# Factorizations, and what can be read from them.

# The LU object of computed factors. Newer versions of LinearAlgebra tell a zero pivot without row exchanges by its sign.
function factorization(factors, ipiv, info, pivot, check)
    check && info != 0 && throw(exception(info, pivoting(pivot)))
    zero_pivot = abs(info)
    sign = pivoting(pivot) || VERSION < v"1.11" ? 1 : -1
    return LU(factors, convert(Vector{BlasInt}, ipiv), BlasInt(sign * zero_pivot))
end

"""
    RecursiveLU.lu!(A; pivot = Val(true), threads = true, check = true) -> LinearAlgebra.LU
    RecursiveLU.lu!(A, pivot; threads = true, check = true)
    RecursiveLU.lu!(A, ipiv; pivot = Val(true), threads = true, check = true)

Factors `A`, a matrix of `Float64`, `Float32`, `ComplexF64` or `ComplexF32` of any shape, in its place.

`A` may be a view: whatever has columns without gaps between elements, such as `view(M, 2:5, 1:3)`, is factored where it is. Any
other matrix is factored in a copy, which the result holds and which is then copied to `A`. `ipiv`, a vector of
`min(size(A)...)` elements, takes the row exchanges, and the result holds it.

`pivot` is `Val(true)`, `Val(false)`, `RowMaximum()`, `NoPivot()`, `true` or `false`. With `threads` large matrices are shared
with threads of the library; the result is bitwise that of one.

A pivot that is exactly zero is a `SingularException`, without row exchanges a `ZeroPivotException`, and with `check = false` an
object whose `issuccess` is false; `A` has been factored. NaN and infinity are computed with like any number.

The function may be called from several threads, with different matrices.
"""
function lu!(A::AbstractMatrix{T}, ipiv::Vector{Int64} = Vector{Int64}(undef, min(size(A)...)); pivot = Val(true),
             threads::Bool = true, check::Bool = true) where {T <: Element}
    require_one_based_indexing(A)
    m, n = size(A)
    length(ipiv) == min(m, n) ||
        throw(DimensionMismatch("ipiv must have $(min(m, n)) elements for a matrix of $m x $n, not $(length(ipiv))"))
    factors = workable(A)
    info = factor_in_place!(factors, ipiv, flags(pivot, threads))
    put_back!(A, factors)
    return factorization(factors, ipiv, info, pivot, check)
end

lu!(A::AbstractMatrix, pivot::Pivot; keywords...) = lu!(A; pivot = pivot, keywords...)
lu!(A::AbstractMatrix{T}, ::Vector{Int64} = Int64[]; keywords...) where {T} =
    throw(ArgumentError("matrices of $T cannot be factored in place, only those of Float64, Float32, ComplexF64 and ComplexF32"))

function factor_in_place!(A::AbstractMatrix{T}, ipiv, flags) where {T}
    (m, n), lda, f = size(A), leading(A), functions(T).strided
    info = GC.@preserve A ipiv begin
        a, p = pointer(A), pointer(ipiv)
        @long m * n ccall(f, Int64, (Ptr{T}, Int64, Int64, Int64, Ptr{Int64}, UInt32), a, m, n, lda, p, flags)
    end
    return fail_if_error(info)
end

"""
    RecursiveLU.lu(A; pivot = Val(true), threads = true, check = true) -> LinearAlgebra.LU
    RecursiveLU.lu(A, pivot; threads = true, check = true)

Factors a copy of `A`, as [`RecursiveLU.lu!`](@ref) does. Integers and rationals are factored as `Float64`.
"""
lu(A::AbstractMatrix{T}; keywords...) where {T} = lu!(copied(element(T), A); keywords...)
lu(A::AbstractMatrix, pivot::Pivot; keywords...) = lu(A; pivot = pivot, keywords...)

# The order of a factorization, its factors where the library can read them, the distance between their columns, row exchanges.
function factors_of(F::LU{T}) where {T <: Element}
    n = order(F.factors)
    length(F.ipiv) == n || throw(DimensionMismatch("F.ipiv has $(length(F.ipiv)) elements, and the matrix has $n rows"))
    factors = workable(F.factors)
    return n, factors, leading(factors), convert(Vector{Int64}, F.ipiv)
end

"""
    RecursiveLU.det(F::LU)

The determinant of the square matrix that was factored. It is 0 or infinite only if it is too small or too large itself.
"""
function det(F::LU{T}) where {T <: Element}
    n, factors, lda, ipiv = factors_of(F)
    value = Ref(zero(T))
    fail_if_error(ccall(functions(T).det, Int64, (Int64, Ptr{T}, Int64, Ptr{Int64}, Ptr{T}), n, factors, lda, ipiv, value))
    return value[]
end

"""
    RecursiveLU.logabsdet(F::LU) -> (log(abs(det)), sign)

The logarithm of the determinant's absolute value, and the determinant divided by that value: `-Inf` and 0 for 0.
"""
logabsdet(F::LU{T}) where {T <: Element} = logabsdet(F, real(T))
function logabsdet(F::LU{T}, ::Type{R}) where {T, R}
    n, factors, lda, ipiv = factors_of(F)
    sign, logarithm = Ref(zero(T)), Ref(zero(R))
    fail_if_error(ccall(functions(T).logdet, Int64, (Int64, Ptr{T}, Int64, Ptr{Int64}, Ptr{T}, Ptr{R}), n, factors, lda, ipiv,
                        sign, logarithm))
    return logarithm[], sign[]
end

"""
    RecursiveLU.inv!(F::LU; threads = true) -> Matrix

Overwrites the factors with the inverse of the square matrix, and gives it. `F` is none any more. `SingularException` if U has a
zero on its diagonal; then `F` is as it was.
"""
function inv!(F::LU{T}; threads::Bool = true) where {T <: Element}
    n, factors, lda, ipiv = factors_of(F)
    f, flag = functions(T).inverse, flags(true, threads)
    info = GC.@preserve factors ipiv begin
        a, p = pointer(factors), pointer(ipiv)
        @long n * n ccall(f, Int64, (Int64, Ptr{T}, Int64, Ptr{Int64}, UInt32), n, a, lda, p, flag)
    end
    info == 0 || throw(exception(info, true))
    put_back!(F.factors, factors)
    return F.factors
end

"""
    RecursiveLU.inv(A; threads = true)
    RecursiveLU.inv(F::LU; threads = true)

The inverse of a square matrix, or of the one that was factored; both stay as they are.
"""
inv(F::LU{<:Element}; threads::Bool = true) = inv!(LU(Array(F.factors), copy(F.ipiv), F.info); threads = threads)
function inv(A::AbstractMatrix; threads::Bool = true)
    order(A)
    return inv!(lu(A; threads = threads); threads = threads)
end

"""
    RecursiveLU.rcond(A, p = 1; threads = true)
    RecursiveLU.rcond(F::LU, norm, p = 1)

An estimate of the reciprocal condition number of a square matrix in the norm `p`, 1 or `Inf`; from factors it needs the matrix's
own norm, `opnorm(A, p)`. 0 if it is exactly singular, NaN if it has one. It is seldom more than three times the true value, but
no bound.
"""
function rcond(A::AbstractMatrix{T}, p::Real = 1; threads::Bool = true) where {T}
    order(A)
    letter(p)
    copy = copied(element(T), A)
    # opnorm takes Inf + NaN * im for infinite.
    norm = any(isnan, copy) ? real(eltype(copy))(NaN) : opnorm(copy, p)
    return rcond(lu!(copy; threads = threads, check = false), norm, p)
end
rcond(F::LU{T}, norm::Real, p::Real = 1) where {T <: Element} = rcond(F, convert(real(T), norm), letter(p))

# Concrete types for ccall: Julia 1.5 passes a number whose type is a parameter of the method as a pointer to it.
for R in (Float64, Float32)
    @eval function rcond(F::LU{T}, norm::$R, letter::Char) where {T}
        n, factors, lda, _ = factors_of(F)
        isnan(norm) && return norm
        norm >= 0 || throw(ArgumentError("a norm is not negative: " * string(norm)))
        value, f, code = Ref(zero($R)), functions(T).rcond, Cchar(letter)
        info = GC.@preserve factors value begin
            a, v = pointer(factors), Base.unsafe_convert(Ptr{$R}, value)
            @long n * n ccall(f, Int64, (Cchar, Int64, Ptr{T}, Int64, $R, Ptr{$R}), code, n, a, lda, norm, v)
        end
        fail_if_error(info)
        return value[]
    end
end

letter(p::Real) = p == 1 ? '1' : p == Inf ? 'I' : throw(ArgumentError("the norm must be 1 or Inf, not $p"))
