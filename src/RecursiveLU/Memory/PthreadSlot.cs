namespace RecursiveLU.Memory;

/// <summary>One pointer for each thread in a pthread key, given to <c>free</c> when the thread ends.</summary>
internal static unsafe class PthreadSlot
{
    private const long Unknown = 0;
    private const long Unavailable = -1;

    /// <summary>The key plus one, or one of the constants.</summary>
    private static long s_key;

    /// <summary>The pointer that this copy of the library has set. A program with two C libraries (dlmopen) has two tables of keys
    /// but one array of slots in each thread: a slot may hold another library's pointer.</summary>
    [ThreadStatic]
    private static nint t_own;

    /// <summary>The calling thread's pointer, or null.</summary>
    public static void* Get()
    {
        void* found = TryGetKey(out uint key) ? LibC.PthreadGetSpecific(key) : null;
        return found != null && (nint)found == t_own ? found : null;
    }

    /// <summary>Sets the calling thread's pointer; false if that cannot be done.</summary>
    public static bool Set(void* value)
    {
        if (!TryGetKey(out uint key))
        {
            return false;
        }

        void* found = LibC.PthreadGetSpecific(key);
        if ((found != null && (nint)found != t_own) || LibC.PthreadSetSpecific(key, value) != 0)
        {
            return false;
        }

        t_own = (nint)value;
        return true;
    }

    private static bool TryGetKey(out uint key)
    {
        long known = Volatile.Read(ref s_key);
        known = known != Unknown ? known : Create();
        key = (uint)(known - 1);
        return known != Unavailable;
    }

    /// <summary>Several threads may come here at once: the key of one of them stays.</summary>
    private static long Create()
    {
        uint key = 0;
        long made = LibC.PthreadKeyCreate(&key, HostHeap.FreeFunction) == 0 ? key + 1L : Unavailable;
        long known = Interlocked.CompareExchange(ref s_key, made, Unknown);
        if (known != Unknown && made != Unavailable)
        {
            _ = LibC.PthreadKeyDelete(key);
        }

        return known != Unknown ? known : made;
    }
}
