using System.Numerics;
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
            if (nrhs <= SolveTuning.FewColumnsOf<T>() || SolveTuning.IsSmall<T>(f.N, nrhs))
            {
                SolveColumns(trans, f, nrhs, b, ldb);
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
        where T : unmanaged, INumberBase<T> => SolveColumns(trans, f, 1, x, f.N);

    /// <summary>Solves with the widest vectors of this machine and the given sizes; U has no zero on its diagonal.</summary>
    public static void SolveVectorised<T>(
        byte trans, in Factors<T> factors, long nrhs, T* b, long ldb, int threads, in SolveTuning tuning)
        where T : unmanaged, INumberBase<T>
    {
        Conjugation.Apply(trans, factors.N, nrhs, b, ldb);
        Widest.Run<T, Work<T>>(new Work<T>(trans != (byte)'N', factors, nrhs, b, ldb, threads, tuning));
        Conjugation.Apply(trans, factors.N, nrhs, b, ldb);
    }

    /// <summary>Solves without panels. Of a small system what surrounds that takes as long as the solution, and is as little as
    /// possible.</summary>
    private static void SolveColumns<T>(byte trans, in Factors<T> factors, long nrhs, T* b, long ldb)
        where T : unmanaged, INumberBase<T>
    {
        Conjugation.Apply(trans, factors.N, nrhs, b, ldb);
        Widest.Run<T, Columns<T>>(new Columns<T>(trans != (byte)'N', factors, nrhs, b, ldb));
        Conjugation.Apply(trans, factors.N, nrhs, b, ldb);
    }

    private readonly struct Columns<T>(bool transposed, Factors<T> factors, long nrhs, T* b, long ldb) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (SolveTuning.IsSmall<T>(factors.N, nrhs))
            {
                Together<TVector>();
            }
            else
            {
                OneByOne<TVector>();
            }

            return 0;
        }

        public void OneByOne<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            for (long j = 0; j < nrhs; j++)
            {
                VectorSolve<T, TVector>.Run(transposed, factors, b + (j * ldb));
            }
        }

        private void Together<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            for (long j = 0; j < nrhs && !transposed; j++)
            {
                Exchanges.Apply(b + (j * ldb), factors.Ipiv, factors.N);
            }

            SmallTrsm<T, TVector>.Run(transposed, (nint)factors.N, factors.Lu, (nint)factors.Lda, nrhs, b, (nint)ldb);
            for (long j = 0; j < nrhs && transposed; j++)
            {
                Exchanges.Undo(b + (j * ldb), factors.Ipiv, factors.N);
            }
        }
    }

    private readonly struct Work<T>(
        bool transposed, Factors<T> factors, long nrhs, T* b, long ldb, int threads, SolveTuning tuning) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            var columns = new Columns<T>(transposed, factors, nrhs, b, ldb);
            if (nrhs <= tuning.FewColumns)
            {
                columns.OneByOne<TVector>();
                return 0;
            }

            long slice = tuning.SliceColumns<T>(factors.N, nrhs, TVector.Count);
            Int128 size = PanelSolve<T, TVector, GivenColumns<T, TVector>>.WorkSize(factors.N, slice, tuning.Blocks);
            if (!Scratch.TryRent(size * sizeof(T), out Scratch scratch))
            {
                // Slower, and but for the order of a transposed solution's sums the same.
                columns.OneByOne<TVector>();
                return 0;
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
