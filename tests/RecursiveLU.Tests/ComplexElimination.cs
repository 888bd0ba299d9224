using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Tests;

/// <summary>Right-looking elimination of complex numbers with LAPACK's rules, in the operations of the kernels: the oracle for single
/// bits.</summary>
/// <typeparam name="T">The type of the numbers' parts.</typeparam>
internal static class ComplexElimination<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static bool IsFused => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Factors a matrix without gaps in place, parts in turn; gives info.</summary>
    public static long Run(Span<T> parts, int m, int n, long[] pivots, bool pivoting)
    {
        (T Re, T Im)[] a = new (T, T)[m * n];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = (parts[2 * i], parts[(2 * i) + 1]);
        }

        long info = Run(a, m, n, pivots, pivoting);
        for (int i = 0; i < a.Length; i++)
        {
            (parts[2 * i], parts[(2 * i) + 1]) = a[i];
        }

        return info;
    }

    private static long Run((T Re, T Im)[] a, int m, int n, long[] pivots, bool pivoting)
    {
        long info = 0;
        for (int k = 0; k < Math.Min(m, n); k++)
        {
            int p = k;
            for (int i = k + 1; pivoting && i < m; i++)
            {
                p = Size(a[i + (k * m)]) > Size(a[p + (k * m)]) ? i : p;
            }

            pivots[k] = p + 1;
            for (int j = 0; j < n; j++)
            {
                (a[k + (j * m)], a[p + (j * m)]) = (a[p + (j * m)], a[k + (j * m)]);
            }

            (T Re, T Im) pivot = a[k + (k * m)];
            info = info == 0 && IsZero(pivot) ? k + 1 : info;
            (T Re, T Im) reciprocal = Reciprocal(pivot);
            bool isKept = IsZero(pivot) || reciprocal == (T.One, T.Zero);
            for (int i = k + 1; i < m; i++)
            {
                (T Re, T Im) l = a[i + (k * m)];
                l = isKept ? l : HasReciprocal(pivot) ? Times(l, reciprocal) : ScaledQuotient(l, pivot);
                a[i + (k * m)] = l;
                for (int j = k + 1; j < n; j++)
                {
                    (T Re, T Im) u = a[k + (j * m)];
                    ref (T Re, T Im) c = ref a[i + (j * m)];
                    c = Minus(l, u, c);
                }
            }
        }

        return pivoting ? info : -info;
    }

    private static T Size((T Re, T Im) x) => T.Abs(x.Re) + T.Abs(x.Im);

    private static bool IsZero((T Re, T Im) x) => T.IsZero(x.Re) && T.IsZero(x.Im);

    private static bool HasReciprocal((T Re, T Im) x) =>
        !(Larger(x) < Power(-1022, -126) && SquareOf(x.Re * Power(1022, 126), x.Im * Power(1022, 126)) < T.One)
        && !(Larger(x) > Power(1021, 125));

    private static T SquareOf(T re, T im) => (re * re) + (im * im);

    private static T Larger((T Re, T Im) x) => T.Abs(x.Im) > T.Abs(x.Re) ? T.Abs(x.Im) : T.Abs(x.Re);

    private static T Power(int exponent, int exponentOfFloat) =>
        T.ScaleB(T.One, typeof(T) == typeof(double) ? exponent : exponentOfFloat);

    private static (T Re, T Im) Times((T Re, T Im) l, (T Re, T Im) s) =>
        (Minus(l.Im, s.Im, l.Re * s.Re), Minus(l.Im, -s.Re, l.Re * s.Im));

    /// <summary>c - l * u.</summary>
    public static (T Re, T Im) Minus((T Re, T Im) l, (T Re, T Im) u, (T Re, T Im) c) =>
        (Minus(l.Im, -u.Im, Minus(l.Re, u.Re, c.Re)), Minus(l.Im, u.Re, Minus(l.Re, u.Im, c.Im)));

    /// <summary>x / y, scaled where the divisor is large or small.</summary>
    public static (T Re, T Im) ScaledQuotient((T Re, T Im) x, (T Re, T Im) y)
    {
        T scale = Larger(y) > Power(1000, 120) ? Power(-100, -24) : Larger(y) < Power(-900, -100) ? Power(200, 48) : T.One;
        return Quotient((x.Re * scale, x.Im * scale), (y.Re * scale, y.Im * scale));
    }

    /// <summary>Smith's division of 1, which has no imaginary part, not even one of zero.</summary>
    private static (T Re, T Im) Reciprocal((T Re, T Im) y)
    {
        if (T.Abs(y.Im) > T.Abs(y.Re))
        {
            T ratio = y.Re / y.Im;
            T divisor = y.Im + (y.Re * ratio);
            return (ratio / divisor, -T.One / divisor);
        }
        else
        {
            T ratio = y.Im / y.Re;
            T divisor = y.Re + (y.Im * ratio);
            return (T.One / divisor, -ratio / divisor);
        }
    }

    /// <summary>Smith's division.</summary>
    private static (T Re, T Im) Quotient((T Re, T Im) x, (T Re, T Im) y)
    {
        if (T.Abs(y.Im) > T.Abs(y.Re))
        {
            T ratio = y.Re / y.Im;
            T divisor = y.Im + (y.Re * ratio);
            return ((x.Im + (x.Re * ratio)) / divisor, (-x.Re + (x.Im * ratio)) / divisor);
        }
        else
        {
            T ratio = y.Im / y.Re;
            T divisor = y.Re + (y.Im * ratio);
            return ((x.Re + (x.Im * ratio)) / divisor, (x.Im + (-x.Re * ratio)) / divisor);
        }
    }

    /// <summary>c - a * b, rounded once or twice.</summary>
    private static T Minus(T a, T b, T c) => IsFused ? T.FusedMultiplyAdd(-a, b, c) : c - (a * b);
}
