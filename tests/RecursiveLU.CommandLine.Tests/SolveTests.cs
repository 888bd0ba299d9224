using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using NUnit.Framework;

namespace RecursiveLU.CommandLine.Tests;

/// <summary>What solve prints and writes, and with which status it ends.</summary>
internal sealed partial class SolveTests
{
    private const int Singular = 1;

    private const int Usage = 2;

    private const int File = 3;

    /// <summary>SIGTERM.</summary>
    private const int Terminate = 15;

    [Test]
    public void PrintsTheSolutionAndBesideItHowAccurateItIs()
    {
        TestFiles.Write("easy.csv", "2 1 1\n4 3 3\n8 7 9\n");
        TestFiles.Write("easy-right.csv", "7\n19\n49\n");
        Outcome outcome = CommandLineProgram.Run("solve", "easy.csv", "easy-right.csv");

        double[] x = [.. outcome.Text.TrimEnd().Split('\n').Select(double.Parse)];
        Assert.That(outcome.Status, Is.Zero);
        Assert.That(x, Is.EqualTo(new double[] { 1, 2, 3 }).Within(1e-13));
        Assert.That(outcome.Errors, Does.Match(
            @"^order: 3\nright-hand sides: 1\ntype: f64 \(double\)\ncondition: 77\n"
            + @"residual: [0-9.e-]+\nerror bound: [0-9.e-]+\n$"));
    }

    [TestCase("f4.npy", "right.npy", "f64 (double)")]
    [TestCase("f4.npy", "f4.npy", "f32 (float)")]
    [TestCase("f8.npy", "c8.npy", "c128 (complex of doubles)")]
    [TestCase("c8.npy", "f4.npy", "c64 (complex of floats)")]
    public void ComputesInTheTypeThatHoldsBoth(string a, string b, string type) =>
        Assert.That(CommandLineProgram.Run("solve", a, b).Errors, Does.Contain($"type: {type}\n"));

    [Test]
    public void WritesEveryFormat(
        [Values("npy", "npz", "mtx", "csv")] string format,
        [Values("random.npy", "random-complex.npy", "f4.npy", "c8.npy")] string file)
    {
        string path = TestFiles.Path($"written.{format}");
        string identity = file.StartsWith("random", StringComparison.Ordinal) ? "identity.npy" : "identity-float.npy";
        Outcome toFile = CommandLineProgram.Run("solve", "-q", identity, file, "--output", path, "--force");
        Outcome toPipe = CommandLineProgram.Run("solve", "-q", identity, file, "--to", format);

        Assert.That((toFile.Status, toFile.Text, toFile.Errors), Is.EqualTo((0, string.Empty, string.Empty)));
        string expected = CommandLineProgram.Read(file).Text;
        Assert.That(CommandLineProgram.Read(path).Text, Is.EqualTo(expected));
        TestFiles.Write($"piped.{format}", toPipe.Output);
        Assert.That(CommandLineProgram.Read($"piped.{format}").Text, Is.EqualTo(expected));
    }

    [Test]
    public void WritesWhatNumPyAndSciPyRead()
    {
        string[] words = ["solve", "-q", "-f", "identity.npy", "random-complex.npy", "-o"];
        foreach (string format in new[] { "npy", "npz", "mtx", "csv" })
        {
            Assert.That(CommandLineProgram.Run([.. words, $"theirs.{format}"]).Status, Is.Zero);
        }

        const string Program = """
            import numpy as np, scipy.io
            expected = np.load("random-complex.npy")
            read = [np.load("theirs.npy"), np.load("theirs.npz")["x"], scipy.io.mmread("theirs.mtx"),
                    np.loadtxt("theirs.csv", dtype=complex, delimiter=",")]
            print([bool((expected == one).all()) for one in read])
            """;
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Program])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = TestFiles.Folder,
        };
        using Process python = Process.Start(start)!;

        Assert.That(python.StandardOutput.ReadToEnd(), Is.EqualTo("[True, True, True, True]\n"));
    }

    [Test]
    public void ReplacesAFileOnlyWithForce()
    {
        string path = TestFiles.Write("kept.csv", "kept");
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        string[] words = ["solve", "-q", "identity.npy", "right.npy", "-o", "kept.csv"];

        CommandLineProgram.ExpectFailure(File, "kept.csv: is there already; --force replaces it", words);
        Assert.That(System.IO.File.ReadAllText(path), Is.EqualTo("kept"));

        Assert.That(CommandLineProgram.Run([.. words, "--force"]).Status, Is.Zero);
        Assert.That(System.IO.File.ReadAllText(path), Is.EqualTo("1\n2\n3\n"));
        Assert.That(
            System.IO.File.GetUnixFileMode(path),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead));
    }

    [Test]
    public void WritesThroughALink()
    {
        string path = TestFiles.Write("linked.csv", "old");
        System.IO.File.CreateSymbolicLink(TestFiles.Path("link.csv"), path);
        Outcome outcome = CommandLineProgram.Run("solve", "-q", "identity.npy", "right.npy", "-o", "link.csv", "-f");

        Assert.That(outcome.Status, Is.Zero);
        Assert.That(System.IO.File.ReadAllText(path), Is.EqualTo("1\n2\n3\n"));
        Assert.That(new FileInfo(TestFiles.Path("link.csv")).LinkTarget, Is.Not.Null);
    }

    [TestCase("no-such-folder/x.npy", "no-such-folder/x.npy: cannot be written: there is no such folder")]
    [TestCase("/dev/full", "/dev/full: expected a suffix of .npy, .npz, .mtx, .csv", Usage)]
    [TestCase("x.dat2", "x.dat2: expected a suffix of .npy, .npz, .mtx, .csv", Usage)]
    [TestCase("x.mat", "x.mat: expected a suffix of .npy, .npz, .mtx, .csv", Usage)]
    public void RefusesWhatCannotBeWritten(string output, string line, int status = File) =>
        CommandLineProgram.ExpectFailure(status, line, "solve", "-q", "identity.npy", "right.npy", "-o", output);

    [Test]
    public void SaysWhenStandardOutputIsFull()
    {
        Outcome outcome = Shell($"\"{CommandLineProgram.Path}\" solve -q identity.npy right.npy >/dev/full");

        CommandLineProgram.ExpectFailure(outcome, File, "standard output: cannot be written: No space left on device");
    }

    [Test]
    public void EndsQuietlyWhenNobodyReads()
    {
        Outcome outcome = Shell($"(sleep 1; \"{CommandLineProgram.Path}\" solve -q identity.npy random.npy; echo $? >&2) | true");

        Assert.That(outcome.Errors, Is.EqualTo("141\n"));
    }

    [Test]
    public void LeavesTheRestOfAFileToTheNextProgram()
    {
        Shell($"(\"{CommandLineProgram.Path}\" solve -q identity.npy right.npy; echo 4) >appended.csv");

        Assert.That(System.IO.File.ReadAllText(TestFiles.Path("appended.csv")), Is.EqualTo("1\n2\n3\n4\n"));
    }

    [Test]
    public void LeavesNoPartOfAFile()
    {
        // A file may have 4 KiB; the solution has 20.
        TestFiles.Write("long.csv", string.Concat(Enumerable.Repeat("1 2 3 4 5 6 7 8\n", 320)));
        string ones = string.Concat(Enumerable.Range(0, 320).Select(i => $"{i + 1} {i + 1} 1\n"));
        TestFiles.Write("long.mtx", $"%%MatrixMarket matrix coordinate real general\n320 320 320\n{ones}");
        Directory.CreateDirectory(TestFiles.Path("limited"));
        Outcome outcome = Shell(
            $"trap '' XFSZ; ulimit -f 8; \"{CommandLineProgram.Path}\" solve -q long.mtx long.csv -o limited/x.npy");

        CommandLineProgram.ExpectFailure(
            outcome, File, "limited/x.npy: cannot be written: it would be larger than a file may be here");
        Assert.That(Directory.GetFileSystemEntries(TestFiles.Path("limited")), Is.Empty);
    }

    [Test]
    public void LeavesNoPartOfAFileWhenItIsEnded()
    {
        const int Columns = 1_000_000;
        byte[] start = System.IO.File.ReadAllBytes(TestFiles.Path("f8.npy"));
        string header = $"{{'descr': '<f8', 'fortran_order': True, 'shape': (3, {Columns}), }}".PadRight(117) + '\n';
        TestFiles.Write("million.npy", [.. start[..10], .. Encoding.ASCII.GetBytes(header), .. new byte[Columns * 24]]);
        DirectoryInfo folder = Directory.CreateDirectory(TestFiles.Path("ended"));
        using Process process = CommandLineProgram.Start("solve", "-q", "identity.npy", "million.npy", "-o", "ended/x.csv");
        while (!process.HasExited && folder.GetFiles().Length == 0)
        {
            Thread.Sleep(1);
        }

        _ = SendSignal(process.Id, Terminate);
        process.WaitForExit();

        // Or else it was faster.
        string[] left = [.. folder.GetFiles().Select(file => file.Name)];
        Assert.That((process.ExitCode, left.Length), Is.EqualTo((128 + Terminate, 0)).Or.EqualTo((0, 1)));
    }

    [TestCase("1 2\n2 4\n", "the matrix is singular: U(2,2) is exactly zero")]
    [TestCase("0 0\n0 0\n", "the matrix is singular: U(1,1) is exactly zero")]
    public void WritesNothingForASingularMatrix(string matrix, string problem)
    {
        TestFiles.Write("singular.csv", matrix);
        TestFiles.Write("two-rows.csv", "1\n1\n");

        CommandLineProgram.ExpectFailure(
            Singular, $"singular.csv: {problem}", "solve", "singular.csv", "two-rows.csv", "-o", "never.csv");
        Assert.That(System.IO.File.Exists(TestFiles.Path("never.csv")), Is.False);
    }

    [TestCase("1 2\n2 4.0000000000000009\n", "the matrix is singular to working precision: rcond is ")]
    [TestCase("1 2\nnan 4\n", "numbers are not finite: the result is not accurate")]
    [TestCase("1 inf\n2 4\n", "numbers are not finite: the result is not accurate")]
    public void SaysWhenASolutionMayHaveNoCorrectDigit(string matrix, string problem)
    {
        TestFiles.Write("nearly.csv", matrix);
        TestFiles.Write("two-rows.csv", "1\n1\n");
        Outcome outcome = CommandLineProgram.Run("solve", "-q", "nearly.csv", "two-rows.csv");

        Assert.That(outcome.Status, Is.EqualTo(Singular));
        Assert.That(outcome.Text.Split('\n'), Has.Length.EqualTo(3), "it is written all the same");
        Assert.That(outcome.Errors, Does.StartWith($"recursive-lu: nearly.csv: {problem}"));
    }

    [TestCase("Required argument 'A' missing for command: 'solve'", "solve")]
    [TestCase("Required argument 'b' missing for command: 'solve'", "solve", "f8.npy")]
    [TestCase("Unrecognized command or argument '--nonsense'", "solve", "f8.npy", "right.npy", "--nonsense")]
    [TestCase("--threads must be from 0 to 1024", "solve", "f8.npy", "right.npy", "--threads", "-1")]
    [TestCase("--max-bytes must be at least 1", "solve", "f8.npy", "right.npy", "--max-bytes", "0")]
    public void SaysWhatACommandLineLacks(string problem, params string[] words) =>
        CommandLineProgram.ExpectFailure(Usage, $"{problem}; recursive-lu --help tells more", words);

    [TestCase("rectangle.npy: expected a square matrix, found 3 x 2", "rectangle.npy", "right.npy")]
    [TestCase("large-right.csv: expected 3 rows, as f8.npy has, found 4 x 1", "f8.npy", "large-right.csv")]
    [TestCase("only one of A and b can come from standard input", "-", "-")]
    [TestCase("--to is for standard output; the format of x.csv is that of its suffix",
        "f8.npy", "right.npy", "-o", "x.csv", "--to", "npy")]
    public void RefusesWhatDoesNotFit(string line, params string[] words)
    {
        TestFiles.Write("large-right.csv", "1\n2\n3\n4\n");
        CommandLineProgram.ExpectFailure(Usage, line, ["solve", .. words]);
    }

    [Test]
    public void SolvesAnEmptySystem() =>
        Assert.That(CommandLineProgram.Run("solve", "-q", "empty.npy", "empty.npy"), Has.Property("Status").Zero);

    private static Outcome Shell(string script)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = TestFiles.Folder,
        };
        using Process shell = Process.Start(start)!;
        Task<string> errors = shell.StandardError.ReadToEndAsync();
        string output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return new Outcome(shell.ExitCode, Encoding.UTF8.GetBytes(output), errors.Result);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
