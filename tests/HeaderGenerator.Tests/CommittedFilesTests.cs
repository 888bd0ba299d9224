using System.Text;
using System.Text.RegularExpressions;

namespace HeaderGenerator.Tests;

/// <summary>The files below include/, and the front's list of functions, are what the exports give today.</summary>
[TestFixture]
internal sealed partial class CommittedFilesTests
{
    private const string Advice =
        "Write the files anew: eng/generate-header.sh";

    private static readonly GeneratedFiles Fresh =
        Generator.Generate(Repository.ExportAssembly, Repository.ExportDocumentation);

    [Test]
    public void HeaderIsFresh() =>
        Assert.That(DriftCheck.FirstDifference(Repository.Header, Fresh.Header), Is.Null, Advice);

    [Test]
    public void PInvokeIsFresh() =>
        Assert.That(DriftCheck.FirstDifference(Repository.PInvoke, Fresh.PInvoke), Is.Null, Advice);

    [Test]
    public void FrontIsFresh() =>
        Assert.That(DriftCheck.FirstDifference(Repository.Front, Fresh.Front), Is.Null, Advice);

    [Test]
    public void SecondRunGivesTheSameBytes() => Assert.That(
        Generator.Generate(Repository.ExportAssembly, Repository.ExportDocumentation), Is.EqualTo(Fresh));

    [Test]
    public void BothAreAsciiWithUnixLines([Values] bool header)
    {
        string text = header ? Fresh.Header : Fresh.PInvoke;
        Assert.Multiple(() =>
        {
            Assert.That(text.Where(c => c is not ('\n' or (>= ' ' and <= '~'))), Is.Empty);
            Assert.That(text, Does.EndWith("\n").And.Not.EndWith("\n\n"));
            Assert.That(text.Split('\n').Where(line => line != line.TrimEnd()), Is.Empty);
        });
    }

    [Test]
    public void CommentsKeepToTheColumns([Values] bool header)
    {
        string text = header ? Fresh.Header : Fresh.PInvoke;
        Assert.That(
            text.Split('\n').Where(line => line.Length > 100 && line.TrimStart() is ['/' or '*', ..]), Is.Empty);
    }

    [Test]
    public void EverySymbolOfTheLibraryThatTheHeaderNamesIsDeclaredThere()
    {
        HashSet<string> declared = [.. DeclaredNames().Matches(Fresh.Header).Select(match => match.Groups["name"].Value)];
        string[] environment = ["RECURSIVE_LU_ISA", "RECURSIVE_LU_NUM_THREADS"];
        IEnumerable<string> named = AllNames().Matches(Fresh.Header).Select(match => match.Value).Distinct();
        Assert.Multiple(() =>
        {
            Assert.That(declared, Has.Count.GreaterThan(20));
            Assert.That(named.Except(declared).Except(environment), Is.Empty);
        });
    }

    [Test]
    public void TheSixOriginalNamesAreListedAndNotDeclared()
    {
        foreach (string stem in new[] { "f64", "f32", "f64_threaded", "f32_threaded", "f64_nopiv", "f32_nopiv" })
        {
            Assert.Multiple(() =>
            {
                Assert.That(
                    Fresh.Header,
                    Does.Contain($"Also exported as recursive_lu_{stem}!\n */\nint64_t recursive_lu_{stem}("));
                Assert.That(Fresh.Header, Does.Not.Contain($"recursive_lu_{stem}!("));
                Assert.That(Fresh.PInvoke, Does.Not.Contain($"recursive_lu_{stem}!"));
            });
        }
    }

    [Test]
    public void DriftIsReportedByLine()
    {
        using var folder = new ScratchFolder();
        string[] lines = Fresh.Header.Split('\n');
        lines[6] += "\r";
        File.WriteAllText(folder["drifted.h"], string.Join('\n', lines), Encoding.ASCII);
        Assert.Multiple(() =>
        {
            Assert.That(
                DriftCheck.FirstDifference(folder["drifted.h"], Fresh.Header),
                Does.Contain("drifted.h:7: differs").And.Contain("\\r"));
            Assert.That(DriftCheck.FirstDifference(folder["none.h"], Fresh.Header), Does.EndWith("none.h: missing"));
        });
    }

    [GeneratedRegex(@"^(#define |[a-z][\w ]*?[ *])(?<name>recursive_lu_\w+|RECURSIVE_LU_\w+)", RegexOptions.Multiline)]
    private static partial Regex DeclaredNames();

    [GeneratedRegex(@"\b(recursive_lu_|RECURSIVE_LU_)\w+")]
    private static partial Regex AllNames();
}
