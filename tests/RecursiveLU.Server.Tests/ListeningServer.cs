using System.Globalization;

namespace RecursiveLU.Server.Tests;

/// <summary>A server that listens on a socket of its own.</summary>
internal sealed class ListeningServer : IDisposable
{
    private static int s_count;

    public ListeningServer(params string[] options)
    {
        SocketPath = Path.Combine(Path.GetTempPath(), string.Create(
            CultureInfo.InvariantCulture, $"recursive_lu_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}.sock"));
        Process = new ServerProcess(["--listen", SocketPath, .. options]);
    }

    /// <summary>Gets the socket's path.</summary>
    public string SocketPath { get; }

    /// <summary>Gets the process.</summary>
    public ServerProcess Process { get; }

    /// <summary>A new conversation.</summary>
    public Conversation Connect() => Conversation.Connect(SocketPath);

    /// <summary>Sends SIGTERM and waits for the end.</summary>
    public ServerEnd Stop()
    {
        Process.Terminate();
        return Process.WaitForEnd();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Process.Dispose();
        File.Delete(SocketPath);
        File.Delete(SocketPath + ".lock");
    }
}
