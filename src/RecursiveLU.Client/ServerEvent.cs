namespace RecursiveLU.Client;

/// <summary>What can happen between a <see cref="ServerLu"/> and its server.</summary>
public enum ServerEvent
{
    /// <summary>The server runs and has said its version.</summary>
    Started,

    /// <summary>The client ended the server, which has done its work.</summary>
    Stopped,

    /// <summary>The environment says RECURSIVE_LU_SERVER=off: the server is left off.</summary>
    Disabled,

    /// <summary>There is no server to start, or none for this system: it is left off.</summary>
    NotFound,

    /// <summary>The program could not be started, or did not answer as a server does.</summary>
    NotStarted,

    /// <summary>The server ended before its answer was complete.</summary>
    Died,

    /// <summary>The answer is none; the server was killed, or left if it listens at a socket.</summary>
    Nonsense,

    /// <summary>The server was too long about its answer; it was killed, or left if it listens at a socket.</summary>
    TimedOut,

    /// <summary>The server will not, cannot, or has no memory to, factor this matrix.</summary>
    Refused,

    /// <summary>Another call kept the server busy for too long; the server goes on.</summary>
    Busy,

    /// <summary>A call was cancelled; the server was killed in the middle of it, or left if it listens at a socket.</summary>
    Cancelled,

    /// <summary>Shared memory cannot be had, or the server cannot reach it: matrices go through pipes.</summary>
    WithoutSharedMemory,

    /// <summary>The server failed once more than it may be restarted: it is left off.</summary>
    LeftOff,

    /// <summary>Nobody listens at the socket.</summary>
    NotListening,

    /// <summary>The server that listens has had no place for another client, as often as it was asked.</summary>
    Full,

    /// <summary>The server has had no memory for the matrix, which others use, as often as it was asked; it goes on.</summary>
    ServerBusy,

    /// <summary>The matrix did not reach the server within the time that it allows; it has ended the conversation.</summary>
    RequestTimedOut,
}
