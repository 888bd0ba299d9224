using System.Reflection;
using System.Runtime.InteropServices;
using RecursiveLU.Interop;
using RecursiveLU.Protocol;

namespace RecursiveLU.Server.Native;

/// <summary>librecursivelu.so: where it is, and its functions by the command that wants them.</summary>
internal static unsafe class LuLibrary
{
    private const string File = "librecursivelu.so";

    private static int s_vectorBytes;

    /// <summary>Gets the version of the server and the library, which are the same.</summary>
    public static string Version => RecursiveLuNative.HeaderVersion;

    /// <summary>Loads the library from the server's folder, or from the folder lib beside that one.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Load()
    {
        string folder = AppContext.BaseDirectory;
        if (!NativeLibrary.TryLoad(Path.Combine(folder, File), out nint handle)
            && !NativeLibrary.TryLoad(Path.GetFullPath(Path.Combine(folder, "../lib", File)), out handle))
        {
            return $"{File} is neither in {folder} nor in ../lib";
        }

        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) =>
            name == RecursiveLuNative.Library ? handle : 0);
        string? found = Marshal.PtrToStringUTF8((nint)RecursiveLuNative.Version());
        return found == Version ? null : $"{File} has version {found}, must have {Version}";
    }

    /// <summary>Gets the name of the kernels in use.</summary>
    public static string Isa => Marshal.PtrToStringUTF8((nint)RecursiveLuNative.Isa())!;

    /// <summary>Gets the bytes of their vectors.</summary>
    public static int VectorBytes => s_vectorBytes != 0 ? s_vectorBytes : s_vectorBytes = Isa switch
    {
        "x86-64-v4" => 64,
        "x86-64-v3" => 32,
        _ => 16,
    };

    /// <summary>Sets the number of threads of threaded factorizations; 0 for the default.</summary>
    public static void SetThreads(int threads) => _ = RecursiveLuNative.SetNumThreads(threads);

    /// <summary>Frees what the library keeps for the calling thread.</summary>
    public static void FreeThreadBuffers() => _ = RecursiveLuNative.ThreadFreeBuffers();

    /// <summary>Factors; gives info.</summary>
    public static long Factor(Command command, byte* a, long m, long n, long lda, long* ipiv)
    {
        uint flags = (command.IsThreaded() ? RecursiveLuNative.Threaded : 0)
            | (command.Pivots() ? 0 : RecursiveLuNative.NoPivot);
        return command.Element() switch
        {
            ElementType.F64 => RecursiveLuNative.F64Strided((double*)a, m, n, lda, ipiv, flags),
            ElementType.F32 => RecursiveLuNative.F32Strided((float*)a, m, n, lda, ipiv, flags),
            ElementType.C128 => RecursiveLuNative.C128Strided(a, m, n, lda, ipiv, flags),
            _ => RecursiveLuNative.C64Strided(a, m, n, lda, ipiv, flags),
        };
    }

    /// <summary>Solves with n x n factors; gives info.</summary>
    public static long Solve(
        ElementType element, byte trans, long n, long rightHandSides, byte* lu, long lda, long* ipiv, byte* b)
    {
        long ldb = Math.Max(1, n);
        return element switch
        {
            ElementType.F64 => RecursiveLuNative.F64Solve(trans, n, rightHandSides, (double*)lu, lda, ipiv, (double*)b, ldb),
            ElementType.F32 => RecursiveLuNative.F32Solve(trans, n, rightHandSides, (float*)lu, lda, ipiv, (float*)b, ldb),
            ElementType.C128 => RecursiveLuNative.C128Solve(trans, n, rightHandSides, lu, lda, ipiv, b, ldb),
            _ => RecursiveLuNative.C64Solve(trans, n, rightHandSides, lu, lda, ipiv, b, ldb),
        };
    }
}
