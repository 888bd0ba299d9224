using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>Chooses how a matrix is factored. The arguments are valid.</summary>
internal static unsafe class Getrf
{
    /// <summary>Factors; gives info as the C ABI documents it.</summary>
    public static long Factor<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        if (Widest.Takes<T>())
        {
            return FactorVectorised(a, m, n, lda, ipiv, flags, Tuning.For<T>());
        }

        if (m == 0 || n == 0)
        {
            return 0;
        }

        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        bool rowMajor = (flags & LuFlags.RowMajor) != 0;
        var strides = rowMajor ? new Strides((nint)lda, 1) : new Strides(1, (nint)lda);
        long info = GenericLu<T>.Factor(a, m, n, strides, pivoting ? ipiv : null);
        return Finish(info, m, n, ipiv, pivoting);
    }

    /// <summary>The threads that flags ask for; 1 for work that is too little to be shared, for to ask the system for their number takes
    /// as long as small problems do, and for other element types, whose arithmetic may throw, which a worker must not.</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="work">The work, in the unit of <see cref="Tuning.ParallelWork"/>, or more.</param>
    public static int ThreadsFor<T>(uint flags, Int128 work) =>
        Widest.Takes<T>() && work >= Tuning.For<T>().ParallelWork ? ThreadCount.Of(flags) : 1;

    /// <summary>Bytes of scratch memory that a factorization may rent.</summary>
    public static long WorkBytes<T>(long m, long n, uint flags)
        where T : unmanaged, INumberBase<T> => Widest.Run<T, Bytes<T>>(new Bytes<T>(m, n, flags));

    /// <summary>Factors with the widest vectors of this machine and the given block sizes.</summary>
    public static long FactorVectorised<T>(
        T* a, long m, long n, long lda, long* ipiv, uint flags, in Tuning tuning)
        where T : unmanaged, INumberBase<T>
    {
        if (m == 0 || n == 0)
        {
            return 0;
        }

        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        bool rowMajor = (flags & LuFlags.RowMajor) != 0;
        bool isSmall = SmallGetrf.Takes<T>(m, n, pivoting) && Math.Max(m, n) <= tuning.SmallOrder
            && (!rowMajor || m <= KernelTuning.MediumRowMajorRows || SmallGetrf.HoldsColumns<T>(m, n));
        if (isSmall || SmallGetrf.IsTiny<T>(m, n))
        {
            long* exchanges = pivoting ? ipiv : null;
            long first = !rowMajor
                ? SmallGetrf.Factor(a, (int)m, (int)n, (nint)lda, exchanges)
                : SmallGetrf.FactorRows(a, (int)m, (int)n, (nint)lda, exchanges);
            return Finish(first, m, n, ipiv, pivoting);
        }

        // Leaves and the kernels for small matrices take the reciprocal of a magnitude, or of a number with its sign. So where those two
        // differ, blocks, which threads divide as one alone does not, are all left to leaves.
        Tuning sizes = Rounding.IsSymmetric ? tuning : tuning with { SmallOrder = 0 };
        Problem<T> problem = ProblemOf(a, m, n, lda, ipiv, flags, sizes);
        long info = Widest.Run<T, Factorization<T>>(new Factorization<T>(problem, sizes));
        return info == InfoCode.OutOfMemory ? info : Finish(info, m, n, ipiv, pivoting);
    }

    private static Problem<T> ProblemOf<T>(T* a, long m, long n, long lda, long* ipiv, uint flags, in Tuning tuning)
        where T : unmanaged => new()
        {
            A = a,
            RowMajor = (flags & LuFlags.RowMajor) != 0,
            Rows = m,
            Columns = n,
            Lda = lda,
            Ipiv = ipiv,
            Pivoting = (flags & LuFlags.NoPivot) == 0,
            Threads = tuning.IsWorthThreads(m, n) ? ThreadCount.Of(flags) : 1,
        };

    /// <summary>Factors; gives the first zero pivot, 1-based, or 0, or <see cref="InfoCode.OutOfMemory"/>.</summary>
    private static long Run<T, TVector>(in Problem<T> problem, in Tuning tuning)
        where T : unmanaged, INumberBase<T>
        where TVector : struct, ISimd<TVector, T>
    {
        Int128 bytes = VectorLu<T, TVector>.WorkSize(problem, tuning) * sizeof(T);
        return bytes <= KernelTuning.StackBytes
            ? RunOnStack<T, TVector>(problem, tuning)
            : RunOnHeap<T, TVector>(problem, bytes, tuning);
    }

    private static long RunOnStack<T, TVector>(in Problem<T> problem, in Tuning tuning)
        where T : unmanaged, INumberBase<T>
        where TVector : struct, ISimd<TVector, T>
    {
        byte* block = stackalloc byte[KernelTuning.StackBytes + Scratch.Alignment];
        nuint aligned = ((nuint)block + Scratch.Alignment - 1) & ~(nuint)(Scratch.Alignment - 1);
        return VectorLu<T, TVector>.Factor(problem, (T*)aligned, tuning);
    }

    private static long RunOnHeap<T, TVector>(in Problem<T> problem, Int128 bytes, in Tuning tuning)
        where T : unmanaged, INumberBase<T>
        where TVector : struct, ISimd<TVector, T>
    {
        if (!Scratch.TryRent(bytes, out Scratch scratch))
        {
            return InfoCode.OutOfMemory;
        }

        long info = VectorLu<T, TVector>.Factor(problem, (T*)scratch.Pointer, tuning);
        scratch.Return();
        return info;
    }

    /// <summary>Without pivoting info is negative and the row exchanges are the identity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Finish(long info, long m, long n, long* ipiv, bool pivoting)
    {
        if (pivoting)
        {
            return info;
        }

        for (long i = 0; ipiv != null && i < Math.Min(m, n); i++)
        {
            ipiv[i] = i + 1;
        }

        return -info;
    }

    private readonly struct Factorization<T>(Problem<T> problem, Tuning tuning) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        private readonly Problem<T> _problem = problem;
        private readonly Tuning _tuning = tuning;

        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T> => Getrf.Run<T, TVector>(_problem, _tuning);
    }

    private readonly struct Bytes<T>(long m, long n, uint flags) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            Problem<T> problem = ProblemOf<T>(null, m, n, m, null, flags, Tuning.For<T>());
            Int128 bytes = VectorLu<T, TVector>.WorkSize(problem, Tuning.For<T>()) * sizeof(T);
            return (long)Int128.Min(bytes, long.MaxValue / 2);
        }
    }
}
