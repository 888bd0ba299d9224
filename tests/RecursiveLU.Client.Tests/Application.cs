using RecursiveLU.Testing;

namespace RecursiveLU.Client.Tests;

/// <summary>How an <see cref="Application"/> ends.</summary>
internal enum ApplicationEnd
{
    /// <summary>Main returns.</summary>
    Returns,

    /// <summary>By Environment.Exit.</summary>
    Exits,

    /// <summary>By an exception that nobody catches.</summary>
    Throws,

    /// <summary>By SIGKILL, while it waits for input.</summary>
    WaitsToBeKilled,

    /// <summary>It tells how calls of several sizes were answered, and returns.</summary>
    TellsOfTransports,
}

/// <summary>A process with a server that it does not dispose of. Its first line is the server's process.</summary>
internal static class Application
{
    private static ServerLu? s_client;

    public static int Run(ApplicationEnd end, string server)
    {
        s_client = new ServerLu(new ServerLuOptions { ServerPath = server, StopTimeout = TimeSpan.FromMilliseconds(200) });
        s_client.Factor<double>(Matrices.Signed<double>(1, 50, 50), 50, 50);
        Console.WriteLine(s_client.ServerProcessId);
        switch (end)
        {
            case ApplicationEnd.Exits:
                Environment.Exit(7);
                break;
            case ApplicationEnd.Throws:
                throw new InvalidOperationException("on purpose");
            case ApplicationEnd.WaitsToBeKilled:
                Console.ReadLine();
                break;
            case ApplicationEnd.TellsOfTransports:
                TellOfTransports(s_client);
                break;
        }

        return 0;
    }

    private static void TellOfTransports(ServerLu client)
    {
        client.Happened += (_, news) => Console.WriteLine(news.Event);
        foreach (int n in new[] { 600, 50 })
        {
            double[] a = Matrices.Signed<double>(n, n, n);
            LuFactorization<double> lu = client.Factor<double>(a, n, n);
            Servers.AssertExpected(lu, a);
        }

        Console.WriteLine($"server {client.CallsByServer}, in process {client.CallsInProcess}");
    }
}
