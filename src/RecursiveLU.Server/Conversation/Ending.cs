namespace RecursiveLU.Server.Conversation;

/// <summary>How a conversation ended, or that it goes on.</summary>
internal enum Ending
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>The client said so, or its input ended between two requests, or the server must end.</summary>
    Orderly,

    /// <summary>The client does not read any more.</summary>
    ReaderGone,

    /// <summary>The input ended inside a request.</summary>
    Truncated,

    /// <summary>The bytes of a request or an answer went too slowly.</summary>
    Late,

    /// <summary>No request came for too long.</summary>
    Idle,

    /// <summary>A request was refused whose end cannot be found.</summary>
    Refused,
}
