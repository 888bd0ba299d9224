# What callers may give, and what the library takes.

# Pivoting as LinearAlgebra names it, in any of its versions.
pivoting(::Val{true}) = true
pivoting(::Val{false}) = false
pivoting(pivot::Bool) = pivot
if isdefined(LinearAlgebra, :RowMaximum)
    pivoting(::LinearAlgebra.RowMaximum) = true
    pivoting(::LinearAlgebra.NoPivot) = false
    const Pivot = Union{Val{true}, Val{false}, LinearAlgebra.RowMaximum, LinearAlgebra.NoPivot}
    linear_algebra_pivot(pivot) = pivoting(pivot) ? LinearAlgebra.RowMaximum() : LinearAlgebra.NoPivot()
else
    const Pivot = Union{Val{true}, Val{false}}
    linear_algebra_pivot(pivot) = Val(pivoting(pivot))
end

# Flags of the library.
const THREADED, NO_PIVOT = UInt32(1), UInt32(2)
flags(pivot, threads::Bool) = ifelse(threads, THREADED, UInt32(0)) | ifelse(pivoting(pivot), UInt32(0), NO_PIVOT)

# The elements that numbers of a type are factored as.
element(::Type{T}) where {T <: Element} = T
element(::Type{<:Union{Integer, Rational}}) = Float64
element(::Type{<:Complex{<:Union{Integer, Rational}}}) = ComplexF64
element(::Type{T}) where {T} =
    throw(ArgumentError("the elements must be Float64, Float32, ComplexF64, ComplexF32, integers or rationals, not $T"))

# Whether the library can work in an array where it is.
in_columns(x::StridedVector) = length(x) < 2 || stride(x, 1) == 1
in_columns(A::StridedMatrix) =
    isempty(A) || (size(A, 1) < 2 || stride(A, 1) == 1) && (size(A, 2) < 2 || stride(A, 2) >= size(A, 1))
in_columns(A::StridedArray{T, 3}) where {T} =
    isempty(A) || (size(A, 1) < 2 || stride(A, 1) == 1) && (size(A, 2) < 2 || stride(A, 2) >= size(A, 1)) &&
    (size(A, 3) < 2 || stride(A, 3) >= leading(A) * (size(A, 2) - 1) + size(A, 1))
in_columns(::AbstractArray) = false

# The distance between columns.
leading(x::AbstractVector) = max(1, length(x))
leading(A::AbstractArray) = max(1, size(A, 1), size(A, 2) < 2 ? 1 : stride(A, 2))

# An array itself, if the library can work in it, or a copy.
workable(A::AbstractArray) = in_columns(A) ? A : Array(A)

# A copy of an array, with elements of a type.
function copied(::Type{T}, A::AbstractArray{<:Any, N}) where {T, N}
    require_one_based_indexing(A)
    return copyto!(Array{T, N}(undef, size(A)), A)
end

# Has what was computed in workable(A) in A.
put_back!(A, worked) = worked === A || copyto!(A, worked)

function order(A::AbstractArray)
    require_one_based_indexing(A)
    size(A, 1) == size(A, 2) || throw(DimensionMismatch("matrix is not square: its dimensions are $(size(A)[1:2])"))
    return size(A, 1)
end

function check_right_hand_sides(n, A, B)
    require_one_based_indexing(B)
    size(B, 1) == n || throw(DimensionMismatch("B has $(size(B, 1)) rows, and the matrix has $n"))
    shares_memory(A, B) && throw(ArgumentError("the right-hand sides share memory with the matrix"))
    return nothing
end

# Views of different arrays that share a list of indices share nothing that is written.
shares_memory(A, B) = !isempty(A) && !isempty(B) && mightalias(A, B) && mightalias(parent(A), parent(B))
