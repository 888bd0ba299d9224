using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>C := beta * C - A * B, or plus, for up to one vector of rows and 4 columns, all of them where the caller has them.</summary>
/// <remarks>What is rounded, and in which order, is as in the other tiles.</remarks>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal static unsafe class EdgeTile<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The most columns.</summary>
    public const int Columns = 4;

    /// <summary>Computes it.</summary>
    /// <param name="c">C.</param>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="rows">C's rows, from 1 to <see cref="ISimd{TVector, T}.Count"/>.</param>
    /// <param name="columns">C's columns, from 1 to <see cref="Columns"/>.</param>
    /// <param name="k">A's columns and B's rows.</param>
    /// <param name="steps">Where they are.</param>
    /// <param name="beta">The factor of C; null for one. Where it is zero, what C has does not matter.</param>
    /// <param name="adds">Whether the product is added, of real numbers: that is subtracted with the other sign.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(
        T* c, T* a, T* b, int rows, int columns, nint k, in TileSteps steps, T* beta = null, bool adds = false)
    {
        if (rows == TVector.Count)
        {
            Run<Present>(c, a, b, rows, columns, k, steps, beta, adds);
        }
        else
        {
            Run<Absent>(c, a, b, rows, columns, k, steps, beta, adds);
        }
    }

    /// <summary>The same, of all rows of a vector or not.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run<TAllRows>(
        T* c, T* a, T* b, int rows, int columns, nint k, in TileSteps steps, T* beta, bool adds)
        where TAllRows : struct, IPresence
    {
        // In place of columns that are not there the last one is computed again.
        nint second = Math.Min(1, columns - 1);
        nint third = Math.Min(2, columns - 1);
        nint last = columns - 1;
        T* at1 = c + (second * steps.C);
        T* at2 = c + (third * steps.C);
        T* at3 = c + (last * steps.C);
        TVector c0 = Read<TAllRows>(c, rows);
        TVector c1 = Read<TAllRows>(at1, rows);
        TVector c2 = Read<TAllRows>(at2, rows);
        TVector c3 = Read<TAllRows>(at3, rows);
        if (beta != null)
        {
            bool isZero = TVector.IsZero(*beta);
            Multiplier<TVector> factor = TVector.Factor(*beta);
            c0 = isZero ? default : TVector.Multiply(c0, factor);
            c1 = isZero ? default : TVector.Multiply(c1, factor);
            c2 = isZero ? default : TVector.Multiply(c2, factor);
            c3 = isZero ? default : TVector.Multiply(c3, factor);
        }

        Multiplier<TVector> minusOne = TVector.Factor(-T.One);
        second *= steps.BColumn;
        third *= steps.BColumn;
        last *= steps.BColumn;
        nint aStep = steps.A;
        nint bStep = steps.B;
        for (; k > 0; k--, a += aStep, b += bStep)
        {
            Multiplier<TVector> x = TVector.RightOf(Read<TAllRows>(a, rows));
            x = adds ? TVector.RightOf(TVector.Multiply(x.First, minusOne)) : x;
            c0 = TVector.Minus(c0, TVector.LeftAt(b), x);
            c1 = TVector.Minus(c1, TVector.LeftAt(b + second), x);
            c2 = TVector.Minus(c2, TVector.LeftAt(b + third), x);
            c3 = TVector.Minus(c3, TVector.LeftAt(b + last), x);
        }

        Write<TAllRows>(c0, c, rows);
        Write<TAllRows>(c1, at1, rows);
        Write<TAllRows>(c2, at2, rows);
        Write<TAllRows>(c3, at3, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Read<TAllRows>(T* column, int rows)
        where TAllRows : struct, IPresence => TAllRows.Value ? TVector.Load(column) : TVector.LoadFirst(column, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TAllRows>(TVector value, T* column, int rows)
        where TAllRows : struct, IPresence
    {
        if (TAllRows.Value)
        {
            value.Store(column);
        }
        else
        {
            value.StoreFirst(column, rows);
        }
    }
}
