using RecursiveLU.CommandLine.Matrices;

namespace RecursiveLU.CommandLine.Files;

/// <summary>A format of files that hold a matrix.</summary>
internal interface IMatrixFormat
{
    /// <summary>Gets what a message calls a file of the format, with its article.</summary>
    string Description { get; }

    /// <summary>Gets the suffixes of its files, with the dot; the first is the usual one.</summary>
    IReadOnlyList<string> Suffixes { get; }

    /// <summary>Gets a value indicating whether the format is no text.</summary>
    bool IsBinary { get; }

    /// <summary>Whether a file may be of this format.</summary>
    /// <param name="head">Its first bytes: 512, or all that it has.</param>
    bool Begins(ReadOnlySpan<byte> head);

    /// <summary>Reads the matrix.</summary>
    /// <param name="source">The file, from its first byte on.</param>
    /// <param name="request">What the caller wants.</param>
    /// <exception cref="Errors.FileFailure">The file is wrong: says where, what was expected and what was found.</exception>
    /// <exception cref="Errors.Failure">The matrix is too large; said as soon as its size is known.</exception>
    Matrix Read(ByteSource source, ReadRequest request);

    /// <summary>Writes a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="name">What it is called where the format has names.</param>
    /// <param name="target">Where to.</param>
    void Write(Matrix matrix, string name, Stream target);
}

/// <summary>What is wanted of a file.</summary>
/// <param name="Budget">The memory there is.</param>
/// <param name="Copies">How many matrices of this size the caller will hold.</param>
/// <param name="Member">The name of the array in an archive, or null if there is but one.</param>
internal sealed record ReadRequest(Budget Budget, int Copies, string? Member);
