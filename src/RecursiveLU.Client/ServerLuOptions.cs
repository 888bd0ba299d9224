namespace RecursiveLU.Client;

/// <summary>Where a <see cref="ServerLu"/> finds its server, and how long it bears with it.</summary>
public sealed record ServerLuOptions
{
    /// <summary>Gets the path of recursive_lu_server. Without it the variable RECURSIVE_LU_SERVER_PATH of the environment
    /// names the program; without that it is looked for in the application's folder and the one of this assembly, and
    /// in runtimes/(runtime identifier)/native of both.</summary>
    public string? ServerPath { get; init; }

    /// <summary>Gets the path of the Unix domain socket that a running server listens at. With it no process is started or ended,
    /// and <see cref="ServerPath"/> and <see cref="Threads"/> mean nothing.</summary>
    public string? SocketPath { get; init; }

    /// <summary>Gets the number of threads of threaded calls, or 0 for the server's default: RECURSIVE_LU_NUM_THREADS of the
    /// environment, or else the processors that it may use.</summary>
    public int Threads { get; init; }

    /// <summary>Gets a value indicating whether matrices go through shared memory if the server can do that, which
    /// is faster, or else through pipes.</summary>
    public bool SharedMemory { get; init; } = true;

    /// <summary>Gets a value indicating whether a call throws <see cref="ServerUnavailableException"/> where it would compute
    /// in process because the server did not: to find out, at the first call, that and why there is none. What is never the
    /// server's to do (other element types, row-major matrices in place) is computed in process all the same.</summary>
    public bool Required { get; init; }

    /// <summary>Gets how often a server that failed is replaced by a new one, over the client's life, before it is left
    /// off.</summary>
    public int MaxRestarts { get; init; } = 3;

    /// <summary>Gets how long a started program may take to answer as a server.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long a call that does not say so itself waits for its turn, and then for the server's answer, before
    /// it computes in process.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Gets how long a call asks again, with growing pauses, if the server that listens at
    /// <see cref="SocketPath"/> is full or busy, before it computes in process.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how long the server may take to end when it is told to.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
