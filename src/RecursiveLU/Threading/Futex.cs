using System.Runtime.InteropServices;
using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>Waiting for a word of memory to change, by the system call: it is no cancellation point.</summary>
internal static unsafe class Futex
{
    private const nint SyscallX64 = 202;
    private const nint SyscallArm64 = 98;
    private const nint WaitPrivate = 128;
    private const nint WakePrivate = 129;

    private static nint Number => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? SyscallArm64 : SyscallX64;

    /// <summary>Sleeps until the word is woken, if it has the given value. May return for no reason.</summary>
    public static void Wait(void* word, uint value) => _ = LibC.Syscall(Number, word, WaitPrivate, (nint)value, null);

    /// <summary>Wakes some of the threads that sleep on a word.</summary>
    public static void Wake(void* word, int threads) => _ = LibC.Syscall(Number, word, WakePrivate, threads, null);
}
