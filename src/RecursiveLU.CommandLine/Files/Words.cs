namespace RecursiveLU.CommandLine.Files;

/// <summary>The words of a line, which blanks and tabs separate.</summary>
internal ref struct Words(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line.Trim(" \t"u8);

    /// <summary>Gets what follows the words read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>The next word; empty if there is none.</summary>
    public ReadOnlySpan<byte> Next()
    {
        int length = _rest.IndexOfAny((byte)' ', (byte)'\t');
        ReadOnlySpan<byte> word = length < 0 ? _rest : _rest[..length];
        _rest = _rest[word.Length..].TrimStart(" \t"u8);
        return word;
    }
}
