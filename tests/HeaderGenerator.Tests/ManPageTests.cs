using HeaderGenerator.Model;
using HeaderGenerator.Output;

namespace HeaderGenerator.Tests;

/// <summary>The man pages: of small exports, and of the library's own.</summary>
[TestFixture]
internal sealed class ManPageTests
{
    private static readonly IReadOnlyDictionary<string, string> Pages =
        Generator.GenerateManPages(Repository.ExportAssembly, Repository.ExportDocumentation)
            .ToDictionary(page => page.File, page => page.Text);

    [Test]
    public void EveryFunctionOfTheLibraryHasAPageThatNamesIt()
    {
        string header = File.ReadAllText(Repository.Header);
        string[] functions = [.. header.Split('\n')
            .Where(line => line.Length > 0 && char.IsAsciiLetter(line[0]) && line.Contains("recursive_lu_", StringComparison.Ordinal)
                && line.Contains('(', StringComparison.Ordinal))
            .Select(line => line[line.LastIndexOf("recursive_lu_", line.IndexOf('('), StringComparison.Ordinal)..line.IndexOf('(')])];
        Assert.That(functions, Has.Length.GreaterThan(80));
        Assert.That(Pages.Keys, Is.EquivalentTo(functions.Append("recursive_lu").Select(name => name + ".3")));
        Assert.Multiple(() =>
        {
            foreach (string name in functions)
            {
                string text = Pages[name + ".3"];
                text = text.StartsWith(".so man3/", StringComparison.Ordinal) ? Pages[text[".so man3/".Length..].Trim()] : text;
                Assert.That(text, Does.Contain(name + "(").And.Contain("\n.SH RETURN VALUE\n"), name);
            }
        });
    }

    [Test]
    public void TheOverviewListsEachFamilyOnce() => Assert.That(
        Pages["recursive_lu.3"].Split('\n').Where(line => line.EndsWith(" (3)", StringComparison.Ordinal)).Order(),
        Is.EqualTo(Pages.Where(page => page.Key != "recursive_lu.3" && !page.Value.StartsWith(".so ", StringComparison.Ordinal))
            .Select(page => $".BR {page.Key[..^2]} (3)").Order()));

    [Test]
    public void NothingButMacrosBeginsWithADotAndAllIsAscii() => Assert.Multiple(() =>
    {
        string[] macros =
            ["TH", "SH", "SS", "PP", "TP", "IP", "B", "BI", "BR", "I", "nf", "fi", "EX", "EE", "so", "\\\""];
        IEnumerable<string> lines = Pages.Values.SelectMany(text => text.Split('\n'));
        Assert.That(
            lines.Where(line => line is ['.', ..]).Select(line => line[1..].Split(' ')[0]).Distinct(), Is.SubsetOf(macros));
        Assert.That(Pages.Values.SelectMany(text => text).Where(c => c is not ('\n' or (>= ' ' and <= '~'))), Is.Empty);
    });

    [TestCase("-k", "\\-k")]
    [TestCase(".5 of it", "\\&.5 of it")]
    [TestCase("'N'", "\\&'N'")]
    [TestCase("a\\b", "a\\eb")]
    public void WhatRoffWouldReadIsEscaped(string text, string escaped) =>
        Assert.That(RoffText.Escape(text), Is.EqualTo(escaped));

    [Test]
    public void BlocksKeepTheirKinds()
    {
        var text = new DocText(
        [
            new DocBlock(DocBlockKind.Paragraph, "First."),
            new DocBlock(DocBlockKind.Item, "an item"),
            new DocBlock(DocBlockKind.Code, "int x;\n.y"),
            new DocBlock(DocBlockKind.Paragraph, "Last."),
        ]);
        Assert.That(
            string.Join('\n', RoffText.Blocks(text)),
            Is.EqualTo("First.\n.IP \\(bu 2\nan item\n.PP\n.EX\nint x;\n\\&.y\n.EE\n.PP\nLast."));
    }
}
