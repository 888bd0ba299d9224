namespace RecursiveLU.Memory;

/// <summary>
/// One block for each thread, which the C library frees when the thread ends. No code of this library runs then, so it does not
/// matter whose thread it is and how far its end has come. Elsewhere than on Linux nothing is kept.
/// </summary>
/// <remarks>The native library keeps the block's piece of the host's heap in a thread-local variable of its own
/// (<see cref="UseNative"/>). Without it the piece is the value of a pthread key, with <c>free</c> as the key's destructor.</remarks>
internal static unsafe class ThreadSlot
{
    private static delegate* unmanaged[SuppressGCTransition]<void*> s_get;
    private static delegate* unmanaged[SuppressGCTransition]<void*, int> s_set;

    /// <summary>Keeps the pieces by functions of the native library, which cost no managed memory for each thread. To be called
    /// before any thread keeps a block.</summary>
    /// <param name="get">Gives the calling thread's piece, or null.</param>
    /// <param name="set">Sets it, null for none; gives 0 if it is kept and will be given to <c>free</c> when the thread
    /// ends.</param>
    public static void UseNative(
        delegate* unmanaged[SuppressGCTransition]<void*> get, delegate* unmanaged[SuppressGCTransition]<void*, int> set)
    {
        s_set = set;
        s_get = get;
    }

    /// <summary>The calling thread's block, or null.</summary>
    public static void* Get()
    {
        void* piece = s_get != null ? s_get() : OperatingSystem.IsLinux() ? PthreadSlot.Get() : null;
        return piece != null ? NativeBlock.BlockIn(piece) : null;
    }

    /// <summary>Sets the calling thread's block, or null for none; false if it cannot be kept, and nothing is changed.</summary>
    public static bool Set(void* block)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        void* piece = block != null ? NativeBlock.PieceOf(block) : null;
        return s_set != null ? s_set(piece) == 0 : PthreadSlot.Set(piece);
    }
}
