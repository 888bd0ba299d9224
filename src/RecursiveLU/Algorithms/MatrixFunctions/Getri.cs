using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.MatrixFunctions;

/// <summary>The inverse from factors. The arguments are valid.</summary>
/// <remarks>The rows of A^-1 are the columns of X in A^T * X = I. Of the first triangular solve only what the identity's zeros leave
/// is computed, a third of the whole; 4/3 n^3 multiplications and additions in all, as in LAPACK.</remarks>
internal static unsafe class Getri
{
    /// <summary>Overwrites the factors with the inverse; gives 0, or the first zero pivot, 1-based, with the factors untouched,
    /// or <see cref="InfoCode.OutOfMemory"/>, with the factors untouched.</summary>
    public static long Invert<T>(in Factors<T> f, int threads)
        where T : unmanaged, INumberBase<T>
    {
        long zero = f.ZeroPivot();
        if (zero != 0 || f.N == 0)
        {
            return zero;
        }

        if (IsSmall<T>(f.N))
        {
            InvertSmall(f);
            return 0;
        }

        return Widest.Takes<T>() ? InvertVectorised(f, threads, Tuning.For<T>()) : InvertPlainly(f);
    }

    /// <summary>Whether a matrix has rows and is inverted without scratch memory and threads.</summary>
    public static bool IsSmall<T>(long n) => (ulong)(n - 1) < SolveTuning.SmallOrder && Widest.Takes<T>();

    /// <summary>Inverts such a matrix; U has no zero on its diagonal.</summary>
    public static void InvertSmall<T>(in Factors<T> factors)
        where T : unmanaged, INumberBase<T> => Widest.Run<T, Small<T>>(new Small<T>(factors));

    /// <summary>Inverts with the widest vectors of this machine and the given sizes; U has no zero on its diagonal.</summary>
    public static long InvertVectorised<T>(in Factors<T> factors, int threads, in Tuning tuning)
        where T : unmanaged, INumberBase<T> => Widest.Run<T, Work<T>>(new Work<T>(factors, threads, tuning));

    private static long InvertPlainly<T>(in Factors<T> f)
        where T : unmanaged, INumberBase<T>
    {
        if (!Scratch.TryRent((Int128)f.N * f.N * sizeof(T), out Scratch scratch))
        {
            return InfoCode.OutOfMemory;
        }

        var x = (T*)scratch.Pointer;
        for (long j = 0; j < f.N; j++)
        {
            T* column = x + (j * f.N);
            NativeMemory.Clear(column, (nuint)(f.N * sizeof(T)));
            column[j] = T.One;
            GenericSolve<T>.Run((byte)'N', f, column);
        }

        for (long j = 0; j < f.N; j++)
        {
            NativeMemory.Copy(x + (j * f.N), f.Lu + (j * f.Lda), (nuint)(f.N * sizeof(T)));
        }

        scratch.Return();
        return 0;
    }

    /// <summary>The identity's columns by vectors, solved for without panels, and written as rows.</summary>
    private readonly struct Small<T>(Factors<T> factors) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            var n = (int)factors.N;
            int groups = (n + TVector.Count - 1) / TVector.Count;
            T* memory = stackalloc T[(SolveTuning.SmallOrder * SolveTuning.SmallOrder) + CacheLine.Elements<T>()];
            T* rows = CacheLine.Align(memory);
            int group = n * TVector.Count;
            for (int g = 0; g < groups; g++)
            {
                T* identity = rows + (g * group);
                int first = g * TVector.Count;
                for (int i = 0; i < n; i++)
                {
                    default(TVector).Store(identity + (i * TVector.Count));
                }

                for (int i = first; i < Math.Min(n, first + TVector.Count); i++)
                {
                    identity[(i * TVector.Count) + i - first] = T.One;
                }

                SmallTrsm<T, TVector>.SolveTransposed(n, factors.Lu, (nint)factors.Lda, identity, first);
            }

            long* order = stackalloc long[SolveTuning.SmallOrder];
            Exchanges.Number(order, n);
            Exchanges.Undo(order, factors.Ipiv, n);
            for (int j = 0; j < n; j++)
            {
                T* target = factors.Lu + (j * factors.Lda);
                T* source = rows + (order[j] * TVector.Count);
                for (int i = 0; i < n; i += TVector.Count, source += group)
                {
                    TVector row = TVector.Load(source);
                    if (i + TVector.Count <= n)
                    {
                        row.Store(target + i);
                    }
                    else
                    {
                        row.StoreFirst(target + i, n - i);
                    }
                }
            }

            return 0;
        }
    }

    private readonly struct Work<T>(Factors<T> factors, int threads, Tuning tuning) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            Int128 size = PanelSolve<T, TVector, IdentityColumns<T, TVector>>.WorkSize(factors.N, factors.N, tuning);
            if (!Scratch.TryRent(size * sizeof(T), out Scratch scratch))
            {
                return InfoCode.OutOfMemory;
            }

            var sides = new IdentityColumns<T, TVector>(factors.Lu, factors.Lda, factors.N);
            PanelSolve<T, TVector, IdentityColumns<T, TVector>>.Run(
                factors, transposed: true, sides, threads, (T*)scratch.Pointer, tuning);
            scratch.Return();
            return 0;
        }
    }
}
