using System.Numerics;

namespace RecursiveLU.Tests;

/// <summary>The managed API for complex elements, one name for both types; matrices are given and compared in double.</summary>
internal static class ComplexToolbox<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public static double UnitRoundoff => double.CreateChecked(TReal.BitIncrement(TReal.One) - TReal.One) / 2;

    public static double Largest => double.CreateChecked(TReal.BitDecrement(TReal.PositiveInfinity));

    public static double Epsilon => double.CreateChecked(TReal.Epsilon);

    public static int LargestExponent => TReal.ILogB(TReal.BitDecrement(TReal.PositiveInfinity));

    public static int SmallestNormalExponent => 1 - LargestExponent;

    public static T[] Narrow(Complex[] a) => Array.ConvertAll(a, x => T.CreateTruncating(x));

    public static Complex[] Widen(T[] a) => Array.ConvertAll(a, x => Complex.CreateTruncating(x));

    /// <summary>Numbers as their type rounds them.</summary>
    public static Complex[] Round(Complex[] a) => Widen(Narrow(a));

    public static Complex Determinant(Complex[] a, int n) => Complex.CreateTruncating(Factor(a, n).Determinant());

    public static (Complex Phase, double LogModulus) LogDeterminant(Complex[] a, int n)
    {
        if (Factor(a, n) is LuFactorization<Complex> f)
        {
            return f.LogDeterminant();
        }

        return ((LuFactorization<Complex64>)(object)Factor(a, n)).LogDeterminant();
    }

    public static double ReciprocalCondition(Complex[] a, int n, bool infinity)
    {
        MatrixNorm norm = infinity ? MatrixNorm.Infinity : MatrixNorm.One;
        if (Factor(a, n) is LuFactorization<Complex> f)
        {
            return f.ReciprocalCondition(a, norm);
        }

        return ((LuFactorization<Complex64>)(object)Factor(a, n)).ReciprocalCondition(
            ComplexToolbox<Complex64, float>.Narrow(a), norm);
    }

    /// <summary>Refines x in place; gives the errors, or null if A is singular.</summary>
    public static (double Forward, double Backward)[]? Refine(char form, Complex[] a, int n, Complex[] b, Complex[] x, int nrhs)
    {
        Transpose transpose = form switch
        {
            'N' => Transpose.None,
            'T' => Transpose.Transpose,
            _ => Transpose.ConjugateTranspose,
        };
        try
        {
            if (Factor(a, n) is LuFactorization<Complex> f)
            {
                return Array.ConvertAll(f.Refine(a, b, x, nrhs, transpose), error => (error.Forward, error.Backward));
            }

            Complex64[] narrow = ComplexToolbox<Complex64, float>.Narrow(x);
            SolutionError<float>[] errors = ((LuFactorization<Complex64>)(object)Factor(a, n)).Refine(
                ComplexToolbox<Complex64, float>.Narrow(a), ComplexToolbox<Complex64, float>.Narrow(b), narrow, nrhs, transpose);
            ComplexToolbox<Complex64, float>.Widen(narrow).CopyTo(x, 0);
            return Array.ConvertAll(errors, error => ((double)error.Forward, (double)error.Backward));
        }
        catch (SingularMatrixException)
        {
            return null;
        }
    }

    private static LuFactorization<T> Factor(Complex[] a, int n) => Lu.Factor<T>(Narrow(a), n, n);
}
