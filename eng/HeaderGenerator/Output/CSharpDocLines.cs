using HeaderGenerator.Model;

namespace HeaderGenerator.Output;

/// <summary>Documentation as lines of C# XML comments.</summary>
internal sealed class CSharpDocLines(CSharpNames names)
{
    private const string Margin = "    /// ";

    /// <summary>Summary, parameters, result and remarks.</summary>
    public IEnumerable<string> Function(ExportedFunction function)
    {
        IEnumerable<string> lines = Element("<summary>", "</summary>", function.Doc.Summary);
        foreach (AbiSlot slot in function.Parameters)
        {
            lines = lines.Concat(
                Element($"<param name=\"{slot.Name}\">", "</param>", function.Doc.Parameters[slot.Name]));
        }

        return lines
            .Concat(Element("<returns>", "</returns>", function.Doc.Returns))
            .Concat(Element("<remarks>", "</remarks>", function.Doc.Remarks));
    }

    /// <summary>One element; no lines if the text is empty.</summary>
    public IEnumerable<string> Element(string open, string close, DocText text)
    {
        if (text.IsEmpty)
        {
            return [];
        }

        if (text.Blocks is [{ Kind: DocBlockKind.Paragraph } only])
        {
            return Fill(only.Text, open, close);
        }

        return [Margin + open, .. text.Blocks.SelectMany(Block), Margin + close];
    }

    private IEnumerable<string> Block(DocBlock block) => block.Kind switch
    {
        DocBlockKind.Code => Code(block.Text),
        DocBlockKind.Item => Fill(block.Text, "<para>- ", "</para>"),
        _ => Fill(block.Text, "<para>", "</para>"),
    };

    private IEnumerable<string> Code(string text) =>
        [Margin + "<code>", .. text.Split('\n').Select(line => (Margin + names.Xml(line)).TrimEnd()), Margin + "</code>"];

    private IEnumerable<string> Fill(string text, string open, string close)
    {
        string[] words = [.. text.Split(' ').Select(names.Xml)];
        words[0] = open + words[0];
        words[^1] += close;
        return TextWrap.Fill(words, Margin, Margin);
    }
}
