namespace RecursiveLU.Client;

/// <summary>The server did not do what it was asked. Never leaves this assembly: the call is computed in process.</summary>
/// <param name="serverEvent">What happened.</param>
/// <param name="message">The same in words.</param>
internal sealed class ServerFailureException(ServerEvent serverEvent, string message) : Exception(message)
{
    /// <summary>Gets what happened.</summary>
    public ServerEvent Event { get; } = serverEvent;

    /// <summary>Gets a value indicating whether the server waits for the next request all the same.</summary>
    public bool ServerGoesOn { get; init; }
}
