using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Matrices;

namespace RecursiveLU.CommandLine.Files;

/// <summary>A format that is known, so that a message can say what to do, but neither read nor written.</summary>
/// <param name="description">What a file of the format is called.</param>
/// <param name="suffixes">The suffixes of its files.</param>
/// <param name="isBinary">Whether it is no text.</param>
/// <param name="begin">What its files begin with.</param>
/// <param name="advice">What to do instead.</param>
internal sealed class UnreadableFormat(
    string description, IReadOnlyList<string> suffixes, bool isBinary, byte[] begin, string advice) : IMatrixFormat
{
    /// <summary>Gets the formats that people have matrices in most.</summary>
    public static IReadOnlyList<UnreadableFormat> All { get; } =
    [
        new("a MATLAB file", [".mat"], true, "MATLAB "u8.ToArray(),
            "save the matrix with dlmwrite(file, A, 'precision', 17), or from Python with numpy.save or scipy.io.mmwrite"),
        new("an HDF5 file", [".h5", ".hdf5"], true, [0x89, (byte)'H', (byte)'D', (byte)'F'], "save the matrix with numpy.save"),
        new("Octave's own text", [], false, "# Created by Octave"u8.ToArray(),
            "save the matrix with dlmwrite(file, A, 'precision', 17)"),
        new("a file compressed with gzip", [".gz"], true, [0x1f, 0x8b], "pipe it: gzip -dc FILE | recursive-lu ... -"),
    ];

    /// <inheritdoc/>
    public string Description => description;

    /// <inheritdoc/>
    public IReadOnlyList<string> Suffixes => suffixes;

    /// <inheritdoc/>
    public bool IsBinary => isBinary;

    /// <inheritdoc/>
    public bool Begins(ReadOnlySpan<byte> head) => head.StartsWith(begin);

    /// <inheritdoc/>
    public Matrix Read(ByteSource source, ReadRequest request) =>
        throw new FileFailure(source.Name, $"is {description}, which is not read: {advice}");

    /// <inheritdoc/>
    public void Write(Matrix matrix, string name, Stream target) => throw new NotSupportedException();
}
