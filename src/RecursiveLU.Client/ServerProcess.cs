using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client;

/// <summary>A running server process and its pipes, which no other child of this process inherits.</summary>
/// <remarks>If this object is forgotten, the finalizers of the pipes close them, which ends the server.</remarks>
internal sealed unsafe class ServerProcess : IServerLink
{
    /// <summary>How long a process that closed its output may take to end by itself, so that its exit code is known.</summary>
    private const int EndMilliseconds = 100;

    /// <summary>Only a process that the system holds on to is not gone by then.</summary>
    private const int KillMilliseconds = 5000;

    private readonly Process _process;

    private ServerProcess(Process process, ServerPipes pipes)
    {
        _process = process;
        Pipes = pipes;
        ProcessId = process.Id;
    }

    /// <inheritdoc/>
    public ServerPipes Pipes { get; }

    /// <inheritdoc/>
    public int? ProcessId { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="path">The program.</param>
    /// <param name="threads">What to tell it of threads; 0 for nothing.</param>
    /// <exception cref="ServerFailureException">It cannot be started.</exception>
    public static ServerProcess Start(string path, int threads)
    {
        var info = new ProcessStartInfo(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        info.Environment[ServerLocator.SwitchVariable] = ServerLocator.Off;
        if (threads > 0)
        {
            info.ArgumentList.Add("--threads");
            info.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        }

        Process? process = null;
        try
        {
            process = Process.Start(info)!;
            var pipes = new ServerPipes(
                Descriptor(process.StandardInput.BaseStream),
                Descriptor(process.StandardOutput.BaseStream),
                Descriptor(process.StandardError.BaseStream));
            pipes.Prepare();
            return new ServerProcess(process, pipes);
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException or InvalidCastException)
        {
            process?.Kill();
            process?.Dispose();
            throw new ServerFailureException(ServerEvent.NotStarted, $"{path} could not be started: {e.Message}");
        }
    }

    /// <summary>Tells the server to end, waits for it, and kills it if it takes too long. Gives how it ended.</summary>
    public string Stop(TimeSpan timeout)
    {
        byte exit = (byte)Command.Exit;
        try
        {
            Pipes.Write(&exit, 1, new CallLimits(timeout, default, default));
        }
        catch (ServerFailureException)
        {
            // It does not read: the end of its input may still be seen.
        }

        _process.StandardInput.BaseStream.Dispose();
        bool ended = _process.WaitForExit(timeout);
        return ended ? Ending() : $"killed, for it did not end within {timeout}";
    }

    /// <summary>How the process ended, if it does so now.</summary>
    public string? Ended() => _process.WaitForExit(EndMilliseconds) ? Ending() : null;

    /// <summary>Kills the process if it still runs, and waits until it is gone.</summary>
    public void Dispose()
    {
        try
        {
            _process.Kill();
            _process.WaitForExit(KillMilliseconds);
        }
        finally
        {
            _process.StandardInput.BaseStream.Dispose();
            _process.StandardOutput.BaseStream.Dispose();
            _process.StandardError.BaseStream.Dispose();
            _process.Dispose();
        }
    }

    private static int Descriptor(Stream stream) => (int)((PipeStream)stream).SafePipeHandle.DangerousGetHandle();

    private string Ending()
    {
        // .NET tells a signal as the shell does.
        int code = _process.ExitCode;
        return code > 128 ? $"ended by signal {code - 128}" : $"exit code {code}";
    }
}
