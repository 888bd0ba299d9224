using System.Diagnostics;
using System.Globalization;
using RecursiveLU.Client.Tests.Fakes;

namespace RecursiveLU.Client.Tests;

/// <summary>An <see cref="Application"/> in a process of its own.</summary>
internal sealed class ApplicationProcess : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    /// <summary>Starts one.</summary>
    /// <param name="end">The name of an <see cref="ApplicationEnd"/>.</param>
    /// <param name="server">The path of its server.</param>
    /// <param name="program">What starts .NET assemblies, with its first arguments.</param>
    public ApplicationProcess(string end, string server, params string[] program)
    {
        string[] start = program.Length > 0 ? program : [Launcher.Dotnet];
        string[] arguments = [.. start[1..], typeof(Application).Assembly.Location, Program.App, end, server];
        _process = Process.Start(new ProcessStartInfo(start[0], arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Gets the number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>The process of its server.</summary>
    public int ReadServer() =>
        int.Parse(_process.StandardOutput.ReadLine() ?? _process.StandardError.ReadToEnd(), CultureInfo.InvariantCulture);

    /// <summary>The other lines that it prints.</summary>
    public string[] ReadLines() => _process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Waits for its end.</summary>
    public int ExitCode() =>
        _process.WaitForExit(s_limit) ? _process.ExitCode : throw new TimeoutException("The application does not end.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.StandardInput.Dispose();
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
    }
}
