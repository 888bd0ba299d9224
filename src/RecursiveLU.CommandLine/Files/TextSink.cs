using System.Text;

namespace RecursiveLU.CommandLine.Files;

/// <summary>Writes lines of ASCII.</summary>
internal sealed class TextSink(Stream target) : IDisposable
{
    private const int Enough = 1 << 16;

    /// <summary>Gets the text that is not yet written.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>Ends a line.</summary>
    public void EndLine()
    {
        Text.Append('\n');
        if (Text.Length >= Enough)
        {
            Flush();
        }
    }

    /// <summary>Writes the rest; the stream stays open.</summary>
    public void Dispose() => Flush();

    private void Flush()
    {
        foreach (ReadOnlyMemory<char> chunk in Text.GetChunks())
        {
            var bytes = new byte[chunk.Length];
            Encoding.ASCII.GetBytes(chunk.Span, bytes);
            target.Write(bytes);
        }

        Text.Clear();
    }
}
