namespace RecursiveLU.Memory;

/// <summary>The host's <c>malloc</c> and <c>free</c>: those that the loader finds for this code, which a host may have replaced.
/// </summary>
/// <remarks>Both are looked up in the same way, for a block must not be freed by another allocator than its own. A P/Invoke under
/// the JIT would ask the C library itself and pass over a replacement. Of all functions that allocate only these two are used:
/// a replacement need not have the others.</remarks>
internal static unsafe class HostHeap
{
    private static nint s_allocate;
    private static nint s_free;

    /// <summary>Gets the address of <c>free</c>.</summary>
    public static void* FreeFunction
    {
        get
        {
            Prepare();
            return (void*)s_free;
        }
    }

    /// <summary>Takes the functions from a caller that the loader has given them to. To be called before any memory is wanted.
    /// </summary>
    public static void UseNative(void* allocate, void* free)
    {
        s_allocate = (nint)allocate;
        Volatile.Write(ref s_free, (nint)free);
    }

    /// <summary>Looks the functions up, if that has not been done. Several threads may come here at once: all find the same.
    /// </summary>
    public static void Prepare()
    {
        if (Volatile.Read(ref s_free) == 0)
        {
            s_allocate = Find("malloc"u8);
            Volatile.Write(ref s_free, Find("free"u8));
        }
    }

    /// <summary>Gets memory; null if there is not enough.</summary>
    public static void* Allocate(nuint bytes)
    {
        Prepare();
        return ((delegate* unmanaged<nuint, void*>)s_allocate)(bytes);
    }

    /// <summary>Gives memory of <see cref="Allocate"/> back; nothing if it is null.</summary>
    public static void Free(void* memory)
    {
        Prepare();
        ((delegate* unmanaged<void*, void>)s_free)(memory);
    }

    private static nint Find(ReadOnlySpan<byte> name)
    {
        fixed (byte* text = name)
        {
            return (nint)LibC.DlSym(null, text);
        }
    }
}
