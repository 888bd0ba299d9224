using System.Runtime.InteropServices;

namespace RecursiveLU.Client.Tests;

/// <summary>What may happen to a process.</summary>
internal static partial class Signals
{
    private const int KillSignal = 9;
    private const int StopSignal = 19;

    /// <summary>Ends a process at once.</summary>
    public static void Kill(int process) => _ = Send(process, KillSignal);

    /// <summary>Suspends a process.</summary>
    public static void Suspend(int process) => _ = Send(process, StopSignal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
