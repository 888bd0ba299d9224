using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Matrices;

/// <summary>The four types of elements, as .NET types.</summary>
internal static class Element
{
    /// <summary>The element type of a .NET type.</summary>
    public static ElementType TypeOf<T>() =>
        typeof(T) == typeof(double) ? ElementType.F64
        : typeof(T) == typeof(float) ? ElementType.F32
        : typeof(T) == typeof(Complex) ? ElementType.C128
        : ElementType.C64;

    /// <summary>The type that holds the numbers of two types.</summary>
    public static ElementType Common(ElementType one, ElementType other)
    {
        bool isDouble = IsDouble(one) || IsDouble(other);
        return one.IsComplex() || other.IsComplex()
            ? isDouble ? ElementType.C128 : ElementType.C64
            : isDouble ? ElementType.F64 : ElementType.F32;
    }

    /// <summary>Whether the real numbers of a type are doubles.</summary>
    public static bool IsDouble(ElementType type) => type is ElementType.F64 or ElementType.C128;

    /// <summary>The distance from 1 to the next larger number, halved: LAPACK's eps.</summary>
    public static double UnitRoundoff(ElementType type) => IsDouble(type) ? Math.ScaleB(1, -53) : Math.ScaleB(1, -24);

    /// <summary>What a person calls a type.</summary>
    public static string Name(ElementType type) => type switch
    {
        ElementType.F64 => "f64 (double)",
        ElementType.F32 => "f32 (float)",
        ElementType.C128 => "c128 (complex of doubles)",
        _ => "c64 (complex of floats)",
    };

    /// <summary>The absolute value.</summary>
    public static double Magnitude<T>(T x)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? Math.Abs(Unsafe.BitCast<T, double>(x))
        : typeof(T) == typeof(float) ? Math.Abs(Unsafe.BitCast<T, float>(x))
        : Complex.Abs(Widen(x));

    /// <summary>The same number as a complex one of doubles.</summary>
    public static Complex Widen<T>(T x)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(x)
        : typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(x)
        : typeof(T) == typeof(Complex) ? Unsafe.BitCast<T, Complex>(x)
        : Unsafe.BitCast<T, Complex64>(x);

    /// <summary>The nearest number of a type; the imaginary part is left out of real ones.</summary>
    public static T Narrow<T>(Complex x)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(x.Real)
        : typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)x.Real)
        : typeof(T) == typeof(Complex) ? Unsafe.BitCast<Complex, T>(x)
        : Unsafe.BitCast<Complex64, T>((Complex64)x);
}
