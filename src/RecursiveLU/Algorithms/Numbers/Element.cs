using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>What algorithms need of an element besides arithmetic, whether it is real or complex. Everything is computed part by
/// part.</summary>
/// <typeparam name="T">The element type: <typeparamref name="TReal"/>, or a complex number of two of those, real part
/// first.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal static class Element<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Gets a value indicating whether elements have two parts.</summary>
    public static bool IsComplex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) != typeof(TReal);
    }

    /// <summary>The real part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Re(T x) => IsComplex ? Unsafe.BitCast<T, Parts>(x).Re : Unsafe.BitCast<T, TReal>(x);

    /// <summary>The imaginary part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Im(T x) => IsComplex ? Unsafe.BitCast<T, Parts>(x).Im : TReal.Zero;

    /// <summary>The element of these parts; a real one is the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(TReal re, TReal im) =>
        IsComplex ? Unsafe.BitCast<Parts, T>(new(re, im)) : Unsafe.BitCast<TReal, T>(re);

    /// <summary>A real number as an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(TReal re) => Of(re, TReal.Zero);

    /// <summary>The magnitude by which pivots are chosen and residuals judged: |re| + |im|, as LAPACK has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Magnitude(T x) => IsComplex ? TReal.Abs(Re(x)) + TReal.Abs(Im(x)) : TReal.Abs(Re(x));

    /// <summary>The absolute value, that of complex numbers without overflow on the way: what norms are made of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Modulus(T x) => IsComplex ? TReal.Hypot(Re(x), Im(x)) : TReal.Abs(Re(x));

    /// <summary>The magnitude of the larger part; NaN if one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal LargerPart(T x) => IsComplex ? TReal.Max(TReal.Abs(Re(x)), TReal.Abs(Im(x))) : TReal.Abs(Re(x));

    /// <summary>The exponent of the larger part, of a number that is finite and not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Exponent(T x) => TReal.ILogB(LargerPart(x));

    /// <summary>Whether the number is finite and its larger part has all digits.</summary>
    public static bool IsNormal(T x) => TReal.IsNormal(LargerPart(x));

    /// <summary>The number with the other sign in the imaginary part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Conjugate(T x) => IsComplex ? Of(Re(x), -Im(x)) : x;

    /// <summary>The number times a real one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Times(T x, TReal factor) => IsComplex ? Of(Re(x) * factor, Im(x) * factor) : Of(Re(x) * factor);

    /// <summary>The number times a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ScaleB(T x, int power) =>
        IsComplex ? Of(TReal.ScaleB(Re(x), power), TReal.ScaleB(Im(x), power)) : Of(TReal.ScaleB(Re(x), power));

    /// <summary>The number times a power of two of any size.</summary>
    public static T Scale(T x, long power) =>
        IsComplex ? Of(PowerOfTwo.Scale(Re(x), power), PowerOfTwo.Scale(Im(x), power)) : Of(PowerOfTwo.Scale(Re(x), power));

    /// <summary>The number divided by its absolute value; 1 if that is zero or none.</summary>
    public static T Sign(T x)
    {
        if (!IsComplex)
        {
            return Re(x) < TReal.Zero ? -T.One : T.One;
        }

        TReal modulus = Modulus(x);
        if (!TReal.IsNormal(modulus))
        {
            if (!T.IsFinite(x) || T.IsZero(x))
            {
                return T.One;
            }

            x = ScaleB(x, -Exponent(x));
            modulus = Modulus(x);
        }

        return Of(Re(x) / modulus, Im(x) / modulus);
    }

    /// <summary>The smallest number, with the sign of the larger part.</summary>
    public static T Smallest(T x) => TReal.Abs(Re(x)) >= TReal.Abs(Im(x))
        ? Of(TReal.CopySign(TReal.Epsilon, Re(x)))
        : Of(TReal.Zero, TReal.CopySign(TReal.Epsilon, Im(x)));

    /// <summary>A complex number as it is in memory.</summary>
    private readonly struct Parts(TReal re, TReal im)
    {
        public readonly TReal Re = re;
        public readonly TReal Im = im;
    }
}
