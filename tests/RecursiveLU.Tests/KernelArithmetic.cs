using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Tests;

/// <summary>What the kernels compute of single numbers, with their roundings, for oracles of single bits.</summary>
/// <typeparam name="T">An element type that has kernels.</typeparam>
internal static class KernelArithmetic<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>c - l * u, rounded as often as this machine's vectors do.</summary>
    public static T Minus(T l, T u, T c) =>
        typeof(T) == typeof(double) ? As(MinusReal(Of<double>(l), Of<double>(u), Of<double>(c)))
        : typeof(T) == typeof(float) ? As(MinusReal(Of<float>(l), Of<float>(u), Of<float>(c)))
        : typeof(T) == typeof(Complex) ? As(
            ComplexElimination<double>.Minus(Of<(double, double)>(l), Of<(double, double)>(u), Of<(double, double)>(c)))
        : As(ComplexElimination<float>.Minus(Of<(float, float)>(l), Of<(float, float)>(u), Of<(float, float)>(c)));

    /// <summary>x / y.</summary>
    public static T Quotient(T x, T y) =>
        typeof(T) == typeof(Complex)
            ? As(ComplexElimination<double>.ScaledQuotient(Of<(double, double)>(x), Of<(double, double)>(y)))
        : typeof(T) == typeof(Complex64)
            ? As(ComplexElimination<float>.ScaledQuotient(Of<(float, float)>(x), Of<(float, float)>(y)))
        : x / y;

    /// <summary>The conjugate; its imaginary part, if it is zero, has no sign.</summary>
    public static T Conjugate(T x) =>
        typeof(T) == typeof(Complex) ? As((Of<(double Re, double Im)>(x).Re, 0 - Of<(double Re, double Im)>(x).Im))
        : typeof(T) == typeof(Complex64) ? As((Of<(float Re, float Im)>(x).Re, 0 - Of<(float Re, float Im)>(x).Im))
        : x;

    private static TReal MinusReal<TReal>(TReal l, TReal u, TReal c)
        where TReal : IFloatingPointIeee754<TReal> => Fma.IsSupported ? TReal.FusedMultiplyAdd(-l, u, c) : c - (l * u);

    private static TOther Of<TOther>(T x)
        where TOther : struct => Unsafe.BitCast<T, TOther>(x);

    private static T As<TOther>(TOther x)
        where TOther : struct => Unsafe.BitCast<TOther, T>(x);
}
