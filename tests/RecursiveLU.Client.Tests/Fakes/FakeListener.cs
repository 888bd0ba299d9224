using System.Net.Sockets;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client.Tests.Fakes;

/// <summary>A server with faults that listens at a socket, in a thread of this process. One client after the other.</summary>
internal sealed class FakeListener : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Fault[] _faults;
    private readonly Thread _thread;
    private volatile int _clients;
    private volatile int _ended;

    /// <summary>Initializes a new instance of the <see cref="FakeListener"/> class.</summary>
    /// <param name="path">The socket's path.</param>
    /// <param name="faults">The fault of each conversation; all further ones have the last.</param>
    public FakeListener(string path, params Fault[] faults)
    {
        _faults = faults;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Gets the number of clients that have come.</summary>
    public int Clients => _clients;

    /// <summary>Gets the number of conversations that are over; their connections are closed.</summary>
    public int Ended => _ended;

    /// <summary>Waits for the end of the last conversation.</summary>
    public void Dispose()
    {
        _listener.Shutdown(SocketShutdown.Both);
        _thread.Join();
        _listener.Dispose();
    }

    private void Serve()
    {
        while (true)
        {
            try
            {
                using (Socket client = _listener.Accept())
                {
                    Fault fault = _faults[Math.Min(_clients, _faults.Length - 1)];
                    _clients++;
                    Converse(client, fault);
                }

                _ended++;
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private static void Converse(Socket client, Fault fault)
    {
        if (fault == Fault.IsFull)
        {
            return;
        }

        using var stream = new NetworkStream(client);
        try
        {
            new FakeServer(fault, Limits.Version, stream, stream).Run();
        }
        catch (IOException)
        {
            // The client has left in the middle of a request or of an answer.
        }
        finally
        {
            FakeServer.ForgetObject();
        }
    }
}
