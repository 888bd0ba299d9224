using RecursiveLU.Server.Listening;

namespace RecursiveLU.Server;

/// <summary>What the command line says.</summary>
/// <param name="MaxBytes">The largest matrix, and what all clients together may hold.</param>
/// <param name="Threads">The threads of a threaded factorization; 0 for the library's default.</param>
/// <param name="Verbose">Whether to log every request.</param>
/// <param name="Socket">Where to listen; a path, or null to serve standard input and output.</param>
/// <param name="HandedOver">The listening socket that the server was started with, or null.</param>
/// <param name="Ask">Another server's socket, to ask there and serve nobody; or null.</param>
/// <param name="AskForStatus">Whether to ask for more than whether it answers.</param>
/// <param name="MaxClients">The most clients at once.</param>
/// <param name="MaxClientsPerUser">The most of them of one user.</param>
/// <param name="Admission">Who may connect.</param>
/// <param name="Grace">How long requests in flight may take when the server must end.</param>
/// <param name="RequestTimeout">How long a request or an answer may stand still; zero for ever.</param>
/// <param name="IdleTimeout">How long a client may send no request; zero for ever.</param>
/// <param name="MaxWait">How long a request waits for memory that others hold.</param>
internal sealed record Options(
    long MaxBytes, int Threads, bool Verbose, byte[]? Socket, int? HandedOver, byte[]? Ask, bool AskForStatus, int MaxClients,
    int MaxClientsPerUser, Admission Admission, TimeSpan Grace, TimeSpan RequestTimeout, TimeSpan IdleTimeout, TimeSpan MaxWait);
