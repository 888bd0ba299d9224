namespace RecursiveLU.Native.Blas;

/// <summary>Letters of BLAS' options, capitals.</summary>
internal static class Options
{
    /// <summary>The form of a matrix that is conjugated and not transposed: no letter, and only C code asks for it.</summary>
    public const byte Conjugated = 1;

    /// <summary>The letter of a form by which algorithms know it: that which is none becomes 'R'.</summary>
    public static byte Letter(byte trans) => trans == Conjugated ? (byte)'R' : trans;

    /// <summary>Whether a letter is a form of a matrix.</summary>
    public static bool IsForm(byte trans) => trans is (byte)'N' or (byte)'T' or (byte)'C';

    /// <summary>Whether a letter names a triangle.</summary>
    public static bool IsTriangle(byte uplo) => uplo is (byte)'U' or (byte)'L';

    /// <summary>Whether a letter says what the diagonal is.</summary>
    public static bool IsDiagonal(byte diag) => diag is (byte)'U' or (byte)'N';
}
