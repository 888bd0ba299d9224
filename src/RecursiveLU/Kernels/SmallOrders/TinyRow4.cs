using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A row of a matrix of four columns: two numbers, for the next pivot is found soonest among such, and a
/// pair.</summary>
internal unsafe struct TinyRow4<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public T A;
    public T B;

    /// <summary>The third and the fourth column, in the first two lanes.</summary>
    public Vector128<T> Pair;

    /// <summary>Gets the third column.</summary>
    public readonly T C
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Pair.ToScalar();
    }

    /// <summary>Gets the fourth column.</summary>
    public readonly T D
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Pair.GetElement(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TinyRow4<T> Read(T* a, nint lda) => new() { A = a[0], B = a[lda], Pair = PairOf(a[2 * lda], a[3 * lda]) };

    /// <summary>Two numbers in the first two lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> PairOf(T first, T second) =>
        Simd128<T>.InterleaveLow(Simd128<T>.Scalar(first), Simd128<T>.Scalar(second)).Vector;

    /// <summary>Eliminates the first column.</summary>
    /// <param name="pivot">The pivot's row.</param>
    /// <param name="sign">The pivot's sign.</param>
    /// <param name="reciprocal">The reciprocal of its magnitude.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MinusA(in TinyRow4<T> pivot, Vector128<T> sign, T reciprocal)
    {
        A = Scalar.WithSign(A, sign) * reciprocal;
        B = Scalar.MinusRounded(B, A, pivot.B);
        PairMinus(A, pivot);
    }

    /// <summary>Eliminates the second column.</summary>
    /// <param name="pivot">The pivot's row.</param>
    /// <param name="sign">The pivot's sign.</param>
    /// <param name="reciprocal">The reciprocal of its magnitude.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MinusB(in TinyRow4<T> pivot, Vector128<T> sign, T reciprocal)
    {
        B = Scalar.WithSign(B, sign) * reciprocal;
        PairMinus(B, pivot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PairMinus(T l, in TinyRow4<T> pivot) => Pair -= PairOf(l, l) * pivot.Pair;
}
