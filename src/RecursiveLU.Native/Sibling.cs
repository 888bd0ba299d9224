using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RecursiveLU.Native;

/// <summary>
/// The library file for this processor, beside librecursivelu.so: the baseline build looks for it at its first call and then
/// forwards to it. In the other builds all of this folds to nothing.
/// </summary>
internal static unsafe partial class Sibling
{
    private const int Unknown = 0;
    private const int Absent = 1;
    private const int Present = 2;

    private static int s_state;
    private static nint s_library;
    private static delegate* unmanaged[SuppressGCTransition]<void*, long, long, long, long*, uint, long> s_factorF64;
    private static delegate* unmanaged[SuppressGCTransition]<void*, long, long, long, long*, uint, long> s_factorF32;
    private static delegate* unmanaged<byte*> s_isa;
    private static delegate* unmanaged<int> s_getNumThreads;
    private static delegate* unmanaged<int, long> s_setNumThreads;

    /// <summary>Gets a value indicating whether <see cref="Find"/> has found one already.</summary>
    public static bool IsFound
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !Vector256.IsHardwareAccelerated && Volatile.Read(ref s_state) == Present;
    }

    /// <summary>Gets a value indicating whether it is known that there is none.</summary>
    public static bool IsAbsent
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated || Volatile.Read(ref s_state) == Absent;
    }

    /// <summary>Whether there is one to forward to. Never throws.</summary>
    public static bool Find()
    {
        if (Vector256.IsHardwareAccelerated)
        {
            return false;
        }

        int state = Volatile.Read(ref s_state);
        return state == Unknown ? Load() : state == Present;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Factor<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged =>
        (typeof(T) == typeof(double) ? s_factorF64 : s_factorF32)(a, m, n, lda, ipiv, flags);

    /// <summary>The function that a call is forwarded to; null if the sibling does not have it. Never throws.</summary>
    public static void* Function<TCall>()
        where TCall : struct, IExportCall
    {
        nint known = Volatile.Read(ref Slot<TCall>.Function);
        return (void*)(known != 0 ? known : Look<TCall>());
    }

    public static byte* Isa() => s_isa();

    public static int GetNumThreads() => s_getNumThreads();

    public static long SetNumThreads(int threads) => s_setNumThreads(threads);

    /// <summary>Several threads may come here at once; all find the same.</summary>
    private static bool Load()
    {
        bool found = false;
        try
        {
            string? level = Processor.Level();
            found = level != null && DirectoryOfThisFile() is string directory
                && NativeLibrary.TryLoad(Path.Combine(directory, $"librecursivelu-{level}.so"), out nint library)
                && Bind(library);
        }
        catch (Exception)
        {
            // The kernels here are complete by themselves.
        }

        Volatile.Write(ref s_state, found ? Present : Absent);
        return found;
    }

    private static nint Look<TCall>()
        where TCall : struct, IExportCall
    {
        nint found = 0;
        try
        {
            _ = NativeLibrary.TryGetExport(s_library, TCall.Name, out found);
        }
        catch (Exception)
        {
            // As above.
        }

        Volatile.Write(ref Slot<TCall>.Function, found);
        return found;
    }

    private static bool Bind(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "recursive_lu_version", out nint version)
            || !MemoryMarshal.CreateReadOnlySpanFromNullTerminated(((delegate* unmanaged<byte*>)version)())
                .SequenceEqual(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(Text.Version)))
        {
            return false;
        }

        s_library = library;
        nint Export(string name) => NativeLibrary.GetExport(library, name);
        s_factorF64 = (delegate* unmanaged[SuppressGCTransition]<void*, long, long, long, long*, uint, long>)
            Export("recursive_lu_f64_strided");
        s_factorF32 = (delegate* unmanaged[SuppressGCTransition]<void*, long, long, long, long*, uint, long>)
            Export("recursive_lu_f32_strided");
        s_isa = (delegate* unmanaged<byte*>)Export("recursive_lu_isa");
        s_getNumThreads = (delegate* unmanaged<int>)Export("recursive_lu_get_num_threads");
        s_setNumThreads = (delegate* unmanaged<int, long>)Export("recursive_lu_set_num_threads");
        return true;
    }

    private static string? DirectoryOfThisFile()
    {
        delegate*<byte*> here = &Entry.Version;
        DlInfo info;
        return DlAddr(here, &info) != 0 && Marshal.PtrToStringUTF8((nint)info.FileName) is string path
            ? Path.GetDirectoryName(Path.GetFullPath(path))
            : null;
    }

    [LibraryImport("libc", EntryPoint = "dladdr")]
    private static partial int DlAddr(void* address, DlInfo* info);

    /// <summary>One place for each function.</summary>
    private static class Slot<TCall>
    {
        public static nint Function;
    }

    private struct DlInfo
    {
        public byte* FileName;
        public void* FileBase;
        public byte* SymbolName;
        public void* SymbolAddress;
    }
}
