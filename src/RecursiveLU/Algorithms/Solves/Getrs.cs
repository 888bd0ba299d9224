using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>Chooses how a system is solved from factors. The arguments are valid.</summary>
internal static unsafe class Getrs
{
    /// <summary>The most by which the order grows when a matrix is divided into panels.</summary>
    private const int MostPadding = 64;

    /// <summary>As many threads as flags ask for, or 1 where the work would not be shared.</summary>
    public static int ThreadsFor<T>(long n, long nrhs, uint flags) =>
        Getrf.ThreadsFor<T>(flags, (Int128)n * (n + MostPadding) * (nrhs + MostPadding));

    /// <summary>Solves op(A) * X = B; gives 0, or the first zero pivot, 1-based, with B untouched.</summary>
    public static long Solve<T>(
        byte trans, long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb, int threads = 1)
        where T : unmanaged, INumberBase<T>
    {
        var factors = new Factors<T> { N = n, Lu = lu, Lda = lda, Ipiv = ipiv };
        return Solve(trans, factors, nrhs, b, ldb, threads);
    }

    /// <summary>Solves op(A) * X = B; gives 0, or the first zero pivot, 1-based, with B untouched.</summary>
    public static long Solve<T>(byte trans, in Factors<T> f, long nrhs, T* b, long ldb, int threads = 1)
        where T : unmanaged, INumberBase<T>
    {
        long zero = nrhs > 0 ? f.ZeroPivot() : 0;
        if (zero != 0 || f.N == 0 || nrhs == 0)
        {
            return zero;
        }

        if (Widest.Takes<T>())
        {
            if (TakesColumns<T>(f.N, nrhs))
            {
                SolveColumns(trans, (nint)f.N, f.Lu, (nint)f.Lda, f.Ipiv, nrhs, b, ldb);
            }
            else
            {
                SolveVectorised(trans, f, nrhs, b, ldb, threads, SolveTuning.For<T>());
            }

            return 0;
        }

        for (long j = 0; j < nrhs; j++)
        {
            GenericSolve<T>.Run(trans, f, b + (j * ldb));
        }

        return 0;
    }

    /// <summary>x := op(A)^-1 * x; U has no zero on its diagonal.</summary>
    public static void SolveOne<T>(byte trans, in Factors<T> f, T* x)
        where T : unmanaged, INumberBase<T> =>
        SolveColumns(trans, (nint)f.N, f.Lu, (nint)f.Lda, f.Ipiv, 1, x, f.N);

    /// <summary>Solves with the widest vectors of this machine and the given sizes; U has no zero on its diagonal.</summary>
    public static void SolveVectorised<T>(
        byte trans, in Factors<T> factors, long nrhs, T* b, long ldb, int threads, in SolveTuning tuning)
        where T : unmanaged, INumberBase<T>
    {
        Conjugation.Apply(trans, factors.N, nrhs, b, ldb);
        Widest.Run<T, Work<T>>(new Work<T>(trans != (byte)'N', factors, nrhs, b, ldb, threads, tuning));
        Conjugation.Apply(trans, factors.N, nrhs, b, ldb);
    }

    /// <summary>Whether a system is solved without panels, scratch memory and threads, and small.</summary>
    public static bool IsSmall<T>(long n, long nrhs)
        where T : unmanaged =>
        (ulong)(n - 1) < SolveTuning.SmallOrder && nrhs > 0 && Widest.Takes<T>() && TakesColumns<T>(n, nrhs);

    /// <summary>Solves without panels; U has no zero on its diagonal. Of a small system what surrounds that takes as long as the solution,
    /// and is as little as possible.</summary>
    /// <param name="trans">'N', 'T' or 'C'.</param>
    /// <param name="n">The order.</param>
    /// <param name="lu">L and U.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="ipiv">The row exchanges, 1-based; null for none.</param>
    /// <param name="nrhs">Columns of B.</param>
    /// <param name="b">B.</param>
    /// <param name="ldb">Elements from a column of B to the next.</param>
    public static void SolveColumns<T>(byte trans, nint n, T* lu, nint lda, long* ipiv, long nrhs, T* b, long ldb)
        where T : unmanaged, INumberBase<T>
    {
        Conjugation.Apply(trans, n, nrhs, b, ldb);
        bool transposed = trans != (byte)'N';
        if (SolveTuning.IsSmall<T>(n, nrhs))
        {
            Widest.Run<T, Lanes<T>>(new Lanes<T>(transposed, n, lu, lda, ipiv, nrhs, b, ldb));
        }
        else
        {
            Widest.Run<T, Columns<T>>(new Columns<T>(transposed, n, lu, lda, ipiv, nrhs, b, ldb));
        }

        Conjugation.Apply(trans, n, nrhs, b, ldb);
    }

    private static bool TakesColumns<T>(long n, long nrhs) =>
        nrhs <= SolveTuning.FewColumnsOf<T>() || SolveTuning.IsSmall<T>(n, nrhs);

    private readonly struct Columns<T>(bool transposed, nint n, T* lu, nint lda, long* ipiv, long nrhs, T* b, long ldb) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            for (long j = 0; j < nrhs; j++)
            {
                VectorSolve<T, TVector>.Run(transposed, n, lu, lda, ipiv, b + (j * ldb));
            }

            return 0;
        }
    }

    private readonly struct Lanes<T>(bool transposed, nint n, T* lu, nint lda, long* ipiv, long nrhs, T* b, long ldb) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            long* order = stackalloc long[SolveTuning.SmallOrder];
            Exchanges.Number(order, n);
            Exchanges.Apply(order, ipiv, n);
            SmallTrsm<T, TVector>.Run(transposed, n, lu, lda, order, nrhs, b, (nint)ldb);
            return 0;
        }
    }

    private readonly struct Work<T>(
        bool transposed, Factors<T> factors, long nrhs, T* b, long ldb, int threads, SolveTuning tuning) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            var columns = new Columns<T>(
                transposed, (nint)factors.N, factors.Lu, (nint)factors.Lda, factors.Ipiv, nrhs, b, ldb);
            if (nrhs <= tuning.FewColumns)
            {
                return columns.Run<TVector>();
            }

            long slice = tuning.SliceColumns<T>(factors.N, nrhs, TVector.Count);
            Int128 size = PanelSolve<T, TVector, GivenColumns<T, TVector>>.WorkSize(factors.N, slice, tuning.Blocks);
            if (!Scratch.TryRent(size * sizeof(T), out Scratch scratch))
            {
                // Slower, and but for the order of a transposed solution's sums the same.
                return columns.Run<TVector>();
            }

            for (long j = 0; j < nrhs; j += slice)
            {
                var sides = new GivenColumns<T, TVector>(b + (j * ldb), ldb, Math.Min(slice, nrhs - j));
                bool unpacked = tuning.IsUnpacked<T>(factors.N, factors.Lda, sides.Columns, TVector.Count);
                PanelSolve<T, TVector, GivenColumns<T, TVector>>.Run(
                    factors, transposed, sides, threads, (T*)scratch.Pointer, tuning.Blocks, unpacked);
            }

            scratch.Return();
            return 0;
        }
    }
}
