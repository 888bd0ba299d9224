using System.Text.RegularExpressions;
using HeaderGenerator.Model;

namespace HeaderGenerator.Output;

/// <summary>Writes section 3 of the manual: an overview, a page for each family of functions, and links to it by the other names.</summary>
internal static partial class ManPages
{
    /// <summary>The page that holds for all functions.</summary>
    public const string Overview = "recursive_lu";

    /// <summary>The pages' file names and texts.</summary>
    public static IReadOnlyList<(string File, string Text)> Write(ExportModel model)
    {
        List<ExportedFunction[]> families =
            [.. model.Functions.GroupBy(ManPage.Family).Select(functions => functions.ToArray())];
        return
        [
            (FileName(Overview), OverviewText(model, families)),
            .. families.SelectMany(family => FamilyPages(model, family)),
        ];
    }

    private static IEnumerable<(string File, string Text)> FamilyPages(ExportModel model, ExportedFunction[] family) =>
    [
        (FileName(family[0].Name), ManPage.Write(model, family)),
        .. family.Skip(1).Select(function => (FileName(function.Name), $".so man3/{FileName(family[0].Name)}\n")),
    ];

    private static string FileName(string name) => name + ".3";

    private static string OverviewText(ExportModel model, List<ExportedFunction[]> families)
    {
        string[] lines =
        [
            .. ManPage.Opening(model, Overview),
            ".SH NAME",
            $"{Overview} \\- LU factorizations of dense matrices, and solutions from them",
            ".SH LIBRARY",
            "RecursiveLU (librecursivelu, \\-lrecursivelu)",
            ".SH SYNOPSIS",
            ".B #include <recursive_lu.h>",
            ".SH DESCRIPTION",
            .. HeaderComment.Text.Split("\n\n").Where(part => !part.StartsWith("Generated ", StringComparison.Ordinal))
                .SelectMany((part, i) => Part(part.Split('\n'), i == 0)),
            ".SH FUNCTIONS",
            .. families.SelectMany(family =>
                (string[])[".TP", $".BR {family[0].Name} (3)", .. RoffText.Fill(ManPage.InOneLine(family[0]) + ".")]),
            ".SH CONSTANTS",
            .. model.Constants.SelectMany(constant => RoffText.Tagged($".B {constant.Name}", constant.Summary)),
            ".SH SEE ALSO",
            ".BR recursive_lu_server (1)",
        ];
        return string.Join('\n', lines) + "\n";
    }

    // A part of the header's first comment: a heading, then indented lines of text, of items with a dash, and of terms in a column of
    // their own before what they mean.
    private static IEnumerable<string> Part(string[] lines, bool isFirst)
    {
        if (!isFirst)
        {
            yield return $".SH {RoffText.Quote(lines[0].ToUpperInvariant())}";
        }

        bool tagged = false;
        foreach (string line in lines.Skip(isFirst ? 0 : 1))
        {
            string text = line.Trim();
            Match term = Term().Match(line);
            if (text.StartsWith("- ", StringComparison.Ordinal))
            {
                yield return ".IP \\(bu 2";
                text = text[2..];
            }
            else if (term.Success)
            {
                yield return ".TP";
                yield return $".B {RoffText.Quote(term.Groups["term"].Value)}";
                text = term.Groups["text"].Value;
                tagged = true;
            }
            else if (tagged && !line.StartsWith("     ", StringComparison.Ordinal))
            {
                yield return ".PP";
                tagged = false;
            }

            yield return RoffText.Escape(text);
        }
    }

    [GeneratedRegex(@"^  (?<term>\S.*?) {2,}(?<text>\S.*)$")]
    private static partial Regex Term();
}
