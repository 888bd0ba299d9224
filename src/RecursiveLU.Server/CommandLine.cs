using System.Globalization;
using System.Text;
using RecursiveLU.Server.Listening;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server;

/// <summary>Reads the command line.</summary>
/// <remarks>Not by System.CommandLine: with it (3.0.0) a published program is 1.7 MB larger, which is as much as all of the
/// server.</remarks>
internal sealed class CommandLine
{
    private const string Help = """
        Usage: recursive_lu_server [options]

        Factors matrices for other processes: reads requests on standard input and writes responses on
        standard output, or serves many clients on a socket.

          --max-bytes N     the most that all clients together may hold, in bytes: matrices, the library's copies of
                            them, and mapped objects (default: half of the memory)
          --threads N       threads of a threaded factorization (default 0: as many as processors)
          --listen PATH     serve on a Unix domain socket, which only this user may connect to
          --allow-user U    and this user, by name or number; may be repeated
          --allow-group G   and the members of this group, by name or number; may be repeated
          --status PATH     print what the server on that socket says of itself, as JSON
          --check PATH      tell whether the server on that socket answers; status 1 if it does not within 5 s
          --max-clients N   clients at once on the socket, at most 1000; further ones are turned away (default 64);
                            each may need three open files (ulimit -n)
          --max-clients-per-user N
                            of them of one user (default: all)
          --request-timeout N  seconds that a request may take to come, unless 64 KiB of it come in 10 s; on the socket
                            (default 60, 0: any time)
          --idle-timeout N  seconds that a client on the socket may send no request (default 600, 0: any time)
          --max-wait N      seconds that a request waits for memory that others hold (default 2)
          --grace N         seconds that requests in flight may still take after SIGTERM (default 10), or until the next one
          --verbose         a line about every request on standard error
          --version         print the version
          --help            print this
        """;

    /// <summary>The collected heap has a few kilobytes for each.</summary>
    public const int MostClients = 1000;

    private readonly Queue<byte[]> _words;
    private long? _maxBytes;
    private int _threads;
    private bool _verbose;
    private byte[]? _socket;
    private byte[]? _ask;
    private bool _askForStatus;
    private readonly HashSet<uint> _users = [];
    private readonly HashSet<uint> _groups = [];
    private int _maxClients = 64;
    private int _maxClientsPerUser = MostClients;
    private int _grace = 10;
    private int _requestTimeout = 60;
    private int _idleTimeout = 600;
    private int _maxWait = 2;
    private string? _text;

    private CommandLine(byte[][] words) => _words = new Queue<byte[]>(words);

    /// <summary>Reads the words.</summary>
    /// <param name="words">The arguments of the program.</param>
    /// <param name="text">Receives what is to be printed instead of serving, or null.</param>
    /// <exception cref="FormatException">A word is wrong; the message says which.</exception>
    public static Options Read(byte[][] words, out string? text)
    {
        var line = new CommandLine(words);
        while (line._words.TryDequeue(out byte[]? word))
        {
            line.Read(word);
        }

        text = line._text;
        int? handedOver = ServiceManager.Socket;
        if (handedOver != null && line._socket != null)
        {
            throw new FormatException("--listen: there is a socket already that the server was started with (LISTEN_FDS)");
        }

        return new Options(
            line._maxBytes ?? MachineMemory.Bytes() / 2,
            line._threads,
            line._verbose,
            line._socket,
            handedOver,
            line._ask,
            line._askForStatus,
            line._maxClients,
            line._maxClientsPerUser,
            new Admission(line._users, line._groups),
            TimeSpan.FromSeconds(line._grace),
            TimeSpan.FromSeconds(line._requestTimeout),
            TimeSpan.FromSeconds(line._idleTimeout),
            TimeSpan.FromSeconds(line._maxWait));
    }

    private void Read(byte[] word)
    {
        int equals = Array.IndexOf(word, (byte)'=');
        string name = Encoding.UTF8.GetString(equals < 0 ? word : word[..equals]);
        byte[]? value = equals < 0 ? null : word[(equals + 1)..];
        switch (name)
        {
            case "--max-bytes":
                _maxBytes = Number(name, value, 1, long.MaxValue / 4);
                break;
            case "--threads":
                _threads = (int)Number(name, value, 0, int.MaxValue);
                break;
            case "--listen":
                _socket = Value(name, value);
                break;
            case "--status" or "--check":
                _ask = Value(name, value);
                _askForStatus = name == "--status";
                break;
            case "--max-clients":
                _maxClients = (int)Number(name, value, 1, MostClients);
                break;
            case "--max-clients-per-user":
                _maxClientsPerUser = (int)Number(name, value, 1, MostClients);
                break;
            case "--allow-user":
                _users.Add(Account(name, value, Accounts.User));
                break;
            case "--allow-group":
                _groups.Add(Account(name, value, Accounts.Group));
                break;
            case "--grace":
                _grace = (int)Number(name, value, 0, int.MaxValue);
                break;
            case "--request-timeout":
                _requestTimeout = (int)Number(name, value, 0, int.MaxValue);
                break;
            case "--idle-timeout":
                _idleTimeout = (int)Number(name, value, 0, int.MaxValue);
                break;
            case "--max-wait":
                _maxWait = (int)Number(name, value, 0, int.MaxValue);
                break;
            case "--verbose" when value is null:
                _verbose = true;
                break;
            case "--version" when value is null:
                _text = $"recursive_lu_server {LuLibrary.Version}";
                break;
            case "--help" or "-h" when value is null:
                _text = Help;
                break;
            default:
                throw new FormatException($"{Encoding.UTF8.GetString(word)} is no option; --help lists them");
        }
    }

    private byte[] Value(string name, byte[]? value) =>
        value ?? (_words.TryDequeue(out byte[]? next) ? next : throw new FormatException($"{name} needs a value"));

    private uint Account(string name, byte[]? value, Func<ReadOnlySpan<byte>, uint?> find)
    {
        byte[] account = Value(name, value);
        string text = Encoding.UTF8.GetString(account);
        return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? number
            : find(account) ?? throw new FormatException($"{name}: there is no {text}");
    }

    private long Number(string name, byte[]? value, long least, long most)
    {
        string text = Encoding.UTF8.GetString(Value(name, value));
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && number >= least && number <= most
            ? number
            : throw new FormatException($"{name} must be a number from {least} to {most}, not {text}");
    }
}
