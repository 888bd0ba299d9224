using System.Text.RegularExpressions;
using HeaderGenerator.Model;

namespace HeaderGenerator.Output;

/// <summary>The man page of a family: functions that do the same for different types of elements.</summary>
internal sealed partial class ManPage
{
    private readonly ExportModel _model;
    private readonly ExportedFunction[] _family;
    private readonly List<string> _lines = [];

    private ManPage(ExportModel model, IEnumerable<ExportedFunction> family)
    {
        _model = model;
        _family = [.. family];
    }

    /// <summary>What the functions of one family have in common: the name without the type of the elements.</summary>
    public static string Family(ExportedFunction function) => ElementType().Replace(function.Name, "_*");

    /// <summary>What a function does, in one line.</summary>
    public static string InOneLine(ExportedFunction function)
    {
        string text = function.Doc.Summary.Blocks[0].Text;
        Match end = SentenceEnd().Match(text);
        return end.Success ? text[..end.Index] : text.TrimEnd('.', ':');
    }

    /// <summary>The first lines of a page: where it is from, and its title.</summary>
    public static IEnumerable<string> Opening(ExportModel model, string title) =>
    [
        ".\\\" Generated from the library's exports by eng/HeaderGenerator: edits are lost.",
        $".TH {title} 3 \"\" {RoffText.Quote($"RecursiveLU {model.VersionText}")} \"RecursiveLU manual\"",
    ];

    /// <summary>The page's whole text.</summary>
    /// <param name="model">What the family is from.</param>
    /// <param name="family">The functions; the page is that of the first.</param>
    public static string Write(ExportModel model, IEnumerable<ExportedFunction> family)
    {
        var page = new ManPage(model, family);
        page.WriteAll();
        return string.Join('\n', page._lines) + "\n";
    }

    private void WriteAll()
    {
        ExportedFunction first = _family[0];
        Add(Opening(_model, first.Name));
        Add([".SH NAME"]);
        string names = string.Join(", ", _family.Select(function => function.Name));
        Add([$"{RoffText.Escape(names)} \\- {RoffText.Escape(InOneLine(first))}"]);
        Add([".SH LIBRARY", "RecursiveLU (librecursivelu, \\-lrecursivelu)"]);
        Add([".SH SYNOPSIS", ".nf", ".B #include <recursive_lu.h>"]);
        foreach (ExportedFunction function in _family)
        {
            Add([".PP"]);
            Add(Prototype(function));
        }

        Add([".fi", ".SH DESCRIPTION"]);
        Add(RoffText.Blocks(first.Doc.Summary));
        Add(first.Parameters.SelectMany(slot => Parameter(first, slot)));
        WriteSection("RETURN VALUE", first.Doc.Returns);
        WriteSection("NOTES", first.Doc.Remarks);
        WriteOthers();
        WriteSecondNames();
        Add([".SH SEE ALSO", $".BR {ManPages.Overview} (3)"]);
    }

    // Of the other functions only what is not said of the first.
    private void WriteOthers()
    {
        if (_family.Length > 1)
        {
            Add([".SH OTHER TYPES"]);
        }

        ExportedFunction first = _family[0];
        foreach (ExportedFunction function in _family.Skip(1))
        {
            Add([$".SS {RoffText.Escape(function.Name)}"]);
            Add(RoffText.Blocks(function.Doc.Summary));
            Add(function.Parameters
                .Where(slot => !first.Doc.Parameters.TryGetValue(slot.Name, out DocText? text)
                    || !text.Blocks.SequenceEqual(function.Doc.Parameters[slot.Name].Blocks))
                .SelectMany(slot => Parameter(function, slot)));
            foreach (DocText text in new[] { function.Doc.Returns, function.Doc.Remarks }.Where(text => !text.IsEmpty))
            {
                Add([".PP", .. text == function.Doc.Returns ? ["Returns:"] : Array.Empty<string>()]);
                Add(RoffText.Blocks(text));
            }
        }
    }

    private void WriteSecondNames()
    {
        string[] names = [.. _family.Select(function => function.SecondName).OfType<string>()];
        if (names.Length > 0)
        {
            Add([".SH OTHER NAMES", "For dlsym and its like, these are exported under second names:"]);
            Add(RoffText.Fill(string.Join(", ", names) + "."));
        }
    }

    private void WriteSection(string heading, DocText text)
    {
        if (!text.IsEmpty)
        {
            Add([$".SH {heading}"]);
            Add(RoffText.Blocks(text));
        }
    }

    private static IEnumerable<string> Parameter(ExportedFunction function, AbiSlot slot) =>
        RoffText.Tagged($".I {slot.Name}", function.Doc.Parameters[slot.Name]);

    // One parameter a line: names in italics, the rest bold.
    private static IEnumerable<string> Prototype(ExportedFunction function)
    {
        string head = Joined(function.Return.CType, function.Name) + "(";
        if (function.Parameters.Count == 0)
        {
            return [$".B {RoffText.Quote(head + "void);")}"];
        }

        return function.Parameters.Select((slot, i) =>
        {
            string before = (i == 0 ? head : "    ") + Joined(slot.CType, "");
            string after = i == function.Parameters.Count - 1 ? ");" : ",";
            return $".BI {RoffText.Quote(before)} {slot.Name} {RoffText.Quote(after)}";
        });
    }

    private static string Joined(string type, string name) => type.EndsWith('*') ? type + name : $"{type} {name}";

    private void Add(IEnumerable<string> lines) => _lines.AddRange(lines);

    [GeneratedRegex("_(f64|f32|c128|c64)(?=_|$)")]
    private static partial Regex ElementType();

    [GeneratedRegex(@"[.:;](?= |$)")]
    private static partial Regex SentenceEnd();
}
