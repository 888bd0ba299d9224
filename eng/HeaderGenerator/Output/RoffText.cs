using HeaderGenerator.Model;

namespace HeaderGenerator.Output;

/// <summary>Text and documentation in the language of man pages: the macros of man(7), lines ended by LF.</summary>
internal static class RoffText
{
    private const int Columns = 100;

    /// <summary>Text in which no character means anything to roff; a hyphen stays one that can be copied.</summary>
    public static string Escape(string text)
    {
        string escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return escaped is ['.' or '\'', ..] ? "\\&" + escaped : escaped;
    }

    /// <summary>An argument of a macro, in quotation marks.</summary>
    public static string Quote(string text) =>
        $"\"{Escape(text).Replace("\"", "\\(dq", StringComparison.Ordinal)}\"";

    /// <summary>Words on lines of moderate length.</summary>
    public static IEnumerable<string> Fill(string text) =>
        TextWrap.Fill(text.Split(' ').Select(Escape), "", "", Columns);

    /// <summary>The blocks of one text, without a macro before the first one unless that is an item or code.</summary>
    /// <param name="text">The text.</param>
    /// <param name="next">The macro before another paragraph: .PP, or .IP below a tag.</param>
    public static IEnumerable<string> Blocks(DocText text, string next = ".PP")
    {
        for (int i = 0; i < text.Blocks.Count; i++)
        {
            DocBlock block = text.Blocks[i];
            string[] before = block.Kind switch
            {
                DocBlockKind.Item => [".IP \\(bu 2"],
                DocBlockKind.Code => [".PP", ".EX"],
                _ => i == 0 ? [] : [next],
            };
            IEnumerable<string> lines =
                block.Kind == DocBlockKind.Code ? block.Text.Split('\n').Select(Escape) : Fill(block.Text);
            string[] after = block.Kind == DocBlockKind.Code ? [".EE"] : [];
            foreach (string line in before.Concat(lines).Concat(after))
            {
                yield return line;
            }
        }
    }

    /// <summary>A paragraph with a tag.</summary>
    public static IEnumerable<string> Tagged(string tag, DocText text) => [".TP", tag, .. Blocks(text, ".IP")];
}
