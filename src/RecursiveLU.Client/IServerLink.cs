namespace RecursiveLU.Client;

/// <summary>What leads to a server, and how to part from it. Disposing of it ends the conversation, whatever the server
/// does.</summary>
internal interface IServerLink : IDisposable
{
    /// <summary>Gets where requests go and answers come from.</summary>
    ServerPipes Pipes { get; }

    /// <summary>Gets the server's process if it is this client's own, or null.</summary>
    int? ProcessId { get; }

    /// <summary>Ends the conversation in good order; gives how it ended.</summary>
    string Stop(TimeSpan timeout);

    /// <summary>How the server ended, if that is known.</summary>
    string? Ended();
}
