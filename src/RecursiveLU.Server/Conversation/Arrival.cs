namespace RecursiveLU.Server.Conversation;

/// <summary>What has come while a request was waited for.</summary>
internal enum Arrival
{
    /// <summary>Nothing, in the time that there was.</summary>
    Nothing,

    /// <summary>A request, or its first byte.</summary>
    Request,

    /// <summary>The end of the input, or the server must end.</summary>
    End,
}
