using HeaderGenerator.Model;

namespace HeaderGenerator.Output;

/// <summary>Documentation as lines of a C comment, in the form that Doxygen and editors read.</summary>
internal static class CDocLines
{
    // The lines get " * " put before them.
    private const int Margin = 3;

    /// <summary>Summary, parameters, result, remarks, and the second name.</summary>
    public static IEnumerable<string> Function(ExportedFunction function)
    {
        List<string> lines = [.. Blocks(function.Doc.Summary)];
        if (function.Parameters.Count > 0 || !function.Doc.Returns.IsEmpty)
        {
            lines.Add("");
        }

        int width = function.Parameters.Select(slot => slot.Name.Length).DefaultIfEmpty().Max();
        foreach (AbiSlot slot in function.Parameters)
        {
            lines.AddRange(Blocks(function.Doc.Parameters[slot.Name], $"@param {slot.Name.PadRight(width)} "));
        }

        if (!function.Doc.Returns.IsEmpty)
        {
            lines.AddRange(Blocks(function.Doc.Returns, "@return "));
        }

        if (!function.Doc.Remarks.IsEmpty)
        {
            lines.Add("");
            lines.AddRange(Blocks(function.Doc.Remarks));
        }

        return function.SecondName is null ? lines : [.. lines, "", $"Also exported as {function.SecondName}"];
    }

    /// <summary>The blocks of one text, the first begun by a tag and all indented to its width.</summary>
    public static IEnumerable<string> Blocks(DocText text, string tag = "")
    {
        string indent = new(' ', tag.Length);
        bool first = true;
        DocBlockKind previous = DocBlockKind.Paragraph;
        foreach (DocBlock block in text.Blocks)
        {
            if (!first && (block.Kind != DocBlockKind.Item || previous != DocBlockKind.Item))
            {
                yield return "";
            }

            foreach (string line in Lines(block, first ? tag : indent, indent))
            {
                yield return line;
            }

            first = false;
            previous = block.Kind;
        }
    }

    private static IEnumerable<string> Lines(DocBlock block, string first, string next) => block.Kind switch
    {
        DocBlockKind.Code => block.Text.Split('\n').Select((line, i) => (i == 0 ? first : next) + "    " + line),
        DocBlockKind.Item => Fill(block.Text, first + "- ", next + "  "),
        _ => Fill(block.Text, first, next),
    };

    private static IEnumerable<string> Fill(string text, string first, string next) =>
        TextWrap.Fill(text.Split(' '), first, next, TextWrap.Columns - Margin);
}
