namespace RecursiveLU.Client;

/// <summary>The server did not factor a matrix, and <see cref="ServerLuOptions.Required"/> says that nobody else shall. The
/// message tells why, and of a server that could not be started which libraries lie beside it.</summary>
public sealed class ServerUnavailableException : IOException
{
    /// <summary>Initializes a new instance of the <see cref="ServerUnavailableException"/> class.</summary>
    public ServerUnavailableException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ServerUnavailableException"/> class.</summary>
    /// <param name="message">What happened.</param>
    public ServerUnavailableException(string? message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ServerUnavailableException"/> class.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public ServerUnavailableException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ServerUnavailableException"/> class.</summary>
    /// <param name="cause">What happened.</param>
    internal ServerUnavailableException(ServerEventArgs cause)
        : base(cause.Message) => Event = cause.Event;

    /// <summary>Gets what happened, if that is known.</summary>
    public ServerEvent? Event { get; }
}
