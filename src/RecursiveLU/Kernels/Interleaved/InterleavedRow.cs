using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Interleaved;

/// <summary>A row of up to four columns of some matrices, one in each lane. What is not used costs nothing.</summary>
internal unsafe struct InterleavedRow<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
{
    public TVector A;
    public TVector B;
    public TVector C;
    public TVector D;

    /// <summary>Reads a row of n columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static InterleavedRow<T, TVector> Read(T* a, nint column, int n) => new()
    {
        A = TVector.Load(a),
        B = n > 1 ? TVector.Load(a + column) : default,
        C = n > 2 ? TVector.Load(a + (2 * column)) : default,
        D = n > 3 ? TVector.Load(a + (3 * column)) : default,
    };

    /// <summary>Writes a row of n columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Write(T* a, nint column, int n)
    {
        A.Store(a);
        if (n > 1)
        {
            B.Store(a + column);
        }

        if (n > 2)
        {
            C.Store(a + (2 * column));
        }

        if (n > 3)
        {
            D.Store(a + (3 * column));
        }
    }

    /// <summary>Exchanges two rows but for the lanes of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exchange(
        TVector stays, ref InterleavedRow<T, TVector> x, ref InterleavedRow<T, TVector> y, int n)
    {
        Exchange(stays, ref x.A, ref y.A);
        Exchange(stays, ref x.B, ref y.B);
        if (n > 2)
        {
            Exchange(stays, ref x.C, ref y.C);
        }

        if (n > 3)
        {
            Exchange(stays, ref x.D, ref y.D);
        }
    }

    /// <summary>Eliminates the first column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MinusA(in InterleavedRow<T, TVector> pivot, TVector reciprocal, int n)
    {
        A = TVector.Multiply(A, reciprocal);
        B = Minus(B, A, pivot.B);
        C = n > 2 ? Minus(C, A, pivot.C) : C;
        D = n > 3 ? Minus(D, A, pivot.D) : D;
    }

    /// <summary>Eliminates the second column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MinusB(in InterleavedRow<T, TVector> pivot, TVector reciprocal, int n)
    {
        B = TVector.Multiply(B, reciprocal);
        C = Minus(C, B, pivot.C);
        D = n > 3 ? Minus(D, B, pivot.D) : D;
    }

    /// <summary>Eliminates the third column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MinusC(in InterleavedRow<T, TVector> pivot, TVector reciprocal)
    {
        C = TVector.Multiply(C, reciprocal);
        D = Minus(D, C, pivot.D);
    }

    /// <summary>c - l * u, rounded twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(TVector c, TVector l, TVector u) => TVector.Subtract(c, TVector.Multiply(l, u));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(TVector stays, ref TVector x, ref TVector y)
    {
        TVector old = x;
        x = TVector.Select(stays, x, y);
        y = TVector.Select(stays, y, old);
    }
}
