using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Refinement;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.Equilibration;

/// <summary>op(A) * X = B by LAPACK's expert driver gesvx: scaled if that is wanted and worth it, refined, with a condition number, the
/// pivots' growth and error bounds. The arguments are valid.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts, or the element type itself if it is real.</typeparam>
internal readonly unsafe ref struct Gesvx<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>A is factored as it is.</summary>
    public const byte Unscaled = (byte)'N';

    /// <summary>A is scaled where that is worth it, and factored.</summary>
    public const byte Equilibrated = (byte)'E';

    /// <summary>The factors are given; A has been scaled as <see cref="Equed"/> says.</summary>
    public const byte Given = (byte)'F';

    /// <summary>More vectors of elements than what is called here rents at once, but for the factorization.</summary>
    private const int WorkVectors = 24;

    /// <summary>Gets which of the constants holds.</summary>
    public required byte Fact { get; init; }

    /// <summary>Gets the form of A: 'N', 'T' or 'C'.</summary>
    public required byte Trans { get; init; }

    /// <summary>Gets the order of A.</summary>
    public required long N { get; init; }

    /// <summary>Gets the number of columns of B and X.</summary>
    public required long Nrhs { get; init; }

    /// <summary>Gets A, which is left scaled.</summary>
    public required T* A { get; init; }

    /// <summary>Gets the elements from a column of A to the next.</summary>
    public required long Lda { get; init; }

    /// <summary>Gets the factors, given or written.</summary>
    public required T* Af { get; init; }

    /// <summary>Gets the elements from a column of the factors to the next.</summary>
    public required long Ldaf { get; init; }

    /// <summary>Gets the row exchanges, given or written.</summary>
    public required long* Ipiv { get; init; }

    /// <summary>Gets what of A has been scaled, given or written: a letter as <see cref="Laqge"/> gives it.</summary>
    public required byte* Equed { get; init; }

    /// <summary>Gets the scale factors of rows, given or written; not looked at if rows are not scaled.</summary>
    public required TReal* R { get; init; }

    /// <summary>Gets those of columns.</summary>
    public required TReal* C { get; init; }

    /// <summary>Gets B, which is left scaled.</summary>
    public required T* B { get; init; }

    /// <summary>Gets the elements from a column of B to the next.</summary>
    public required long Ldb { get; init; }

    /// <summary>Gets X, written.</summary>
    public required T* X { get; init; }

    /// <summary>Gets the elements from a column of X to the next.</summary>
    public required long Ldx { get; init; }

    /// <summary>Gets where the reciprocal condition number of the scaled matrix goes.</summary>
    public required TReal* Rcond { get; init; }

    /// <summary>Gets where bounds of the relative errors of X's columns go.</summary>
    public required TReal* Ferr { get; init; }

    /// <summary>Gets where their backward errors go.</summary>
    public required TReal* Berr { get; init; }

    /// <summary>Gets where the largest element of A over that of U goes.</summary>
    public required TReal* Growth { get; init; }

    /// <summary>Gets the flags of the factorization.</summary>
    public required uint Flags { get; init; }

    private bool IsTransposed => Trans != (byte)'N';

    private Factors<T> Factors => new() { N = N, Lu = Af, Lda = Ldaf, Ipiv = Ipiv };

    /// <summary>Gets the scale factors of rows; null if they are not scaled.</summary>
    private TReal* RowFactors => Laqge.HasRows(*Equed) ? R : null;

    /// <summary>Gets those of columns.</summary>
    private TReal* ColumnFactors => Laqge.HasColumns(*Equed) ? C : null;

    /// <summary>Solves; gives 0, or the first zero pivot, 1-based, or n + 1 if A is singular to working precision, or
    /// <see cref="InfoCode.OutOfMemory"/>, with nothing touched.</summary>
    public long Run()
    {
        // What is rented later comes from the rest of this block, so that memory cannot run out half way.
        Int128 rest = (Int128)N * WorkVectors * sizeof(T);
        long factorization = Fact == Given ? 0 : Getrf.WorkBytes<T>(N, N, Flags);
        if (!Scratch.TryRent(1, out Scratch scratch, Int128.Max(rest, factorization)) && !Scratch.TryRent(1, out scratch, rest))
        {
            return InfoCode.OutOfMemory;
        }

        (TReal rows, TReal columns) = Equilibrate();
        long info = Fact == Given ? 0 : Factor();
        if (info == 0)
        {
            info = SolveAndJudge(rows, columns);
        }
        else if (info > 0)
        {
            *Growth = PivotGrowth(info);
            *Rcond = TReal.Zero;
        }

        scratch.Return();
        return info;
    }

    /// <summary>Scales A if that is wanted and worth it, and B as A is scaled; gives the smallest scale factor of rows, and of
    /// columns, over the largest.</summary>
    private (TReal Rows, TReal Columns) Equilibrate()
    {
        TReal rows = TReal.One;
        TReal columns = TReal.One;
        if (Fact == Given)
        {
            rows = Laqge.HasRows(*Equed) ? Geequ.Spread(N, R) : rows;
            columns = Laqge.HasColumns(*Equed) ? Geequ.Spread(N, C) : columns;
        }
        else
        {
            TReal largest = TReal.Zero;
            bool scale = Fact == Equilibrated && Geequ.Compute(false, N, N, A, Lda, R, C, &rows, &columns, &largest) == 0;
            *Equed = scale ? Laqge.Apply(N, N, A, Lda, R, C, rows, columns, largest) : Laqge.None;
        }

        ScaleRows(IsTransposed ? ColumnFactors : RowFactors, B, Ldb);
        return (rows, columns);
    }

    private void ScaleRows(TReal* factors, T* x, long ldx)
    {
        for (long j = 0; factors != null && j < Nrhs; j++)
        {
            Sizes<T, TReal>.Scale(N, TReal.One, factors, x + (j * ldx));
        }
    }

    /// <summary>Factors a copy of A; gives the first zero pivot, 1-based, or 0.</summary>
    private long Factor()
    {
        Copy(N, A, Lda, Af, Ldaf);
        long info = Getrf.Factor(Af, N, N, Ldaf, Ipiv, Flags);
        return info == InfoCode.OutOfMemory ? GenericLu<T>.Factor(Af, N, N, new Strides(1, (nint)Ldaf), Ipiv) : info;
    }

    private void Copy(long columns, T* from, long stride, T* to, long toStride)
    {
        for (long j = 0; j < columns; j++)
        {
            NativeMemory.Copy(from + (j * stride), to + (j * toStride), (nuint)(N * sizeof(T)));
        }
    }

    /// <summary>The largest absolute value in the first columns of A over that in their U; 1 if U is zero.</summary>
    private TReal PivotGrowth(long columns)
    {
        TReal inA = TReal.Zero;
        TReal inU = TReal.Zero;
        for (long j = 0; j < columns; j++)
        {
            inA = Sizes<T, TReal>.LargestAbsolute(N, A + (j * Lda), inA);
            inU = Sizes<T, TReal>.LargestAbsolute(j + 1, Af + (j * Ldaf), inU);
        }

        return TReal.IsZero(inU) ? TReal.One : inA / inU;
    }

    private long SolveAndJudge(TReal rows, TReal columns)
    {
        *Growth = PivotGrowth(N);
        *Rcond = ReciprocalCondition();
        Copy(Nrhs, B, Ldb, X, Ldx);
        long zero = Getrs.Solve(Trans, Factors, Nrhs, X, Ldx, Getrs.ThreadsFor<T>(N, Nrhs, Flags));
        if (zero != 0)
        {
            // Given factors with a zero on U's diagonal: as in LAPACK, X is not finite.
            for (long j = 0; j < Nrhs; j++)
            {
                GenericSolve<T>.Run(Trans, Factors, X + (j * Ldx));
            }
        }

        _ = Gerfs<T, TReal>.Refine(Trans, Factors, A, Lda, Nrhs, B, Ldb, X, Ldx, Ferr, Berr, judges: true);

        TReal* factors = IsTransposed ? RowFactors : ColumnFactors;
        TReal spread = IsTransposed ? rows : columns;
        ScaleRows(factors, X, Ldx);
        for (long j = 0; factors != null && j < Nrhs; j++)
        {
            Ferr[j] /= spread;
        }

        return *Rcond < Precision<TReal>.UnitRoundoff ? N + 1 : 0;
    }

    private TReal ReciprocalCondition()
    {
        TReal rcond;
        _ = MatrixVector.TryScaledOneNorm<T, TReal>(IsTransposed, N, A, Lda, out Scaled<TReal, TReal> norm);
        _ = Gecon.Estimate(IsTransposed, Factors, norm, &rcond);
        return norm.IsNaN ? TReal.NaN : rcond;
    }
}
