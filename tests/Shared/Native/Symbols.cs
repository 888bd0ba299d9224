using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>The exported names, and the values of info that are not LAPACK's.</summary>
internal static class Symbols
{
    /// <summary>RECURSIVE_LU_OUT_OF_MEMORY.</summary>
    public const long OutOfMemory = ErrorValues.Base + 100;

    private static readonly string[] s_types = ["f64", "f32", "c128", "c64"];

    private static readonly string[] s_short = ["", "_threaded", "_nopiv"];

    private static readonly string[] s_others =
    [
        "strided", "solve", "gesv", "refine", "inverse", "det", "logdet", "rcond", "batched", "batched_pointers", "batched_solve",
        "batched_solve_pointers", "batched_gesv",
    ];

    private static readonly string[] s_butterflies =
    [
        "butterfly_workspace_create", "butterfly_workspace_destroy", "butterfly_factor", "butterfly_solve", "butterfly_gesv",
    ];

    private static readonly string[] s_marks = ["", "!"];

    /// <summary>The names with the signature <c>(A, m, n, ipiv)</c>, each plain and with '!'.</summary>
    public static IEnumerable<string> Short() =>
        from type in s_types
        from suffix in s_short
        from mark in s_marks
        select $"recursive_lu_{type}{suffix}{mark}";

    /// <summary>Every exported name.</summary>
    public static IEnumerable<string> All() =>
    [
        .. Short(),
        .. from type in s_types from suffix in s_others select $"recursive_lu_{type}_{suffix}",
        .. from type in s_types[..2] from suffix in s_butterflies select $"recursive_lu_{type}_{suffix}",
        "recursive_lu_f64_mixed_gesv", "recursive_lu_c128_mixed_gesv",
        "recursive_lu_version", "recursive_lu_isa", "recursive_lu_get_num_threads", "recursive_lu_set_num_threads",
    ];

    /// <summary>The start of the names for one element type.</summary>
    public static string Prefix<T>() =>
        typeof(T).Name switch
        {
            nameof(Double) => "recursive_lu_f64",
            nameof(Single) => "recursive_lu_f32",
            nameof(Complex) => "recursive_lu_c128",
            "Complex64" => "recursive_lu_c64",
            _ => throw new NotSupportedException($"The C ABI has no {typeof(T)}."),
        };

    /// <summary>RECURSIVE_LU_BAD_ARGUMENT.</summary>
    public static long BadArgument(int position) => ErrorValues.BadArgument(position);
}
