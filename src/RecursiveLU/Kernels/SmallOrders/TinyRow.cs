using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A row of a matrix of up to three columns, in scalar registers. What is not used costs nothing.</summary>
internal unsafe struct TinyRow<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public T A;
    public T B;
    public T C;

    /// <summary>Reads a row of two columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TinyRow<T> Read2(T* a, nint lda) => new() { A = a[0], B = a[lda] };

    /// <summary>Reads a row of three columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TinyRow<T> Read3(T* a, nint lda) => new() { A = a[0], B = a[lda], C = a[2 * lda] };

    /// <summary>Writes a row of two columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Write2(T* a, nint lda)
    {
        a[0] = A;
        a[lda] = B;
    }

    /// <summary>Writes a row of three columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Write3(T* a, nint lda)
    {
        Write2(a, lda);
        a[2 * lda] = C;
    }

    /// <summary>Exchanges two rows where the mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exchange(Vector128<T> mask, ref TinyRow<T> x, ref TinyRow<T> y)
    {
        Exchange(mask, ref x.A, ref y.A);
        Exchange(mask, ref x.B, ref y.B);
        Exchange(mask, ref x.C, ref y.C);
    }

    /// <summary>Eliminates the first column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MinusA(in TinyRow<T> pivot, Vector128<T> sign, T reciprocal)
    {
        A = Scalar.WithSign(A, sign) * reciprocal;
        B = Scalar.MinusRounded(B, A, pivot.B);
        C = Scalar.MinusRounded(C, A, pivot.C);
    }

    /// <summary>Eliminates the second column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MinusB(in TinyRow<T> pivot, Vector128<T> sign, T reciprocal)
    {
        B = Scalar.WithSign(B, sign) * reciprocal;
        C = Scalar.MinusRounded(C, B, pivot.C);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(Vector128<T> mask, ref T x, ref T y)
    {
        Vector128<T> a = Vector128.CreateScalarUnsafe(x);
        Vector128<T> b = Vector128.CreateScalarUnsafe(y);
        Vector128<T> difference = (a ^ b) & mask;
        x = (a ^ difference).ToScalar();
        y = (b ^ difference).ToScalar();
    }
}
