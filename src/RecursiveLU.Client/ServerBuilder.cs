using System.ComponentModel;
using System.Diagnostics;

namespace RecursiveLU.Client;

/// <summary>Builds the server from the sources that this assembly was built from.</summary>
/// <param name="root">The folder of the source checkout.</param>
/// <param name="dotnet">The command of the .NET SDK.</param>
internal sealed class ServerBuilder(string root, string dotnet = "dotnet")
{
    private const string Script = "eng/build.sh";

    private const string Solution = "RecursiveLU.slnx";

    /// <summary>How much of a failed build's output is told.</summary>
    private const int OutputLength = 4000;

    private string Server => Path.Combine(root, "artifacts", "bin", ServerLocator.FileName);

    private string Libraries => Path.Combine(root, "artifacts", "lib");

    /// <summary>The checkout that has a folder somewhere in it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string FindCheckout(string folder)
    {
        for (DirectoryInfo? up = new(folder); up != null; up = up.Parent)
        {
            if (File.Exists(Path.Combine(up.FullName, Solution)) && File.Exists(Path.Combine(up.FullName, Script)))
            {
                return up.FullName;
            }
        }

        throw new InvalidOperationException(
            $"{ServerLocator.FileName} can only be built in a source checkout: no folder above {folder} has {Script}.");
    }

    /// <summary>Builds the server unless it is there; gives its path.</summary>
    /// <param name="force">Whether to build it in any case.</param>
    /// <param name="outputDirectory">Where to copy it, and the libraries that it loads; null to leave them where they
    /// are built.</param>
    /// <param name="cancel">Ends the build.</param>
    public string Build(bool force, string? outputDirectory, CancellationToken cancel)
    {
        if (force || !File.Exists(Server))
        {
            RequireSdk(cancel);
            string output = Run("bash", [Path.Combine(root, Script)], out int exitCode, cancel);
            if (exitCode != 0 || !File.Exists(Server))
            {
                string end = output[Math.Max(0, output.Length - OutputLength)..];
                throw new InvalidOperationException($"{Script} failed, exit code {exitCode}:\n{end}");
            }
        }

        return outputDirectory is null ? Server : CopyTo(outputDirectory);
    }

    private void RequireSdk(CancellationToken cancel)
    {
        string found;
        try
        {
            found = Run(dotnet, ["--list-sdks"], out _, cancel);
        }
        catch (Win32Exception)
        {
            found = "";
        }

        if (string.IsNullOrWhiteSpace(found))
        {
            throw new InvalidOperationException(
                $"To build {ServerLocator.FileName} the .NET SDK is needed, and there is none:"
                + " https://dotnet.microsoft.com/download");
        }
    }

    private string CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        string copy = Path.GetFullPath(Path.Combine(folder, ServerLocator.FileName));
        foreach (string file in Directory.EnumerateFiles(Libraries, "librecursivelu*.so").Append(Server))
        {
            // Replaced, not written over: a running server keeps the file that it has mapped.
            string target = Path.Combine(folder, Path.GetFileName(file));
            File.Copy(file, target + ".new", overwrite: true);
            File.Move(target + ".new", target, overwrite: true);
        }

        return copy;
    }

    /// <summary>Runs a program and gives what it prints.</summary>
    private string Run(string program, string[] arguments, out int exitCode, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using CancellationTokenRegistration kill = cancel.Register(() => process.Kill(entireProcessTree: true));
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = process.StandardOutput.ReadToEnd();
        output += errors.GetAwaiter().GetResult();
        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        exitCode = process.ExitCode;
        return output;
    }
}
