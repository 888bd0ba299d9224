using System.Numerics;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.Interop;

namespace RecursiveLU.CommandLine.Engine;

/// <summary>The factors A = P * L * U of a matrix, and what follows from them.</summary>
internal sealed unsafe class Factors : IDisposable
{
    private readonly long[] _pivots;

    /// <summary>Factors a matrix in its place, and owns it from then on.</summary>
    /// <exception cref="Failure">The library has no memory.</exception>
    public Factors(Matrix a)
    {
        Lu = a;
        _pivots = new long[Math.Min(a.Rows, a.Columns)];
        fixed (long* pivots = _pivots)
        {
            ZeroPivot = Checked(LuLibrary.Factor(a.Type, a.Data, a.Rows, a.Columns, pivots));
        }
    }

    /// <summary>Gets L below the diagonal and U on and above it.</summary>
    public Matrix Lu { get; }

    /// <summary>Gets 0, or k if U(k,k), counted from 1, is exactly zero, the first such k.</summary>
    public long ZeroPivot { get; }

    /// <summary>Gets the row exchanges: row i, counted from 1, was swapped with row Pivots[i - 1].</summary>
    public ReadOnlySpan<long> Pivots => _pivots;

    /// <summary>Makes the unit lower trapezoidal factor, m x min(m, n).</summary>
    public Matrix Lower() => Lu.Trapezoid("L", Lu.Rows, _pivots.Length, isUpper: false);

    /// <summary>Makes the upper trapezoidal factor, min(m, n) x n.</summary>
    public Matrix Upper() => Lu.Trapezoid("U", _pivots.Length, Lu.Columns, isUpper: true);

    /// <summary>The row permutation: row i of L * U is row p[i] of A, both counted from 0.</summary>
    public long[] Permutation()
    {
        var p = new long[Lu.Rows];
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = i;
        }

        for (int i = 0; i < _pivots.Length; i++)
        {
            (p[i], p[_pivots[i] - 1]) = (p[_pivots[i] - 1], p[i]);
        }

        return p;
    }

    /// <summary>Estimates 1 / (norm(A) * norm(inverse of A)).</summary>
    /// <param name="norm">'1' or 'I'.</param>
    /// <param name="normOfA">The norm of A; NaN gives NaN.</param>
    public double Rcond(char norm, double normOfA)
    {
        if (double.IsNaN(normOfA))
        {
            return double.NaN;
        }

        Checked(LuLibrary.Rcond(Lu.Type, norm, Lu.Rows, Lu.Data, normOfA, out double rcond));
        return rcond;
    }

    /// <summary>Solves A * X = B in the place of B.</summary>
    public void Solve(Matrix b)
    {
        fixed (long* pivots = _pivots)
        {
            Checked(LuLibrary.Solve(Lu.Type, Lu.Rows, b.Columns, Lu.Data, pivots, b.Data));
        }
    }

    /// <summary>Refines the solution X of A * X = B.</summary>
    /// <returns>The largest bound of the relative error of a column of X, and the largest componentwise backward error.</returns>
    public (double Forward, double Backward) Refine(Matrix a, Matrix b, Matrix x)
    {
        var forward = new double[Math.Max(1, b.Columns)];
        var backward = new double[forward.Length];
        fixed (long* pivots = _pivots)
        fixed (double* ferr = forward)
        fixed (double* berr = backward)
        {
            Checked(LuLibrary.Refine(a.Type, a.Rows, b.Columns, a.Data, Lu.Data, pivots, b.Data, x.Data, ferr, berr));
        }

        return (forward.Aggregate(0.0, Math.Max), backward.Aggregate(0.0, Math.Max));
    }

    /// <summary>The determinant; infinite or 0 if it is too large or too small for the type.</summary>
    public Complex Determinant()
    {
        fixed (long* pivots = _pivots)
        {
            Checked(LuLibrary.Determinant(Lu.Type, Lu.Rows, Lu.Data, pivots, out Complex determinant));
            return determinant;
        }
    }

    /// <summary>The determinant, as its sign (of absolute value 1, or 0) and the logarithm of its absolute value.</summary>
    public (Complex Sign, double LogAbs) LogDeterminant()
    {
        fixed (long* pivots = _pivots)
        {
            Checked(LuLibrary.LogDeterminant(Lu.Type, Lu.Rows, Lu.Data, pivots, out Complex sign, out double logAbs));
            return (sign, logAbs);
        }
    }

    /// <summary>Turns the factors into the inverse.</summary>
    /// <returns><see cref="Lu"/>, which is the inverse now.</returns>
    public Matrix Invert()
    {
        fixed (long* pivots = _pivots)
        {
            Checked(LuLibrary.Invert(Lu.Type, Lu.Rows, Lu.Data, pivots));
        }

        return Lu;
    }

    /// <inheritdoc/>
    public void Dispose() => Lu.Dispose();

    /// <summary>Throws for what is not a zero pivot; gives info back.</summary>
    private static long Checked(long info) => info switch
    {
        >= 0 => info,
        RecursiveLuNative.OutOfMemory => throw new Failure(ExitCode.TooLarge, "the system has no more memory to factor in"),
        _ => throw new Failure(ExitCode.Internal, $"the library returned {info}"),
    };
}
