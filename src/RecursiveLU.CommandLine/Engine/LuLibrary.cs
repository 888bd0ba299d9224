using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.Interop;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Engine;

/// <summary>librecursivelu.so: where it is, and its functions by the type of the elements.</summary>
internal static unsafe class LuLibrary
{
    private const string File = "librecursivelu.so";

    /// <summary>Gets the name of the kernels in use.</summary>
    public static string Isa => Marshal.PtrToStringUTF8((nint)RecursiveLuNative.Isa())!;

    /// <summary>Gets the threads of a factorization.</summary>
    public static int Threads => RecursiveLuNative.GetNumThreads();

    /// <summary>Loads the library: from the program's folder, the folder lib beside that one, the folder that a .NET tool has it
    /// in, or else from where the system has its libraries.</summary>
    /// <param name="threads">Threads of a factorization; 0 for as many as processors.</param>
    /// <exception cref="Failure">There is none, or it has another version.</exception>
    public static void Load(int threads)
    {
        string folder = AppContext.BaseDirectory;
        string portable = $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        string[] places =
        [
            Path.Combine(folder, File),
            Path.GetFullPath(Path.Combine(folder, "../lib", File)),
            Path.Combine(folder, "runtimes", portable, "native", File),
            File + ".0",
        ];
        nint handle = 0;
        if (!places.Any(place => NativeLibrary.TryLoad(place, out handle)))
        {
            throw new Failure(ExitCode.Internal, $"the library is missing: none of {string.Join(", ", places)} can be loaded");
        }

        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) =>
            name == RecursiveLuNative.Library ? handle : 0);
        string? found = Marshal.PtrToStringUTF8((nint)RecursiveLuNative.Version());
        if (found != RecursiveLuNative.HeaderVersion)
        {
            throw new Failure(ExitCode.Internal, $"{File} has version {found}, must have {RecursiveLuNative.HeaderVersion}");
        }

        SetThreads(threads);
    }

    /// <summary>Sets the threads of a factorization; 0 for as many as processors.</summary>
    public static void SetThreads(int threads) => _ = RecursiveLuNative.SetNumThreads(threads);

    /// <summary>Factors in place; gives info.</summary>
    public static long Factor(ElementType type, void* a, long m, long n, long* pivots) => type switch
    {
        ElementType.F64 => RecursiveLuNative.F64Strided((double*)a, m, n, Math.Max(1, m), pivots, RecursiveLuNative.Threaded),
        ElementType.F32 => RecursiveLuNative.F32Strided((float*)a, m, n, Math.Max(1, m), pivots, RecursiveLuNative.Threaded),
        ElementType.C128 => RecursiveLuNative.C128Strided(a, m, n, Math.Max(1, m), pivots, RecursiveLuNative.Threaded),
        _ => RecursiveLuNative.C64Strided(a, m, n, Math.Max(1, m), pivots, RecursiveLuNative.Threaded),
    };

    /// <summary>Solves A * X = B from n x n factors, X in the place of B; gives info.</summary>
    public static long Solve(ElementType type, long n, long columns, void* lu, long* pivots, void* b)
    {
        long ld = Math.Max(1, n);
        return type switch
        {
            ElementType.F64 => RecursiveLuNative.F64Solve((byte)'N', n, columns, (double*)lu, ld, pivots, (double*)b, ld),
            ElementType.F32 => RecursiveLuNative.F32Solve((byte)'N', n, columns, (float*)lu, ld, pivots, (float*)b, ld),
            ElementType.C128 => RecursiveLuNative.C128Solve((byte)'N', n, columns, lu, ld, pivots, b, ld),
            _ => RecursiveLuNative.C64Solve((byte)'N', n, columns, lu, ld, pivots, b, ld),
        };
    }

    /// <summary>Refines X; gives info, and for each column a bound of its error and its backward error.</summary>
    public static long Refine(
        ElementType type, long n, long columns, void* a, void* lu, long* pivots, void* b, void* x, double* ferr, double* berr)
    {
        long ld = Math.Max(1, n);
        if (type == ElementType.F64)
        {
            return RecursiveLuNative.F64Refine((byte)'N', n, columns, (double*)a, ld, (double*)lu, ld, pivots, (double*)b, ld,
                (double*)x, ld, ferr, berr);
        }

        if (type == ElementType.C128)
        {
            return RecursiveLuNative.C128Refine((byte)'N', n, columns, a, ld, lu, ld, pivots, b, ld, x, ld, ferr, berr);
        }

        var forward = new float[Math.Max(1, columns)];
        var backward = new float[Math.Max(1, columns)];
        fixed (float* f = forward)
        fixed (float* e = backward)
        {
            long info = type == ElementType.F32
                ? RecursiveLuNative.F32Refine((byte)'N', n, columns, (float*)a, ld, (float*)lu, ld, pivots, (float*)b, ld,
                    (float*)x, ld, f, e)
                : RecursiveLuNative.C64Refine((byte)'N', n, columns, a, ld, lu, ld, pivots, b, ld, x, ld, f, e);
            for (long k = 0; k < columns; k++)
            {
                (ferr[k], berr[k]) = (f[k], e[k]);
            }

            return info;
        }
    }

    /// <summary>Inverts in the place of the factors; gives info.</summary>
    public static long Invert(ElementType type, long n, void* lu, long* pivots)
    {
        long ld = Math.Max(1, n);
        return type switch
        {
            ElementType.F64 => RecursiveLuNative.F64Inverse(n, (double*)lu, ld, pivots, RecursiveLuNative.Threaded),
            ElementType.F32 => RecursiveLuNative.F32Inverse(n, (float*)lu, ld, pivots, RecursiveLuNative.Threaded),
            ElementType.C128 => RecursiveLuNative.C128Inverse(n, lu, ld, pivots, RecursiveLuNative.Threaded),
            _ => RecursiveLuNative.C64Inverse(n, lu, ld, pivots, RecursiveLuNative.Threaded),
        };
    }

    /// <summary>Estimates the reciprocal condition number in the norm '1' or 'I'; gives info.</summary>
    public static long Rcond(ElementType type, char norm, long n, void* lu, double norm1, out double rcond)
    {
        long ld = Math.Max(1, n);
        double wide = 0;
        float narrow = 0;
        long info = type switch
        {
            ElementType.F64 => RecursiveLuNative.F64Rcond((byte)norm, n, (double*)lu, ld, norm1, &wide),
            ElementType.F32 => RecursiveLuNative.F32Rcond((byte)norm, n, (float*)lu, ld, (float)norm1, &narrow),
            ElementType.C128 => RecursiveLuNative.C128Rcond((byte)norm, n, lu, ld, norm1, &wide),
            _ => RecursiveLuNative.C64Rcond((byte)norm, n, lu, ld, (float)norm1, &narrow),
        };
        rcond = Element.IsDouble(type) ? wide : narrow;
        return info;
    }

    /// <summary>The determinant from the factors; gives info.</summary>
    public static long Determinant(ElementType type, long n, void* lu, long* pivots, out Complex determinant)
    {
        long ld = Math.Max(1, n);
        double* wide = stackalloc double[2] { 0, 0 };
        float* narrow = stackalloc float[2] { 0, 0 };
        long info = type switch
        {
            ElementType.F64 => RecursiveLuNative.F64Det(n, (double*)lu, ld, pivots, wide),
            ElementType.F32 => RecursiveLuNative.F32Det(n, (float*)lu, ld, pivots, narrow),
            ElementType.C128 => RecursiveLuNative.C128Det(n, lu, ld, pivots, wide),
            _ => RecursiveLuNative.C64Det(n, lu, ld, pivots, narrow),
        };
        determinant = Element.IsDouble(type) ? new Complex(wide[0], wide[1]) : new Complex(narrow[0], narrow[1]);
        return info;
    }

    /// <summary>The determinant from the factors, as sign (of absolute value 1, or 0) and the logarithm of its absolute value;
    /// gives info.</summary>
    public static long LogDeterminant(
        ElementType type, long n, void* lu, long* pivots, out Complex sign, out double logAbs)
    {
        long ld = Math.Max(1, n);
        double* wide = stackalloc double[3] { 0, 0, 0 };
        float* narrow = stackalloc float[3] { 0, 0, 0 };
        long info = type switch
        {
            ElementType.F64 => RecursiveLuNative.F64Logdet(n, (double*)lu, ld, pivots, wide, wide + 2),
            ElementType.F32 => RecursiveLuNative.F32Logdet(n, (float*)lu, ld, pivots, narrow, narrow + 2),
            ElementType.C128 => RecursiveLuNative.C128Logdet(n, lu, ld, pivots, wide, wide + 2),
            _ => RecursiveLuNative.C64Logdet(n, lu, ld, pivots, narrow, narrow + 2),
        };
        sign = Element.IsDouble(type) ? new Complex(wide[0], wide[1]) : new Complex(narrow[0], narrow[1]);
        logAbs = Element.IsDouble(type) ? wide[2] : narrow[2];
        return info;
    }
}
