using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Refinement;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Butterflies;

/// <summary>What <see cref="RefinedSolve{T, TReal, TVector}"/> takes and gives, whatever the types.</summary>
internal static class RefinedSolve
{
    /// <summary>The most columns at a time: with the probes, they are taken by fours.</summary>
    public const int MostColumns = 48 - Probes;

    /// <summary>What is given where a residual is not acceptable.</summary>
    public const long Unacceptable = -1;

    /// <summary>The same where numbers are so near the ends of the range that a system scaled otherwise may be solved.</summary>
    public const long NearEnds = -2;

    /// <summary>Random residuals: each is small by chance in a few percent of all cases.</summary>
    public const int Probes = 3;
}

/// <summary>A * X = B by factors that may be bad: solutions are refined, and accepted only for their residuals.</summary>
/// <remarks>
/// <para>A column is refined until its componentwise backward error max |r| / (|A| |x| + |b|), r = b - A x (W. Oettli, W. Prager,
/// Numer. Math. 6, 1964), is small, is acceptable and no longer halves, or <see cref="MostSteps"/> steps are done. Each step begins
/// where <see cref="ConjugateResiduals{T, TReal}"/> lead. <see cref="Judgement{T, TReal}"/> computes the error.</para>
/// <para>Row exchanges bound only norm(r) / (norm(A) norm(x) + norm(b)). With factors from them that will do, too.</para>
/// <para>Where a matrix is singular but for rounding errors, a solution and its correction are errors alike, however small the
/// residuals are. So all corrections must be smaller than solutions, or the last one much smaller; and those for some random
/// residuals of the same size much smaller. Where factors are too inaccurate to tell by these, they are corrected in their turn:
/// with A = F - E, F the product of the factors, the corrections for q are F^-1 q and F^-1 E F^-1 q, and F^-1 E v = v if A v = 0.
/// So the second ones are as large as the first ones if A is singular, and smaller if not. Rounding errors leave nothing of this
/// where E is no larger than they.</para>
/// <para>Each column goes its own way: its bits do not depend on the others.</para>
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
internal unsafe partial struct RefinedSolve<T, TReal, TVector>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TVector : struct, ISimd<TVector, T>
{
    private const int MostSteps = 10;

    /// <summary>How many times smaller than a solution its correction must be, and that for a random residual.</summary>
    private const int LeastGain = 2;
    private const int LeastLastGain = 16;
    private const int LeastProbeGain = 16;

    private const int Probes = RefinedSolve.Probes;

    private readonly ButterflyFactors<T> _factors;
    private readonly T* _a;
    private readonly long _lda;
    private readonly int _threads;
    private readonly ColumnSet<T> _b;
    private readonly ColumnSet<T> _x;

    /// <summary>The residuals and the probes; and |A| |X| + |B|, the real parts.</summary>
    private readonly ColumnSet<T> _r;
    private readonly ColumnSet<T> _w;

    /// <summary>Memory for what is solved for.</summary>
    private readonly T* _vectors;

    /// <summary>The probes, and then their residuals; and |A| |X| + |B| for those.</summary>
    private readonly ColumnSet<T> _probes;
    private readonly ColumnSet<T> _probesW;

    /// <summary>Each column's last backward error; negative once it is done.</summary>
    private readonly TReal* _errors;

    /// <summary>Each column's largest correction, relative to the solution, and its last one.</summary>
    private readonly TReal* _worst;
    private readonly TReal* _last;

    /// <summary>Memory for each column's <see cref="ConjugateResiduals{T, TReal}"/>.</summary>
    private readonly T* _corrections;

    private Team _team;
    private bool _nearEnds;

    private RefinedSolve(
        in ButterflyFactors<T> factors, T* a, long lda, in ColumnSet<T> b, in ColumnSet<T> x, int threads, T* work)
    {
        long n = factors.Order;
        _factors = factors;
        _a = a;
        _lda = lda;
        _threads = threads;
        _b = b;
        _x = x;
        long columns = b.Count + Probes;
        _vectors = work;
        work += columns * ButterflyLu<T, TVector>.LengthOf(n);
        _r = new ColumnSet<T>(work, n, columns);
        _w = new ColumnSet<T>(work + (n * columns), n, b.Count);
        work += n * (columns + b.Count);
        _probes = new ColumnSet<T>(work, n, Probes);
        _probesW = new ColumnSet<T>(work + (n * Probes), n, Probes);
        _errors = (TReal*)(work + (n * 2 * Probes));
        _worst = _errors + b.Count;
        _last = _worst + b.Count;
        _corrections = work + (n * 2 * Probes) + (3 * b.Count);

        // Factors from row exchanges are solved with by a team of their own.
        _team = new Team(factors.ArePivoted || n < TaskTuning.RefinedOrder ? 1 : threads);
    }

    private readonly long Order => _factors.Order;

    /// <summary>The backward error that is not improved: about what the rounding errors of a residual make of it.</summary>
    private readonly TReal Small =>
        TReal.CreateTruncating(4 + (2 * Math.Sqrt(Order))) * Precision<TReal>.UnitRoundoff;

    /// <summary>The backward error that will do if it cannot be improved.</summary>
    private readonly TReal Acceptable => Judgement<T, TReal>.Acceptable(Order);

    /// <summary>Elements of scratch memory, aligned to 64 bytes, for so many columns.</summary>
    public static Int128 WorkSize(long n, long columns) =>
        ((columns + Probes) * (Int128)ButterflyLu<T, TVector>.LengthOf(n)) + ((Int128)n * ((2 * columns) + (3 * Probes)))
        + (columns * (3 + ConjugateResiduals<T, TReal>.Size(n, MostSteps)));

    /// <summary>Solves for at most <see cref="RefinedSolve.MostColumns"/> columns; gives the steps of refinement, or
    /// <see cref="RefinedSolve.Unacceptable"/> or <see cref="RefinedSolve.NearEnds"/>.</summary>
    public static long Run(
        in ButterflyFactors<T> factors, T* a, long lda, in ColumnSet<T> b, in ColumnSet<T> x, int threads, T* work)
    {
        var solve = new RefinedSolve<T, TReal, TVector>(factors, a, lda, b, x, threads, work);
        long steps = solve.Run();
        solve._team.Dispose();
        return steps < 0 && solve._nearEnds ? RefinedSolve.NearEnds : steps;
    }

    private static void SubtractRows(void* context, long task)
    {
        var s = (Subtraction*)context;
        long row = task * s->TaskRows;
        ResidualSums<T, TVector>.Run(
            s->A + row, (nint)s->Lda, (nint)Math.Min(s->TaskRows, s->Order - row), (nint)s->Order,
            s->X, s->R.From(row), s->W.From(row));
    }

    private long Run()
    {
        Solve(_b, _x);
        new Span<TReal>(_errors, (int)_x.Count).Fill(TReal.PositiveInfinity);
        new Span<TReal>(_worst, (int)_x.Count).Clear();
        for (long step = 0; ; step++)
        {
            ComputeResiduals();
            bool done = true;
            for (long j = 0; j < _x.Count; j++)
            {
                if (!TReal.IsNegative(_errors[j]) && !IsEnough(j, step))
                {
                    return RefinedSolve.Unacceptable;
                }

                done &= TReal.IsNegative(_errors[j]);
            }

            if (done)
            {
                return step;
            }

            if (!Correct(step))
            {
                return RefinedSolve.Unacceptable;
            }
        }
    }

    /// <summary>R := B - A * X, W := |A| |X| + |B|.</summary>
    private void ComputeResiduals()
    {
        for (long j = 0; j < _x.Count; j++)
        {
            T* b = _b.At(j);
            T* w = _w.At(j);
            NativeMemory.Copy(b, _r.At(j), (nuint)(Order * sizeof(T)));
            for (long i = 0; i < Order; i++)
            {
                w[i] = Element<T, TReal>.Of(Element<T, TReal>.Magnitude(b[i]));
            }
        }

        Subtract(_x, _r, _w);
    }

    /// <summary>R := R - A * X, W := W + |A| |X|.</summary>
    private void Subtract(in ColumnSet<T> x, in ColumnSet<T> r, in ColumnSet<T> w)
    {
        long rows = (x.Count == 1 ? TaskTuning.ResidualBytes : TaskTuning.ResidualBytesOfSeveral) / sizeof(T);
        var subtraction = new Subtraction { A = _a, Lda = _lda, Order = Order, X = x, R = r, W = w, TaskRows = rows };
        _team.Run((Order + rows - 1) / rows, &SubtractRows, &subtraction);
    }

    /// <summary>X := X + A^-1 * R, in the columns that are not done; false if the factors are found out.</summary>
    private bool Correct(long step)
    {
        bool proved = true;
        for (long j = 0; j < _x.Count && !_factors.ArePivoted; j++)
        {
            proved &= TReal.IsNegative(_errors[j]) || Improve(j, step);
        }

        bool probing = step == 0 && !_factors.ArePivoted;
        bool tell = true;
        TReal size = probing ? FillProbes(out tell) : TReal.Zero;
        ColumnSet<T> corrections = _r.Slice(0, _x.Count + (probing ? Probes : 0));
        Solve(corrections, corrections);
        for (long j = 0; j < _x.Count; j++)
        {
            if (!TReal.IsNegative(_errors[j]))
            {
                Add(j, corrections.At(j), step);
            }
        }

        return proved && (!probing || (!HasZeroRow() && LooksRegular(corrections.Slice(_x.Count, Probes), size, tell)));
    }

    /// <summary>Makes the best of the corrections of a column so far; false if that is not good enough.</summary>
    private readonly bool Improve(long j, long step)
    {
        ConjugateResiduals<T, TReal> all = CorrectionsOf(j);
        if (step > 0)
        {
            return all.Improve(step - 1, _x.At(j), _r.At(j), _w.At(j));
        }

        all.Begin(_x.At(j), _r.At(j));
        return true;
    }

    /// <summary>Adds a correction to a column.</summary>
    private readonly void Add(long j, T* correction, long step)
    {
        T* x = _x.At(j);
        if (!_factors.ArePivoted)
        {
            CorrectionsOf(j).Take(step, correction);
            TReal size = Vectors.LargestMagnitude<T, TReal>(Order, correction);
            _last[j] = TReal.IsZero(size) ? size : size / Vectors.LargestMagnitude<T, TReal>(Order, x);
            _worst[j] = TReal.Max(_worst[j], _last[j]);
        }

        for (long i = 0; i < Order; i++)
        {
            x[i] += correction[i];
        }
    }

    private readonly ConjugateResiduals<T, TReal> CorrectionsOf(long j) =>
        new(_corrections + (j * (long)ConjugateResiduals<T, TReal>.Size(Order, MostSteps)), Order, MostSteps);

    /// <summary>Target := A^-1 * source.</summary>
    private void Solve(in ColumnSet<T> source, in ColumnSet<T> target)
    {
        if (_factors.ArePivoted)
        {
            for (long j = 0; j < source.Count; j++)
            {
                Buffer.MemoryCopy(source.At(j), target.At(j), Order * sizeof(T), Order * sizeof(T));
            }

            Getrs.Solve((byte)'N', _factors.Pivoted, target.Count, target.At(0), target.Stride, _threads);
            return;
        }

        long length = ButterflyLu<T, TVector>.LengthOf(Order);
        var vectors = new ColumnSet<T>(_vectors, length, source.Count);
        for (long j = 0; j < source.Count; j++)
        {
            NativeMemory.Copy(source.At(j), vectors.At(j), (nuint)(Order * sizeof(T)));
            NativeMemory.Clear(vectors.At(j) + Order, (nuint)((length - Order) * sizeof(T)));
        }

        var lu = new ButterflyLu<T, TVector>(_factors.Memory, Order);
        lu.Solve(vectors, ref _team);
        for (long j = 0; j < source.Count; j++)
        {
            NativeMemory.Copy(vectors.At(j), target.At(j), (nuint)(Order * sizeof(T)));
        }
    }

    /// <summary>Vectors whose products with A are subtracted.</summary>
    private struct Subtraction
    {
        public required T* A;
        public required long Lda;
        public required long Order;
        public required ColumnSet<T> X;
        public required ColumnSet<T> R;
        public required ColumnSet<T> W;
        public required long TaskRows;
    }
}
