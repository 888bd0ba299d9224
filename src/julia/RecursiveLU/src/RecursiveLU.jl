"""
LU factorizations of dense matrices by the library RecursiveLU, as objects that LinearAlgebra knows. Nothing is exported: names
are those of LinearAlgebra, as in [`RecursiveLU.lu`](@ref).
"""
module RecursiveLU

using Base: mightalias, require_one_based_indexing
using Libdl: dlopen, dlsym, RTLD_LOCAL, RTLD_NOW
import LinearAlgebra
using LinearAlgebra: BlasInt, LU, SingularException, ZeroPivotException, opnorm

include("library.jl")
include("errors.jl")
include("arguments.jl")
include("factor.jl")
include("solve.jl")
include("server.jl")

end
