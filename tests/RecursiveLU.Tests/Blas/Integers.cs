using System.Numerics;

namespace RecursiveLU.Tests.Blas;

/// <summary>Matrices of small integers, whose products no rounding touches: so any order of the operations gives the same.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal static class Integers<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Whether the type is complex.</summary>
    public static bool IsComplex => typeof(T) == typeof(Complex) || typeof(T) == typeof(Complex64);

    /// <summary>Numbers from -range to range; complex ones have such parts.</summary>
    public static T[] Random(int seed, long count, int range = 3)
    {
        var random = new Random(seed);
        int Next() => random.Next(-range, range + 1);
        var numbers = new T[count];
        for (long i = 0; i < count; i++)
        {
            numbers[i] = Of(Next(), IsComplex ? Next() : 0);
        }

        return numbers;
    }

    /// <summary>A number.</summary>
    public static T Of(int re, int im = 0) =>
        typeof(T) == typeof(Complex) ? (T)(object)new Complex(re, im)
        : typeof(T) == typeof(Complex64) ? (T)(object)new Complex64(re, im)
        : T.CreateChecked(re);

    /// <summary>The conjugate.</summary>
    public static T Conjugate(T x) =>
        x is Complex c ? (T)(object)Complex.Conjugate(c)
        : x is Complex64 d ? (T)(object)new Complex64(d.Real, -d.Imaginary)
        : x;

    /// <summary>Element (i, j) of op(A).</summary>
    public static T At(byte trans, T[] a, int lda, int i, int j) =>
        trans == (byte)'N' ? a[i + (j * lda)] : trans == (byte)'T' ? a[j + (i * lda)] : Conjugate(a[j + (i * lda)]);
}
