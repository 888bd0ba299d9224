using System.Globalization;
using System.Text;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Listening;

/// <summary>What the program that started the server wants of it beyond the command line, by systemd's protocol: it may hand
/// over a listening socket (LISTEN_FDS), and it may want to be told when the server serves (NOTIFY_SOCKET).</summary>
internal static unsafe class ServiceManager
{
    private const int FirstDescriptor = 3;

    /// <summary>Gets the socket that was handed over; null if there is none.</summary>
    /// <exception cref="FormatException">What was handed over is something else.</exception>
    public static int? Socket
    {
        get
        {
            string? count = Environment.GetEnvironmentVariable("LISTEN_FDS");
            string? process = Environment.GetEnvironmentVariable("LISTEN_PID");
            if (count is null || process != Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            {
                return null;
            }

            bool isSocket = count == "1"
                && Option(LibC.SocketDomain) == LibC.FamilyUnix
                && Option(LibC.SocketType) == LibC.SocketStream
                && Option(LibC.SocketListens) == 1;
            return isSocket ? FirstDescriptor
                : throw new FormatException("LISTEN_FDS: what was handed over is not one listening Unix domain socket");
        }
    }

    /// <summary>Says something, if anybody wants to hear it.</summary>
    /// <param name="state">Such as READY=1.</param>
    public static void Tell(string state)
    {
        string? path = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");
        if (string.IsNullOrEmpty(path) || !SocketAddress.TryMake(Encoding.UTF8.GetBytes(path), out SocketAddress address))
        {
            return;
        }

        int length = Encoding.UTF8.GetByteCount(path);
        uint bytes = (uint)(sizeof(ushort) + length);
        if (address.Path[0] == '@')
        {
            // An abstract address: a zero, then bytes to the end of the length.
            address.Path[0] = 0;
        }
        else
        {
            bytes++;
        }

        int descriptor = LibC.Socket(LibC.FamilyUnix, LibC.SocketDatagram | LibC.SocketCloseOnExec, 0);
        byte[] text = Encoding.UTF8.GetBytes(state);
        fixed (byte* start = text)
        {
            _ = LibC.SendTo(descriptor, start, (nuint)text.Length, LibC.MessageNoSignal, &address, bytes);
        }

        _ = LibC.Close(descriptor);
    }

    private static int Option(int name)
    {
        int value = -1;
        uint bytes = sizeof(int);
        return LibC.GetSocketOption(FirstDescriptor, LibC.LevelSocket, name, &value, &bytes) == 0 ? value : -1;
    }
}
