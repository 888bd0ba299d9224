# Factorizations in a process of their own, recursive_lu_server, by the bytes that src/RecursiveLU.Server/README.md describes.

# The first commands of the protocol, which factor; others may be added to them.
command(::Type{Float64}) = 0x00
command(::Type{Float32}) = 0x01
command(::Type{ComplexF64}) = 0x06
command(::Type{ComplexF32}) = 0x07
const THREADED_COMMAND, NO_PIVOT_COMMAND = 0x02, 0x04
const HELLO, EXIT = 0x10, 0xff
const COMPLEX_MATRICES = 0x20 # among the features that a server says it has

# How long a server may take for its first answer, in seconds.
const patience = Ref(20.0)

mutable struct Server
    process::Union{Nothing, Base.Process}
    features::UInt32
    failed::Bool # could not be started: it is not tried again
    warned::Bool
end

# One conversation for the whole process, and who has it.
const server = Server(nothing, 0, false, false)
const server_lock = ReentrantLock()

# The program's path, or nothing.
function find_server()
    named, home, folder = variable.(("RECURSIVE_LU_SERVER_PATH", "RECURSIVE_LU_HOME", "RECURSIVE_LU_LIB_DIR"))
    isempty(named) || return isfile(named) ? named : nothing
    folders = vcat(isempty(home) ? String[] : joinpath.(home, ["bin", "artifacts/bin"]),
                   isempty(folder) ? String[] : [joinpath(folder, "..", "bin")])
    for path in joinpath.(folders, "recursive_lu_server")
        isfile(path) && return path
    end
    return Sys.which("recursive_lu_server")
end

# Has a server running, or gives why there is none.
function start_server()
    server.process !== nothing && process_running(server.process) && return nothing
    path = find_server()
    path === nothing && return "the program recursive_lu_server was not found; RECURSIVE_LU_SERVER_PATH may name it"
    try
        # Detached, it does not get the terminal's Ctrl-C; it ends when its input does.
        server.process = open(detach(`$path`), "r+")
        alarm = Timer(_ -> kill(server.process, Base.SIGKILL), patience[])
        try
            write(server.process, HELLO)
            _, server.features, length = ntuple(_ -> read(server.process, UInt32), 3)
            # The version follows, of 255 bytes at most.
            length < 256 && sizeof(read(server.process, length)) == length || throw(EOFError())
        finally
            close(alarm)
        end
        return nothing
    catch error
        end_server()
        error isa Union{Base.IOError, EOFError} || rethrow()
        return "$path could not be started, or does not answer as a server does"
    end
end

# Ends the server, whatever it does.
function end_server()
    process, server.process = server.process, nothing
    if process !== nothing
        kill(process, Base.SIGKILL)
        close(process)
    end
end

"""
    RecursiveLU.stop_server()

Ends the server that [`RecursiveLU.server_lu`](@ref) has started, if any; a later call starts another one, even if one could not
be started before. Without this the server ends with Julia.
"""
function stop_server()
    lock(server_lock) do
        end_server()
        server.failed = server.warned = false
    end
    return nothing
end

"""
    RecursiveLU.server_lu(A; pivot = Val(true), threads = true, check = true) -> LinearAlgebra.LU

Factors a copy of `A` as [`RecursiveLU.lu`](@ref) does, but in another process: `recursive_lu_server`, which is started by the
first call, serves all calls one after another, and ends with Julia. The library is not loaded by this, nor needed.

The program is the file that `RECURSIVE_LU_SERVER_PATH` names, or else one in `bin` of `RECURSIVE_LU_HOME`, beside
`RECURSIVE_LU_LIB_DIR`, or in `PATH`. If it dies, another one is started and gets the matrix once more. If it cannot be started,
the factors are those of `LinearAlgebra.lu`, after a warning that comes once; with `RECURSIVE_LU_SERVER=off` in the environment
without one.

An `OutOfMemoryError` says that the matrix is larger than the server may hold.
"""
function server_lu(A::AbstractMatrix{T}; pivot = Val(true), threads::Bool = true, check::Bool = true) where {T}
    matrix = copied(element(T), A)
    choices = pivoting(pivot) ? ifelse(threads, THREADED_COMMAND, 0x00) : NO_PIVOT_COMMAND
    off = lowercase(variable("RECURSIVE_LU_SERVER")) == "off"
    answer = off ? nothing : lock(() -> factor_there(matrix, choices), server_lock)
    answer === nothing && return LinearAlgebra.lu(matrix, linear_algebra_pivot(pivot); check = check)
    info, factors, ipiv = answer
    return factorization(factors, ipiv, info, pivot, check)
end

# The answer of a server, or nothing if there is none.
function factor_there(A::Matrix{T}, choices) where {T}
    server.failed && return nothing
    reason = "it ended twice in the middle of a request"
    for attempt in 1:2
        failure = start_server()
        if failure !== nothing
            reason, server.failed = failure, true
            break
        elseif T <: Complex && server.features & COMPLEX_MATRICES == 0
            reason = "the server is an old one that takes no complex matrices"
            break
        end
        try
            return converse(server.process, A, command(T) + choices)
        catch error
            # What is left of the conversation is unknown, also when the user has interrupted it.
            end_server()
            error isa Union{Base.IOError, EOFError} || rethrow()
        end
    end
    server.warned || @warn "RecursiveLU.server_lu factors with LinearAlgebra.lu: $reason"
    server.warned = true
    return nothing
end

# Sends a request, and gives info, factors and row exchanges.
function converse(process, A::Matrix{T}, command) where {T}
    m, n = size(A)
    try
        write(process, command, Int64(m), Int64(n))
        write(process, A)
    catch error
        # A server that refuses a request need not read all of it: its answer says why.
        error isa Base.IOError || rethrow()
    end
    info = read(process, Int64)
    info < LAST_ERROR && refuse(info)
    factors, ipiv = Matrix{T}(undef, m, n), Vector{Int64}(undef, min(m, n))
    read!(process, factors)
    read!(process, ipiv)
    return info, factors, ipiv
end

function refuse(info)
    # The first version of the protocol counts from typemin(Int64), the second from 2^31 above.
    position = mod(info - typemin(Int64), Int64(2)^31)
    # The sizes are those of a matrix: field 3 can only be too large.
    position in (3, 100) && throw(OutOfMemoryError())
    throw(ErrorException("recursive_lu_server refused to factor the matrix, with error $position of its protocol"))
end
