using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using NUnit.Framework;

namespace RecursiveLU.CommandLine.Tests;

/// <summary>What the other commands print and write.</summary>
internal sealed class CommandTests
{
    private const int Singular = 1;

    private const int Usage = 2;

    private static readonly string[] s_commands =
        ["solve", "factor", "det", "inv", "rcond", "info", "bench", "serve", "completion"];

    [OneTimeSetUp]
    public static void Write()
    {
        TestFiles.Write("three.csv", "2 1 1\n4 3 3\n8 7 9\n");
        TestFiles.Write("zero.csv", "1 2\n2 4\n");
        TestFiles.Write("identity2.csv", "1 0\n0 1\n");
        TestFiles.Write("tiny.mtx", Diagonal("1e-20"));
        TestFiles.Write("large.mtx", Diagonal("-1e20"));
    }

    [TestCase("f8.npy")]
    [TestCase("f4.npy")]
    [TestCase("c16.npy")]
    [TestCase("c8.npy")]
    [TestCase("rectangle.npy")]
    [TestCase("random.npy")]
    public void FactorsAsNumPyMultiplies(string file)
    {
        Outcome outcome = CommandLineProgram.Run("factor", file, "-o", "factors.npz", "-f");
        const string Program = """
            import sys
            import numpy as np
            a, f = np.load(sys.argv[1]), np.load("factors.npz")
            assert sorted(f) == ["L", "U", "p"] and f["L"].dtype == a.dtype
            assert (np.tril(f["L"], -1) + np.eye(*f["L"].shape) == f["L"]).all() and (np.triu(f["U"]) == f["U"]).all()
            print((abs(f["L"] @ f["U"] - a[f["p"]]) <= 10 * np.finfo(a.dtype).eps * (abs(f["L"]) @ abs(f["U"]))).all())
            """;

        Assert.That((outcome.Status, outcome.Text), Is.EqualTo((0, string.Empty)));
        Assert.That(outcome.Errors, Does.Match(@"^rows: 3\ncolumns: \d+\ntype: .*\nseconds: .*\nfirst zero pivot: none\n"));
        Assert.That(Python(Program, file), Is.EqualTo("True\n"));
    }

    [Test]
    public void PacksFactorsAsSciPyDoes()
    {
        Assert.That(CommandLineProgram.Run("factor", "f8.npy", "--packed", "-q", "-o", "packed.npz").Status, Is.Zero);
        const string Program = """
            import numpy as np, scipy.linalg
            f = np.load("packed.npz")
            x = scipy.linalg.lu_solve((f["lu"], f["piv"]), np.array([1.0, 2, 3]))
            print(np.allclose(np.load("f8.npy") @ x, [1, 2, 3], rtol=1e-14))
            """;

        Assert.That(Python(Program), Is.EqualTo("True\n"));
    }

    [Test]
    public void ReportsFactorsThatNobodyWants()
    {
        Outcome outcome = CommandLineProgram.Run("factor", "three.csv");

        Assert.That((outcome.Status, outcome.Errors), Is.EqualTo((0, string.Empty)));
        Assert.That(outcome.Text, Does.Match(@"^rows: 3\ncolumns: 3\n(.*\n)*condition: 77\n$"));
    }

    [Test]
    public void WritesSingularFactorsAndSaysSo()
    {
        Outcome outcome = CommandLineProgram.Run("factor", "zero.csv", "-q", "-o", "zero.npz");

        Assert.That(outcome.Status, Is.EqualTo(Singular));
        Assert.That(outcome.Errors, Is.EqualTo("recursive-lu: zero.csv: the matrix is singular: U(2,2) is exactly zero\n"));
        Assert.That(CommandLineProgram.Run("solve", "-q", "identity2.csv", "zero.npz:U").Text, Is.EqualTo("2,4\n0,0\n"));
    }

    [Test]
    public void WritesFactorsToAnArchiveOnly() => CommandLineProgram.ExpectFailure(
        Usage, "lu.npy: the factors are several arrays: expected .npz", "factor", "f8.npy", "-o", "lu.npy");

    [TestCase("4\n", "three.csv")]
    [TestCase("1,1.3862943611198906\n", "three.csv", "--log")]
    [TestCase("0\n", "zero.csv")]
    [TestCase("0,-inf\n", "zero.csv", "--log")]
    [TestCase("1\n", "empty.npy")]
    [TestCase("1.000000e-400\n", "tiny.mtx")]
    [TestCase("1.000000e+400\n", "large.mtx")]
    [TestCase("1,-921.03403719761", "tiny.mtx", "--log")]
    public void PrintsADeterminant(string expected, params string[] words)
    {
        Outcome outcome = CommandLineProgram.Run(["det", .. words]);

        Assert.That((outcome.Status, outcome.Errors), Is.EqualTo((0, string.Empty)));
        Assert.That(outcome.Text, Does.StartWith(expected));
    }

    [Test]
    public void PrintsAComplexDeterminant()
    {
        TestFiles.Write("complex-diagonal.csv", "1+1j,0\n0,2j\n");

        Assert.That(CommandLineProgram.Run("det", "complex-diagonal.csv").Text, Is.EqualTo("-2+2j\n"));
    }

    [TestCase("0.0129870129870129", "three.csv")]
    [TestCase("0\n", "zero.csv")]
    [TestCase("nan\n", "not-finite.csv")]
    [TestCase("1\n", "identity.npy", "--norm", "inf")]
    public void PrintsAReciprocalConditionNumber(string expected, params string[] words)
    {
        TestFiles.Write("not-finite.csv", "1 nan\n2 3\n");
        Outcome outcome = CommandLineProgram.Run(["rcond", .. words]);

        Assert.That((outcome.Status, outcome.Errors), Is.EqualTo((0, string.Empty)));
        Assert.That(outcome.Text, Does.StartWith(expected));
    }

    [Test]
    public void Inverts()
    {
        Outcome outcome = CommandLineProgram.Run("inv", "three.csv");
        string[] words = outcome.Text.Split(',', '\n')[..9];
        double[] inverse = [.. words.Select(word => double.Parse(word, CultureInfo.InvariantCulture))];

        Assert.That(outcome.Status, Is.Zero);
        Assert.That(inverse, Is.EqualTo(new[] { 1.5, -0.5, 0, -3, 2.5, -0.5, 1, -1.5, 0.5 }).Within(1e-13));
        Assert.That(outcome.Errors, Does.Match(@"^order: 3\ntype: f64 \(double\)\ncondition: 77\nresidual: [0-9.e-]+\n$"));
        double residual = double.Parse(outcome.Errors.Split("residual: ")[1], CultureInfo.InvariantCulture);
        Assert.That(residual, Is.LessThan(1e-15));
    }

    [Test]
    public void InvertsNoSingularMatrix() => CommandLineProgram.ExpectFailure(
        Singular, "zero.csv: the matrix is singular: U(2,2) is exactly zero", "inv", "zero.csv");

    [TestCase("identity.npy", "npy", "3", "3", "f64 (double)", "72", "diagonal", "6")]
    [TestCase("rectangle.npy", "npy", "3", "2", "f64 (double)", "48", "general", "1")]
    [TestCase("f4-fortran.npy", "npy", "3", "3", "f32 (float)", "36", "general", "1")]
    [TestCase("two.npz:b", "npz", "3", "1", "f64 (double)", "24", "general", "0")]
    [TestCase("coordinate-hermitian.mtx", "mtx", "3", "3", "c128 (complex of doubles)", "144", "hermitian", "0")]
    [TestCase("array-symmetric.mtx", "mtx", "3", "3", "f64 (double)", "72", "symmetric", "0")]
    public void SaysWhatAFileHolds(
        string file, string format, string rows, string columns, string type, string bytes, string structure, string zeros) =>
        Assert.That(CommandLineProgram.Run("info", file).Text, Does.StartWith(
            $"format: {format}\nrows: {rows}\ncolumns: {columns}\ntype: {type}\nbytes: {bytes}\nstructure: {structure}\n"
            + $"zeros: {zeros}\nnot finite: 0\nlargest: "));

    [Test]
    public void SaysWhichLibraryComputes() => Assert.That(
        CommandLineProgram.Run("info", "--threads", "2", "--max-bytes", "1000").Text,
        Does.Match(@"^version: [0-9.]+\nkernels: \S+\nthreads: 2\nmost bytes: 1000\n$"));

    [TestCase("f64")]
    [TestCase("c64")]
    public void MeasuresAndDraws(string type)
    {
        string path = TestFiles.Path("bench.svg");
        Outcome outcome = CommandLineProgram.Run(
            "bench", "--type", type, "--orders", "20", "10", "--seconds", "0", "--threads", "2", "--svg", path, "--force");
        string[] lines = outcome.Text.TrimEnd().Split('\n');

        Assert.That((outcome.Status, outcome.Errors), Is.EqualTo((0, string.Empty)));
        Assert.That(lines[0], Is.EqualTo("order,threads,seconds,gflops"));
        IEnumerable<string> cases = lines[1..].Select(line => string.Join(',', line.Split(',')[..2]));
        Assert.That(cases, Is.EqualTo(new[] { "10,1", "20,1", "10,2", "20,2" }));
        XNamespace svg = "http://www.w3.org/2000/svg";
        XElement plot = XElement.Load(path);
        Assert.That(plot.Elements(svg + "polyline").Count(), Is.EqualTo(2));
        Assert.That(plot.Elements(svg + "circle").Count(), Is.EqualTo(4));
        CommandLineProgram.ExpectFailure(3, $"{path}: is there already; --force replaces it", "bench", "--svg", path);
    }

    [TestCase("--orders must be at least 1", "--orders", "0")]
    [TestCase("--seconds must be from 0 to 3600", "--seconds", "-1")]
    public void MeasuresOnlyWhatCanBe(string problem, params string[] words) =>
        CommandLineProgram.ExpectFailure(Usage, $"{problem}; recursive-lu --help tells more", ["bench", .. words]);

    [Test]
    public void BecomesTheServer()
    {
        Outcome outcome = CommandLineProgram.Run("serve", "--", "--version");
        Assert.That((outcome.Status, outcome.Errors), Is.EqualTo((0, string.Empty)));
        Assert.That(outcome.Text, Does.StartWith("recursive_lu_server "));

        // Its input and status are the server's, too: a request that is cut off.
        Assert.That(CommandLineProgram.RunWith([1], "serve").Status, Is.EqualTo(2));
    }

    [Test]
    public void CompletesInBash()
    {
        string[] first = Completions("recursive-lu ");
        Assert.That(first, Is.SupersetOf(s_commands));
        Assert.That(Completions("recursive-lu solve --f"), Does.Contain("--force"));
        Assert.That(Completions("recursive-lu solve --to n"), Is.EquivalentTo(new[] { "npy", "npz" }));
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    public void PrintsAScriptForEachShell(string shell) =>
        Assert.That(CommandLineProgram.Run("completion", shell).Text, Does.Contain("[suggest:"));

    [Test]
    public void ListsItsCommands()
    {
        Outcome outcome = CommandLineProgram.Run("--help");

        Assert.That((outcome.Status, outcome.Errors), Is.EqualTo((0, string.Empty)));
        foreach (string command in s_commands)
        {
            Assert.That(outcome.Text, Does.Contain($"\n  {command}"));
            Assert.That(CommandLineProgram.Run(command, "--help").Text, Does.Contain($"recursive-lu {command}"));
        }
    }

    private static string Diagonal(string value)
    {
        IEnumerable<string> elements = Enumerable.Range(1, 20).Select(i => $"{i} {i} {value}\n");
        return $"%%MatrixMarket matrix coordinate real general\n20 20 20\n{string.Concat(elements)}";
    }

    /// <summary>What bash offers at the end of a line, by the script that the program prints.</summary>
    private static string[] Completions(string line)
    {
        const string Script = """
            PATH=$(dirname "$1"):$PATH
            source <(recursive-lu completion bash)
            COMP_LINE=$2 COMP_POINT=${#2}
            read -ra COMP_WORDS <<<"$2"
            [[ $2 != *' ' ]] || COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _recursive_lu
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        return Lines("/bin/bash", "-c", Script, "bash", CommandLineProgram.Path, line).TrimEnd().Split('\n');
    }

    private static string Python(string program, params string[] words) => Lines("/usr/bin/python3", ["-c", program, .. words]);

    private static string Lines(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, WorkingDirectory = TestFiles.Folder };
        using Process process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd();
    }
}
