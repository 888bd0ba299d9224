using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Factors a strip of few columns without row exchanges, where it is in panels.</summary>
/// <remarks>The square at the top is factored first; the rows below do not depend on each other, and go by in blocks that stay in the
/// first-level cache while they are transposed and solved with. Every element sees the operations of <see cref="Leaf{T, TVector}"/>
/// in the same order.</remarks>
internal static unsafe class PlainLeaf<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The most columns.</summary>
    public const int MaximumWidth = 16;

    /// <summary>Rows of a block; the last one may have up to a vector more.</summary>
    private const int BlockRows = 64;
    private const int Stride = BlockRows + 16;

    /// <summary>Columns that are solved for at once.</summary>
    private const int Group = 4;

    private static int N => TVector.Count;

    /// <summary>Factors; false, and nothing is done, if a pivot is zero or has no reciprocal.</summary>
    /// <param name="panel">The first row of the first panel.</param>
    /// <param name="stride">Elements from a panel to the next.</param>
    /// <param name="rows">Rows, no less than columns.</param>
    /// <param name="width">Columns: whole panels, and whole groups.</param>
    public static bool Factor(T* panel, nint stride, long rows, int width)
    {
        T* square = stackalloc T[MaximumWidth * MaximumWidth];
        T* reciprocals = stackalloc T[MaximumWidth];
        CopySquare(panel, stride, square, width, back: false);
        if (!FactorSquare(square, reciprocals, width))
        {
            return false;
        }

        CopySquare(panel, stride, square, width, back: true);
        T* block = stackalloc T[MaximumWidth * Stride];
        long count;
        for (long row = width; row < rows; row += count)
        {
            long left = rows - row;
            count = left < BlockRows + N ? left : BlockRows;
            for (int p = 0; p * N < width; p++)
            {
                PanelCopy<T, TVector>.ToColumns(panel + (p * stride) + (row * N), block + (p * N * Stride), Stride, count, N);
            }

            Solve(block, count, square, reciprocals, width);
            for (int p = 0; p * N < width; p++)
            {
                PanelCopy<T, TVector>.FromColumns(block + (p * N * Stride), Stride, count, N, panel + (p * stride) + (row * N));
            }
        }

        return true;
    }

    /// <summary>Copies the square between the panels and rows that follow each other.</summary>
    private static void CopySquare(T* panel, nint stride, T* square, int width, bool back)
    {
        for (int i = 0; i < width; i++)
        {
            for (int p = 0; p * N < width; p++)
            {
                T* inPanel = panel + (p * stride) + (i * N);
                T* inSquare = square + (i * width) + (p * N);
                TVector.Load(back ? inSquare : inPanel).Store(back ? inPanel : inSquare);
            }
        }
    }

    private static bool FactorSquare(T* square, T* reciprocals, int width)
    {
        // What is subtracted from whole rows spoils the multipliers in them, which come back at the end.
        T* multipliers = stackalloc T[MaximumWidth * MaximumWidth];
        for (int k = 0; k < width; k++)
        {
            T* row = square + (k * width);
            if (T.Abs(row[k]) < TVector.SafeMinimum)
            {
                return false;
            }

            T reciprocal = T.One / row[k];
            reciprocals[k] = reciprocal;
            for (int i = k + 1; i < width; i++)
            {
                T* target = square + (i * width);
                T multiplier = target[k] * reciprocal;
                multipliers[(i * width) + k] = multiplier;
                TVector l = TVector.Broadcast(multiplier);
                for (int j = k / N * N; j < width; j += N)
                {
                    TVector.NegatedMultiplyAdd(l, TVector.Load(row + j), TVector.Load(target + j)).Store(target + j);
                }
            }
        }

        for (int i = 1; i < width; i++)
        {
            for (int k = 0; k < i; k++)
            {
                square[(i * width) + k] = multipliers[(i * width) + k];
            }
        }

        return true;
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
