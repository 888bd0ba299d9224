using System.Diagnostics;
using NUnit.Framework;

namespace RecursiveLU.CommandLine.Tests;

/// <summary>The folder with the files that NumPy, SciPy and Octave have written, made once for all tests.</summary>
[SetUpFixture]
internal sealed class TestFiles
{
    private static string? s_folder;

    /// <summary>Gets the folder.</summary>
    public static string Folder => s_folder!;

    /// <summary>The path of a file in the folder.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Writes a file into the folder; gives its path.</summary>
    public static string Write(string name, byte[] content)
    {
        File.WriteAllBytes(Path(name), content);
        return Path(name);
    }

    /// <summary>Writes a file of text into the folder; gives its path.</summary>
    public static string Write(string name, string content)
    {
        File.WriteAllText(Path(name), content);
        return Path(name);
    }

    [OneTimeSetUp]
    public static void Make()
    {
        s_folder = Directory.CreateTempSubdirectory("recursive_lu_").FullName;
        string writers = System.IO.Path.Combine(AppContext.BaseDirectory, "Writers");
        Run("/usr/bin/python3", System.IO.Path.Combine(writers, "write_files.py"), s_folder);
        Run("/usr/bin/octave-cli", "--norc", System.IO.Path.Combine(writers, "write_files.m"), s_folder);
    }

    [OneTimeTearDown]
    public static void Remove() => Directory.Delete(Folder, recursive: true);

    private static void Run(string program, params string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, errors);
    }
}
