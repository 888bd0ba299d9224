namespace RecursiveLU;

/// <summary>A pivot is exactly zero.</summary>
public sealed class SingularMatrixException : ArithmeticException
{
    /// <summary>Initializes a new instance of the <see cref="SingularMatrixException"/> class.</summary>
    public SingularMatrixException()
        : this(0)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SingularMatrixException"/> class.</summary>
    /// <param name="message">What happened.</param>
    public SingularMatrixException(string? message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SingularMatrixException"/> class.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public SingularMatrixException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SingularMatrixException"/> class.</summary>
    /// <param name="pivot">The first zero pivot, 1-based.</param>
    public SingularMatrixException(long pivot)
        : base($"The matrix is singular: pivot {pivot} is exactly zero.") => Pivot = pivot;

    /// <summary>Gets the first zero pivot, 1-based; 0 if it is not known.</summary>
    public long Pivot { get; }
}
