using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>A := A - x * y^T for some columns of A and a vector x of unit stride: x goes by once for four of them.</summary>
/// <remarks>Every element is updated once, so the result does not depend on how columns are grouped.</remarks>
internal static unsafe class Ger<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The columns that <see cref="Minus4"/> takes.</summary>
    public const int Group = 4;

    private static int N => TVector.Count;

    /// <summary>Subtracts from four columns.</summary>
    /// <param name="rows">Rows of A, at least 0.</param>
    /// <param name="x">As many elements.</param>
    /// <param name="y">Four elements.</param>
    /// <param name="a">The first column.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    public static void Minus4(nint rows, T* x, T* y, T* a, nint lda)
    {
        nint end = rows - N;
        if (end < 0)
        {
            for (int j = 0; j < Group; j++)
            {
                Axpy<T, TVector>.MinusStrided(rows, y[j], x, 1, a + (j * lda), 1);
            }

            return;
        }

        if (TVector.IsComplex)
        {
            Pairs.Run<T, TVector, ComplexColumns>(new(rows, x, y, a, lda));
            return;
        }

        TVector y0 = TVector.Broadcast(y[0]);
        TVector y1 = TVector.Broadcast(y[1]);
        TVector y2 = TVector.Broadcast(y[2]);
        TVector y3 = TVector.Broadcast(y[3]);
        T* a1 = a + lda;
        T* a2 = a1 + lda;
        T* a3 = a2 + lda;

        // The last vectors may overlap those before them, so they are read before anything is written.
        TVector v = TVector.Load(x + end);
        TVector l0 = TVector.NegatedMultiplyAdd(y0, v, TVector.Load(a + end));
        TVector l1 = TVector.NegatedMultiplyAdd(y1, v, TVector.Load(a1 + end));
        TVector l2 = TVector.NegatedMultiplyAdd(y2, v, TVector.Load(a2 + end));
        TVector l3 = TVector.NegatedMultiplyAdd(y3, v, TVector.Load(a3 + end));
        for (nint i = 0; i < end; i += N)
        {
            v = TVector.Load(x + i);
            TVector.NegatedMultiplyAdd(y0, v, TVector.Load(a + i)).Store(a + i);
            TVector.NegatedMultiplyAdd(y1, v, TVector.Load(a1 + i)).Store(a1 + i);
            TVector.NegatedMultiplyAdd(y2, v, TVector.Load(a2 + i)).Store(a2 + i);
            TVector.NegatedMultiplyAdd(y3, v, TVector.Load(a3 + i)).Store(a3 + i);
        }

        l0.Store(a + end);
        l1.Store(a1 + end);
        l2.Store(a2 + end);
        l3.Store(a3 + end);
    }

    private readonly struct ComplexColumns(nint rows, T* x, T* y, T* a, nint lda) : IPairWork
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TPart, TParts>()
            where TPart : unmanaged
            where TParts : struct, IPairSimd<TParts, TPart>
        {
            ComplexGer<TPart, TParts>.Minus2(2 * rows, (TPart*)x, (TPart*)y, (TPart*)a, 2 * lda);
            ComplexGer<TPart, TParts>.Minus2(2 * rows, (TPart*)x, (TPart*)(y + 2), (TPart*)(a + (2 * lda)), 2 * lda);
        }
    }
}
