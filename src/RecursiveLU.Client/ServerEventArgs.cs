namespace RecursiveLU.Client;

/// <summary>Something that happened between a <see cref="ServerLu"/> and its server.</summary>
/// <param name="serverEvent">What happened.</param>
/// <param name="message">The same in words, with particulars.</param>
public sealed class ServerEventArgs(ServerEvent serverEvent, string message) : EventArgs
{
    /// <summary>Gets what happened.</summary>
    public ServerEvent Event { get; } = serverEvent;

    /// <summary>Gets the same in words, with particulars.</summary>
    public string Message { get; } = message;

    /// <inheritdoc/>
    public override string ToString() => $"{Event}: {Message}";
}
