using System.Numerics;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>R := R - A * X for a square A and any number of columns.</summary>
internal static unsafe class Residual
{
    /// <summary>Subtracts the product with the widest vectors of this machine: column by column if there are few.</summary>
    public static void Minus<T>(
        long n, long columns, T* a, long lda, T* x, long ldx, T* r, long ldr, in SolveTuning tuning)
        where T : unmanaged, INumberBase<T> =>
        Widest.Run<T, Work<T>>(new Work<T>(n, columns, a, lda, x, ldx, r, ldr, tuning));

    private readonly struct Work<T>(
        long n, long columns, T* a, long lda, T* x, long ldx, T* r, long ldr, SolveTuning tuning) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (columns <= tuning.FewColumns || !TryByPanels<TVector>())
            {
                for (long j = 0; j < columns; j++)
                {
                    MatrixVector.Minus(false, n, a, lda, x + (j * ldx), r + (j * ldr));
                }
            }

            return 0;
        }

        /// <summary>Many columns at once; false if there is no memory for it.</summary>
        private bool TryByPanels<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            long slice = tuning.SliceColumns<T>(n, columns, TVector.Count);
            Int128 size = PanelProduct<T, TVector>.WorkSize(n, slice, tuning.Blocks);
            if (!Scratch.TryRent(size * sizeof(T), out Scratch scratch))
            {
                return false;
            }

            for (long j = 0; j < columns; j += slice)
            {
                long count = Math.Min(slice, columns - j);
                PanelProduct<T, TVector>.Minus(
                    n, count, a, lda, x + (j * ldx), ldx, r + (j * ldr), ldr, (T*)scratch.Pointer, tuning.Blocks);
            }

            scratch.Return();
            return true;
        }
    }
}
