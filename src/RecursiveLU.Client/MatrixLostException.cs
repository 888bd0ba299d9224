namespace RecursiveLU.Client;

/// <summary>The server failed while it worked on an expendable <see cref="SharedMatrix{T}"/>, whose elements are worth nothing
/// now.</summary>
public sealed class MatrixLostException : IOException
{
    /// <summary>Initializes a new instance of the <see cref="MatrixLostException"/> class.</summary>
    public MatrixLostException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="MatrixLostException"/> class.</summary>
    /// <param name="message">What happened.</param>
    public MatrixLostException(string? message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="MatrixLostException"/> class.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public MatrixLostException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
