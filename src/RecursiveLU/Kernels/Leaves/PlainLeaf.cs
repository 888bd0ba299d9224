using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Leaves;

/// <summary>Factors a strip of few columns where it is in panels, with no row exchanges or only those of a few rows that follow
/// each other.</summary>
/// <remarks>The rows at the top that are exchanged are factored first; those below do not depend on each other, and go by in blocks
/// that stay in the first-level cache while they are transposed and solved with. Every element sees the operations of
/// <see cref="Leaf{T, TVector}"/> in the same order.</remarks>
internal static unsafe class PlainLeaf<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The most columns.</summary>
    public const int MaximumWidth = 16;

    /// <summary>The most rows that a pivot is chosen from.</summary>
    public const int MaximumPivotRows = 8;

    /// <summary>Columns that are solved for at once.</summary>
    public const int Group = 4;

    private const int MaximumTop = MaximumWidth + MaximumPivotRows - 1;

    /// <summary>Elements from a column of a block to the next: the last block may have up to a vector of rows more.</summary>
    private const int Stride = KernelTuning.PlainLeafRows + 16;

    private static int N => TVector.Count;

    /// <summary>Factors; false, and nothing is done to the strip, if a pivot is zero or has no reciprocal, or is
    /// the complex number 1.</summary>
    /// <param name="panel">The first row of the first panel.</param>
    /// <param name="stride">Elements from a panel to the next.</param>
    /// <param name="rows">Rows, no less than columns.</param>
    /// <param name="width">Columns: whole panels, and whole groups.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for none.</param>
    /// <param name="row0">The row of the whole matrix that is the strip's first, from which the exchanges count.</param>
    /// <param name="pivotRows">How many rows, from the diagonal down, a pivot is chosen from, if there are exchanges.</param>
    public static bool Factor(T* panel, nint stride, long rows, int width, long* ipiv, long row0, int pivotRows)
    {
        T* top = stackalloc T[MaximumTop * MaximumWidth];
        T* reciprocals = stackalloc T[MaximumWidth];
        int height = (int)Math.Min(rows, ipiv != null ? width + pivotRows - 1 : width);
        CopyTop(panel, stride, top, height, width, back: false);
        if (!FactorTop(top, reciprocals, height, width, ipiv, row0, pivotRows))
        {
            return false;
        }

        CopyTop(panel, stride, top, height, width, back: true);
        T* block = stackalloc T[MaximumWidth * Stride];
        long count;
        for (long row = height; row < rows; row += count)
        {
            long left = rows - row;
            count = left < KernelTuning.PlainLeafRows + N ? left : KernelTuning.PlainLeafRows;
            ClearLastVectors(block, count, width);
            for (int p = 0; p * N < width; p++)
            {
                PanelCopy<T, TVector>.ToColumns(panel + (p * stride) + (row * N), block + (p * N * Stride), Stride, count, N);
            }

            Solve(block, count, top, reciprocals, width);
            for (int p = 0; p * N < width; p++)
            {
                PanelCopy<T, TVector>.FromColumns(block + (p * N * Stride), Stride, count, N, panel + (p * stride) + (row * N));
            }
        }

        return true;
    }

    /// <summary>Clears the last vector of each column of a block where rows do not fill it.</summary>
    private static void ClearLastVectors(T* block, long rows, int width)
    {
        T* last = block + (rows / N * N);
        for (int c = 0; c < width && rows % N != 0; c++)
        {
            default(TVector).Store(last + (c * Stride));
        }
    }

    /// <summary>Copies the top between the panels and rows that follow each other.</summary>
    private static void CopyTop(T* panel, nint stride, T* top, int height, int width, bool back)
    {
        for (int i = 0; i < height; i++)
        {
            for (int p = 0; p * N < width; p++)
            {
                T* inPanel = panel + (p * stride) + (i * N);
                T* inTop = top + (i * width) + (p * N);
                TVector.Load(back ? inTop : inPanel).Store(back ? inPanel : inTop);
            }
        }
    }

    private static bool FactorTop(T* top, T* reciprocals, int height, int width, long* ipiv, long row0, int pivotRows)
    {
        // What is subtracted from whole rows spoils the multipliers in them, which come back at the end.
        T* multipliers = stackalloc T[MaximumTop * MaximumWidth];
        for (int k = 0; k < width; k++)
        {
            T* row = top + (k * width);
            if (ipiv != null)
            {
                int chosen = k + ThresholdPivoting<T, TVector>.Choose(row + k, width, Math.Min(height - k, pivotRows));
                ipiv[k] = row0 + chosen + 1;
                if (chosen != k)
                {
                    Exchange(row, top + (chosen * width), width);
                    Exchange(multipliers + (k * width), multipliers + (chosen * width), width);
                }
            }

            if (TVector.HasNoReciprocal(row[k]))
            {
                return false;
            }

            T reciprocal = TVector.IsComplex ? TVector.Reciprocal(row + k, default) : T.One / row[k];
            if (Strip<T, TVector>.IsKept(reciprocal))
            {
                return false;
            }

            reciprocals[k] = reciprocal;
            for (int i = k + 1; i < height; i++)
            {
                T* target = top + (i * width);
                T multiplier = TVector.Multiply(target[k], reciprocal);
                multipliers[(i * width) + k] = multiplier;
                TVector l = TVector.Broadcast(multiplier);
                for (int j = k / N * N; j < width; j += N)
                {
                    TVector.NegatedMultiplyAdd(l, TVector.Load(row + j), TVector.Load(target + j)).Store(target + j);
                }
            }
        }

        for (int i = 1; i < height; i++)
        {
            for (int k = 0; k < Math.Min(i, width); k++)
            {
                top[(i * width) + k] = multipliers[(i * width) + k];
            }
        }

        return true;
    }

    private static void Exchange(T* x, T* y, int width)
    {
        for (int j = 0; j < width; j += N)
        {
            TVector a = TVector.Load(x + j);
            TVector b = TVector.Load(y + j);
            b.Store(x + j);
            a.Store(y + j);
        }
    }

    /// <summary>X := X * U^-1 for rows of X by columns, of which a last vector may have fewer.</summary>
    private static void Solve(T* x, long rows, T* u, T* reciprocals, int width)
    {
        for (int first = 0; first < width; first += Group)
        {
            SolveGroup(x, rows, u, reciprocals, width, first);
        }
    }

    /// <summary>Four columns, after those before them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SolveGroup(T* x, long rows, T* u, T* reciprocals, int width, int first)
    {
        T* target = x + (first * Stride);
        T* diagonal = u + (first * width) + first;
        TVector r0 = TVector.Broadcast(reciprocals[first]);
        TVector r1 = TVector.Broadcast(reciprocals[first + 1]);
        TVector r2 = TVector.Broadcast(reciprocals[first + 2]);
        TVector r3 = TVector.Broadcast(reciprocals[first + 3]);
        TVector u01 = TVector.Broadcast(diagonal[1]);
        TVector u02 = TVector.Broadcast(diagonal[2]);
        TVector u03 = TVector.Broadcast(diagonal[3]);
        TVector u12 = TVector.Broadcast(diagonal[width + 2]);
        TVector u13 = TVector.Broadcast(diagonal[width + 3]);
        TVector u23 = TVector.Broadcast(diagonal[(2 * width) + 3]);
        for (long i = 0; i < rows; i += N)
        {
            TVector x0 = TVector.Load(target + i);
            TVector x1 = TVector.Load(target + Stride + i);
            TVector x2 = TVector.Load(target + (2 * Stride) + i);
            TVector x3 = TVector.Load(target + (3 * Stride) + i);
            T* known = x + i;
            T* row = u + first;
            for (int k = 0; k < first; k++)
            {
                TVector a = TVector.Load(known);
                x0 = TVector.NegatedMultiplyAdd(a, TVector.Broadcast(row[0]), x0);
                x1 = TVector.NegatedMultiplyAdd(a, TVector.Broadcast(row[1]), x1);
                x2 = TVector.NegatedMultiplyAdd(a, TVector.Broadcast(row[2]), x2);
                x3 = TVector.NegatedMultiplyAdd(a, TVector.Broadcast(row[3]), x3);
                known += Stride;
                row += width;
            }

            x0 = TVector.Multiply(x0, r0);
            x0.Store(target + i);
            x1 = TVector.Multiply(TVector.NegatedMultiplyAdd(x0, u01, x1), r1);
            x1.Store(target + Stride + i);
            x2 = TVector.NegatedMultiplyAdd(x0, u02, x2);
            x2 = TVector.Multiply(TVector.NegatedMultiplyAdd(x1, u12, x2), r2);
            x2.Store(target + (2 * Stride) + i);
            x3 = TVector.NegatedMultiplyAdd(x0, u03, x3);
            x3 = TVector.NegatedMultiplyAdd(x1, u13, x3);
            x3 = TVector.Multiply(TVector.NegatedMultiplyAdd(x2, u23, x3), r3);
            x3.Store(target + (3 * Stride) + i);
        }
    }
}
