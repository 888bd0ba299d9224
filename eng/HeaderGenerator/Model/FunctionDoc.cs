namespace HeaderGenerator.Model;

/// <summary>How a block of documentation is set.</summary>
internal enum DocBlockKind
{
    /// <summary>Text that may be wrapped anywhere.</summary>
    Paragraph,

    /// <summary>An item of a list; wrapped with a hanging indent.</summary>
    Item,

    /// <summary>Lines that stay as they are.</summary>
    Code,
}

/// <summary>A paragraph, a list item or a piece of code.</summary>
/// <param name="Kind">How it is set.</param>
/// <param name="Text">Single-spaced text; for code the lines, separated by LF.</param>
internal sealed record DocBlock(DocBlockKind Kind, string Text);

/// <summary>Documentation text, free of markup, every name in it as C spells it.</summary>
/// <param name="Blocks">None of them empty.</param>
internal sealed record DocText(IReadOnlyList<DocBlock> Blocks)
{
    /// <summary>No text.</summary>
    public static DocText Empty { get; } = new([]);

    /// <summary>Whether there is nothing to print.</summary>
    public bool IsEmpty => Blocks.Count == 0;
}

/// <summary>The documentation of one function.</summary>
/// <param name="Summary">What it does.</param>
/// <param name="Parameters">By parameter name.</param>
/// <param name="Returns">What it returns; may be empty.</param>
/// <param name="Remarks">May be empty.</param>
internal sealed record FunctionDoc(
    DocText Summary,
    IReadOnlyDictionary<string, DocText> Parameters,
    DocText Returns,
    DocText Remarks);
