using System.Diagnostics;

namespace HeaderGenerator.Tests;

/// <summary>The C and C++ compilers.</summary>
internal static class Compiler
{
    private const string Strict = "-Wall -Wextra -Wpedantic -Werror";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The header, included twice, compiles as C99 and as C++17 with every warning an error.</summary>
    /// <param name="header">The header's text.</param>
    /// <param name="code">Code that follows it, valid in both languages.</param>
    public static void Check(string header, string code = "typedef int not_empty;")
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["recursive_lu.h"], header);
        string source = $"#include \"recursive_lu.h\"\n#include \"recursive_lu.h\"\n{code}\n";
        File.WriteAllText(folder["check.c"], source);
        File.WriteAllText(folder["check.cpp"], source);
        Run("gcc", $"-std=c99 {Strict} -fsyntax-only {folder["check.c"]}");
        Run("g++", $"-std=c++17 {Strict} -fsyntax-only {folder["check.cpp"]}");
    }

    /// <summary>What a C99 program that includes the header prints.</summary>
    public static string RunProgram(string header, string code)
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["recursive_lu.h"], header);
        File.WriteAllText(folder["program.c"], $"#include \"recursive_lu.h\"\n{code}\n");
        Run("gcc", $"-std=c99 {Strict} -o {folder["program"]} {folder["program.c"]}");
        return Run(folder["program"], "");
    }

    private static string Run(string program, string arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill();
            Assert.Fail($"{program} {arguments} did not end");
        }

        Assert.That(process.ExitCode, Is.Zero, () => $"{program} {arguments}\n{error.Result}");
        return output.Result;
    }
}
