using System.Runtime.InteropServices;

namespace RecursiveLU.Memory;

/// <summary>
/// One pointer for each thread, given to <c>free</c> by the C library when the thread ends. No code of this library runs then,
/// so it does not matter whose thread it is and how far its end has come. Elsewhere than on Linux nothing is kept.
/// </summary>
internal static unsafe class ThreadSlot
{
    private const int Unknown = 0;
    private const int Ready = 1;
    private const int Unavailable = 2;

    private static int s_state;
    private static uint s_key;
    private static int s_lock;

    /// <summary>What this copy of the library has set. A program with two C libraries (dlmopen) has two tables of keys
    /// but one array of slots in each thread: what is found in the slot may be another library's.</summary>
    [ThreadStatic]
    private static nint t_own;

    /// <summary>The calling thread's pointer, or null.</summary>
    public static void* Get()
    {
        void* found = IsReady() ? LibC.PthreadGetSpecific(s_key) : null;
        return (nint)found == t_own ? found : null;
    }

    /// <summary>Sets the calling thread's pointer, memory of <see cref="NativeMemory.AlignedAlloc"/>. May
    /// silently do nothing.</summary>
    public static void Set(void* value)
    {
        if (!IsReady())
        {
            return;
        }

        void* found = LibC.PthreadGetSpecific(s_key);
        if ((found == null || (nint)found == t_own) && LibC.PthreadSetSpecific(s_key, value) == 0)
        {
            t_own = (nint)value;
        }
    }

    private static bool IsReady()
    {
        int state = Volatile.Read(ref s_state);
        return state == Unknown ? Create() : state == Ready;
    }

    private static bool Create()
    {
        var spin = default(SpinWait);
        while (Interlocked.CompareExchange(ref s_lock, 1, 0) != 0)
        {
            spin.SpinOnce();
        }

        if (s_state == Unknown)
        {
            uint key = 0;
            bool made = OperatingSystem.IsLinux()
                && NativeLibrary.TryLoad("libc.so.6", out nint libc)
                && NativeLibrary.TryGetExport(libc, "free", out nint free)
                && LibC.PthreadKeyCreate(&key, (void*)free) == 0;
            s_key = key;
            Volatile.Write(ref s_state, made ? Ready : Unavailable);
        }

        Volatile.Write(ref s_lock, 0);
        return s_state == Ready;
    }
}
