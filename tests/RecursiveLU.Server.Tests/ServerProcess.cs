using System.Diagnostics;
using System.Globalization;
using RecursiveLU.Native.Tests;

namespace RecursiveLU.Server.Tests;

/// <summary>recursive_lu_server as a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Timer _watch;
    private volatile bool _late;

    /// <summary>Starts the server of the build.</summary>
    public ServerProcess(params string[] options)
        : this(BuiltPath, options)
    {
    }

    /// <summary>Starts a copy of the server.</summary>
    public ServerProcess(string path, string[] options)
    {
        var start = new ProcessStartInfo(path, options)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // What the tests' own process was told must not decide what the server does.
        start.Environment.Remove("RECURSIVE_LU_ISA");
        start.Environment.Remove("RECURSIVE_LU_NUM_THREADS");
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        Talk = new Conversation(_process.StandardInput.BaseStream, _process.StandardOutput.BaseStream);

        // Whoever waits for it then finds its output at an end.
        _watch = new Timer(_ => KillLate(), null, s_limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the server beside the library under test.</summary>
    public static string BuiltPath =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(LibraryFiles.Main)!, "../bin/recursive_lu_server"));

    /// <summary>Gets the conversation through its standard input and output.</summary>
    public Conversation Talk { get; }

    /// <summary>Gets the process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Gets its resident bytes.</summary>
    public long ResidentBytes => Kibibytes("VmRSS") << 10;

    /// <summary>Gets the most resident bytes so far.</summary>
    public long LargestResidentBytes => Kibibytes("VmHWM") << 10;

    /// <summary>Gets the bytes of its addresses.</summary>
    public long MappedBytes => Kibibytes("VmSize") << 10;

    /// <summary>Gets the number of its open files.</summary>
    public int OpenFiles => Directory.GetFiles($"/proc/{Id}/fd").Length;

    /// <summary>Gets the number of its threads.</summary>
    public int ThreadCount => Directory.GetDirectories($"/proc/{Id}/task").Length;

    /// <summary>Closes its input and waits for its end.</summary>
    public ServerEnd End()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It was gone already.
        }

        return WaitForEnd();
    }

    /// <summary>Sends SIGTERM.</summary>
    public void Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public ServerEnd WaitForEnd()
    {
        _process.WaitForExit();
        return _late
            ? throw new TimeoutException("The server did not end.")
            : new ServerEnd(_process.ExitCode, Talk.ReadToEnd(), _errors.Result);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private long Kibibytes(string name)
    {
        string line = File.ReadLines($"/proc/{Id}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private void KillLate()
    {
        _late = true;
        _process.Kill();
    }
}

/// <summary>How a server ended.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">What was left on its standard output.</param>
/// <param name="Errors">All of its standard error.</param>
internal sealed record ServerEnd(int ExitCode, byte[] Output, string Errors);
