# Where librecursivelu.so is, and its functions.

"The types of elements that the library computes with."
const Element = Union{Float64, Float32, ComplexF64, ComplexF32}

const NAMES = (:strided, :solve, :gesv, :batched_gesv, :inverse, :det, :logdet, :rcond)

# The addresses of the functions for one element type.
const Functions = NamedTuple{NAMES, NTuple{length(NAMES), Ptr{Cvoid}}}
const ABSENT = Functions(ntuple(_ -> C_NULL, length(NAMES)))

const F64, F32, C128, C64 = Ref(ABSENT), Ref(ABSENT), Ref(ABSENT), Ref(ABSENT)
table(::Type{Float64}) = F64
table(::Type{Float32}) = F32
table(::Type{ComplexF64}) = C128
table(::Type{ComplexF32}) = C64

# The library itself, or null and why.
const handle = Ref{Ptr{Cvoid}}(C_NULL)
const problem = Ref("")

variable(name) = get(ENV, name, "")

# The library's path, and what names it.
function choose_library()
    file = "librecursivelu.so"
    folder, home = variable("RECURSIVE_LU_LIB_DIR"), variable("RECURSIVE_LU_HOME")
    if !isempty(folder)
        return joinpath(folder, file), "in the folder that RECURSIVE_LU_LIB_DIR names"
    elseif !isempty(home)
        folders = joinpath.(home, ["lib", "lib64", "lib/$(Sys.ARCH)-linux-gnu", "artifacts/lib"])
        found = findfirst(folder -> isfile(joinpath(folder, file)), folders)
        return joinpath(folders[found === nothing ? 1 : found], file), "in the folder that RECURSIVE_LU_HOME names"
    else
        return file * ".0", "of the system, as neither RECURSIVE_LU_LIB_DIR nor RECURSIVE_LU_HOME names a folder"
    end
end

function __init__()
    path, origin = choose_library()
    try
        library = dlopen(path, RTLD_NOW | RTLD_LOCAL)
        # A library that lacks one of the functions is another one, or another version.
        for (letters, T) in (("f64", Float64), ("f32", Float32), ("c128", ComplexF64), ("c64", ComplexF32))
            table(T)[] = Functions(map(name -> dlsym(library, "recursive_lu_$(letters)_$name"), NAMES))
        end
        handle[] = library
    catch error
        problem[] = "RecursiveLU cannot load its library $path ($origin): " * sprint(showerror, error)
        foreach(T -> table(T)[] = ABSENT, (Float64, Float32, ComplexF64, ComplexF32))
    end
end

# The functions for an element type.
@inline function functions(::Type{T}) where {T <: Element}
    handle[] == C_NULL && throw(ErrorException(problem[]))
    return table(T)[]
end

# A function that is not for an element type.
function common(name)
    handle[] == C_NULL && throw(ErrorException(problem[]))
    return dlsym(handle[], name)
end

# Matrices of fewer elements are done before anybody has waited for them.
const FEW = 64^2

# What pthread_sigmask takes: its first argument, and a set with SIGUSR2, the signal 12 of Linux.
const SIG_BLOCK, SIG_SETMASK = Cint(0), Cint(2)
const SignalSet = NTuple{16, UInt64}
const USR2 = ntuple(i -> i == 1 ? UInt64(1) << 11 : UInt64(0), 16)
@inline set_signal_mask(how, set, before) =
    ccall(:pthread_sigmask, Cint, (Cint, Ptr{SignalSet}, Ptr{SignalSet}), how, set, before)

# Where Ctrl-C is an exception, and comes again and again, Julia throws it by SIGUSR2 wherever its first thread is. Out of the
# library that must not be: the process would end at the next call. The profiler needs that signal.
holds_interrupts() = isinteractive() && ccall(:jl_profile_is_running, Cint, ()) == 0

# A ccall whose arguments are plain bits. While it runs, other threads of Julia may collect garbage, and exceptions for Ctrl-C
# wait; unless it has only so few elements to work on that it returns at once.
macro long(elements, call)
    return esc(quote
        if $elements < FEW
            $call
        else
            let masks = [USR2, USR2], holds = holds_interrupts()
                GC.@preserve masks begin
                    usr2, before = pointer(masks, 1), pointer(masks, 2)
                    # Nothing may be allocated from here on.
                    state = ccall(:jl_gc_safe_enter, Int8, ())
                    holds && set_signal_mask(SIG_BLOCK, usr2, before)
                    result = $call
                    holds && set_signal_mask(SIG_SETMASK, before, Ptr{SignalSet}(C_NULL))
                    ccall(:jl_gc_safe_leave, Cvoid, (Int8,), state)
                    result
                end
            end
        end
    end)
end

"""
    RecursiveLU.version() -> VersionNumber

The library's version.
"""
version() = VersionNumber(unsafe_string(ccall(common(:recursive_lu_version), Cstring, ())))

"""
    RecursiveLU.kernels() -> String

What the library's kernels were made for: `"baseline"`, `"x86-64-v3"`, `"x86-64-v4"`, or `"aarch64-neon"`.
"""
kernels() = unsafe_string(ccall(common(:recursive_lu_isa), Cstring, ()))

"""
    RecursiveLU.get_num_threads() -> Int

How many threads a call with `threads = true` may use, the caller's included; they are not Julia's.
"""
get_num_threads() = Int(ccall(common(:recursive_lu_get_num_threads), Int32, ()))

"""
    RecursiveLU.set_num_threads(n)

Sets how many threads later calls of the process may use, from 1 to 1024; 0 goes back to the default: `RECURSIVE_LU_NUM_THREADS`
of the environment, or the processors that the process may use.
"""
function set_num_threads(n::Integer)
    n >= 0 || throw(ArgumentError("the number of threads must not be negative: $n"))
    fail_if_error(ccall(common(:recursive_lu_set_num_threads), Int64, (Int32,), min(n, 1024)))
    return nothing
end
