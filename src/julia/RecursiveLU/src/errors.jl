# What an info of the library is in Julia.

# Errors, as include/recursive_lu.h counts them; what is greater is a zero pivot or none.
const OUT_OF_MEMORY = typemin(Int64) + 2^31 + 100
const INACCURATE = typemin(Int64) + 2^31 + 102
const LAST_ERROR = typemin(Int64) + 2^31 + 1000

"""
    RecursiveLU.NotFiniteException

The factors or the solution are not finite, because the data are not or because numbers overflowed. Both have been computed.
"""
struct NotFiniteException <: Exception end

Base.showerror(io::IO, ::NotFiniteException) =
    print(io, "NotFiniteException: the factors or the solution are not finite: the data are not, or numbers overflowed")

"""
    RecursiveLU.BatchException

Some systems of a batch were not solved; all others were. `failures` has a pair for each of them: its position, and the exception
that it would have been alone.
"""
struct BatchException <: Exception
    failures::Vector{Pair{Int, Exception}}
end

function Base.showerror(io::IO, e::BatchException)
    position, reason = first(e.failures)
    print(io, "BatchException: ", length(e.failures), " of the systems failed, the first of them at ", position, ": ")
    showerror(io, reason)
end

message(info) = unsafe_string(ccall(common(:recursive_lu_message), Cstring, (Int64,), info))

# The exception for an info that is not 0.
function exception(info, pivoting)
    info == OUT_OF_MEMORY && return OutOfMemoryError()
    info == INACCURATE && return NotFiniteException()
    info < LAST_ERROR && return ErrorException("RecursiveLU: " * message(info))
    return pivoting ? SingularException(info) : ZeroPivotException(abs(info))
end

@inline fail_if_error(info) = info < LAST_ERROR ? throw(exception(info, true)) : info
