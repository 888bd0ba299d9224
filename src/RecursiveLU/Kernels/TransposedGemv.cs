using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>y := y - A^T * x or y := y - |A|^T * x, A by columns: x goes by once for eight of them where the registers
/// suffice.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TReading">Whether A or |A| is read.</typeparam>
/// <remarks>A column's products are summed in lanes of 64 bytes whatever the vectors' length, so the result does not depend on
/// it.</remarks>
internal static unsafe class TransposedGemv<T, TVector, TReading>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
    where TReading : struct, IReading
{
    /// <summary>The columns that <see cref="Minus8"/> takes.</summary>
    public const int Group = 8;

    /// <summary>Gets the unit of the number of rows of <see cref="Minus8"/> and <see cref="Minus1"/>.</summary>
    public static int Rows => 64 / sizeof(T);

    /// <summary>Subtracts the products of columns and x.</summary>
    /// <param name="a">The first column.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="rows">Rows of A, at least 0.</param>
    /// <param name="columns">Columns of A, at least 0.</param>
    /// <param name="x">An element for each row.</param>
    /// <param name="y">An element for each column; overlaps neither A nor x.</param>
    public static void Minus(T* a, nint lda, nint rows, nint columns, T* x, T* y)
    {
        nint whole = rows / Rows * Rows;
        nint j = 0;
        for (; j + Group <= columns; j += Group)
        {
            Minus8(a + (j * lda), lda, whole, x, y + j);
        }

        for (; j < columns; j++)
        {
            Minus1(a + (j * lda), whole, x, y + j);
        }

        for (j = 0; whole < rows && j < columns; j++)
        {
            T* column = a + (j * lda);
            for (nint i = whole; i < rows; i++)
            {
                y[j] = Scalar.Minus(y[j], TReading.AreMagnitudes ? T.Abs(column[i]) : column[i], x[i]);
            }
        }
    }

    /// <summary>Subtracts from y[0] to y[7] the products of eight columns and x.</summary>
    /// <param name="a">The first column.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="rows">Rows of A, a multiple of <see cref="Rows"/>.</param>
    /// <param name="x">As many elements.</param>
    /// <param name="y">Eight elements.</param>
    public static void Minus8(T* a, nint lda, nint rows, T* x, T* y)
    {
        switch (Rows / TVector.Count)
        {
            case 1:
                Minus8<Lanes<T, TVector>>(a, lda, rows, x, y);
                break;
            case 2:
                Minus4<LanePair<T, Lanes<T, TVector>>>(a, lda, rows, x, y);
                Minus4<LanePair<T, Lanes<T, TVector>>>(a + (4 * lda), lda, rows, x, y + 4);
                break;
            default:
                Minus4<LanePair<T, LanePair<T, Lanes<T, TVector>>>>(a, lda, rows, x, y);
                Minus4<LanePair<T, LanePair<T, Lanes<T, TVector>>>>(a + (4 * lda), lda, rows, x, y + 4);
                break;
        }
    }

    /// <summary>Subtracts from y[0] the product of a column and x.</summary>
    public static void Minus1(T* a, nint rows, T* x, T* y)
    {
        switch (Rows / TVector.Count)
        {
            case 1:
                Minus1<Lanes<T, TVector>>(a, rows, x, y);
                break;
            case 2:
                Minus1<LanePair<T, Lanes<T, TVector>>>(a, rows, x, y);
                break;
            default:
                Minus1<LanePair<T, LanePair<T, Lanes<T, TVector>>>>(a, rows, x, y);
                break;
        }
    }

    private static void Minus8<TLanes>(T* a, nint lda, nint rows, T* x, T* y)
        where TLanes : struct, ILanes<TLanes, T>
    {
        T* a4 = a + (4 * lda);
        TLanes s0 = default;
        TLanes s1 = default;
        TLanes s2 = default;
        TLanes s3 = default;
        TLanes s4 = default;
        TLanes s5 = default;
        TLanes s6 = default;
        TLanes s7 = default;
        for (nint i = 0; i < rows; i += TLanes.Count, a += TLanes.Count, a4 += TLanes.Count)
        {
            var b = TLanes.Load(x + i);
            s0 = s0.Minus(Read<TLanes>(a), b);
            s1 = s1.Minus(Read<TLanes>(a + lda), b);
            s2 = s2.Minus(Read<TLanes>(a + (2 * lda)), b);
            s3 = s3.Minus(Read<TLanes>(a + (3 * lda)), b);
            s4 = s4.Minus(Read<TLanes>(a4), b);
            s5 = s5.Minus(Read<TLanes>(a4 + lda), b);
            s6 = s6.Minus(Read<TLanes>(a4 + (2 * lda)), b);
            s7 = s7.Minus(Read<TLanes>(a4 + (3 * lda)), b);
        }

        y[0] += s0.Sum();
        y[1] += s1.Sum();
        y[2] += s2.Sum();
        y[3] += s3.Sum();
        y[4] += s4.Sum();
        y[5] += s5.Sum();
        y[6] += s6.Sum();
        y[7] += s7.Sum();
    }

    private static void Minus4<TLanes>(T* a, nint lda, nint rows, T* x, T* y)
        where TLanes : struct, ILanes<TLanes, T>
    {
        T* a1 = a + lda;
        T* a2 = a1 + lda;
        T* a3 = a2 + lda;
        TLanes s0 = default;
        TLanes s1 = default;
        TLanes s2 = default;
        TLanes s3 = default;
        for (nint i = 0; i < rows; i += TLanes.Count)
        {
            var b = TLanes.Load(x + i);
            s0 = s0.Minus(Read<TLanes>(a + i), b);
            s1 = s1.Minus(Read<TLanes>(a1 + i), b);
            s2 = s2.Minus(Read<TLanes>(a2 + i), b);
            s3 = s3.Minus(Read<TLanes>(a3 + i), b);
        }

        y[0] += s0.Sum();
        y[1] += s1.Sum();
        y[2] += s2.Sum();
        y[3] += s3.Sum();
    }

    private static void Minus1<TLanes>(T* a, nint rows, T* x, T* y)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes s = default;
        for (nint i = 0; i < rows; i += TLanes.Count)
        {
            s = s.Minus(Read<TLanes>(a + i), TLanes.Load(x + i));
        }

        y[0] += s.Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Read<TLanes>(T* source)
        where TLanes : struct, ILanes<TLanes, T> =>
        TReading.AreMagnitudes ? TLanes.Abs(TLanes.Load(source)) : TLanes.Load(source);
}
