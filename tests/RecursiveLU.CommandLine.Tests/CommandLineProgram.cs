using System.Diagnostics;
using System.Text;
using NUnit.Framework;
using RecursiveLU.Native.Tests;

namespace RecursiveLU.CommandLine.Tests;

/// <summary>What a run of the program left.</summary>
/// <param name="Status">The exit status.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record Outcome(int Status, byte[] Output, string Errors)
{
    /// <summary>Gets standard output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Output);
}

/// <summary>recursive-lu as a process of its own.</summary>
internal static class CommandLineProgram
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    /// <summary>Gets the program beside the library under test.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(LibraryFiles.Main)!, "../bin/recursive-lu"));

    /// <summary>Starts the program in the folder of the test's files.</summary>
    public static Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(Path, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = TestFiles.Folder,
        };
        start.Environment.Remove("RECURSIVE_LU_ISA");
        start.Environment.Remove("RECURSIVE_LU_NUM_THREADS");
        return Process.Start(start)!;
    }

    /// <summary>Runs the program without input.</summary>
    public static Outcome Run(params string[] words) => RunWith([], words);

    /// <summary>Runs the program with bytes on standard input.</summary>
    public static Outcome RunWith(byte[] input, params string[] words)
    {
        using Process process = Start(words);
        using var watch = new Timer(_ => process.Kill(), null, s_limit, Timeout.InfiniteTimeSpan);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        Task copied = process.StandardOutput.BaseStream.CopyToAsync(output);
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not want all of it.
        }

        Assert.That(Task.WaitAll([errors, copied], s_limit), Is.True);
        process.WaitForExit();
        return new Outcome(process.ExitCode, output.ToArray(), errors.Result);
    }

    /// <summary>What the program reads from a file: the solution with the identity.</summary>
    public static Outcome Read(string file) => Run("solve", "--quiet", "identity.npy", file);

    /// <summary>Runs the program, which must fail with one line on standard error and nothing on standard output.</summary>
    public static void ExpectFailure(int status, string line, params string[] words) => ExpectFailure(Run(words), status, line);

    /// <summary>A run must have failed with one line on standard error and nothing on standard output.</summary>
    public static void ExpectFailure(Outcome outcome, int status, string line) => Assert.That(
        (outcome.Errors, outcome.Text, outcome.Status), Is.EqualTo(($"recursive-lu: {line}\n", string.Empty, status)));
}
