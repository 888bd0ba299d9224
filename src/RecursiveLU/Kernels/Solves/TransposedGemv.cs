using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>y := y - A^T * x or y := y - |A|^T * x, A by columns: x goes by once for eight of them where the registers
/// suffice.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TReading">Whether A or |A| is read.</typeparam>
/// <remarks>A column's products are summed in lanes of 64 bytes whatever the vectors' length, so the result does not depend on
/// it. <see cref="Gemv{T, TVector, TReading}"/> looks alike, but what it keeps in registers, this reads, and the reverse: common to
/// the loops are the eight addresses alone.</remarks>
internal static unsafe class TransposedGemv<T, TVector, TReading>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
    where TReading : struct, IReading
{
    /// <summary>The columns that <see cref="Minus8"/> takes.</summary>
    public const int Group = 8;

    /// <summary>Gets the unit of the number of rows of <see cref="Minus8"/> and <see cref="Minus1"/>.</summary>
    public static int Rows => LaneSums<T, TVector>.Count;

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

        if (j + (Group / 2) <= columns)
        {
            Minus4(a + (j * lda), lda, whole, x, y + j);
            j += Group / 2;
        }

        for (; j < columns; j++)
        {
            Minus1(a + (j * lda), whole, x, y + j);
        }

        if (whole < rows)
        {
            MinusRest(a + whole, lda, rows - whole, columns, x + whole, y);
        }
    }

    /// <summary>The same for the last rows, one by one.</summary>
    private static void MinusRest(T* a, nint lda, nint rows, nint columns, T* x, T* y)
    {
        nint j = 0;
        for (; !TReading.AreMagnitudes && j + Triangle4<T, TVector>.Order <= columns; j += Triangle4<T, TVector>.Order)
        {
            Triangle4<T, TVector>.MinusTransposed(a + (j * lda), lda, rows, 1, x, y + j);
        }

        for (; j < columns; j++)
        {
            T* column = a + (j * lda);
            T sum = y[j];
            for (nint i = 0; i < rows; i++)
            {
                sum = TVector.NegatedMultiplyAdd(TReading.AreMagnitudes ? TVector.Magnitude(column[i]) : column[i], x[i], sum);
            }

            y[j] = sum;
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
        if (rows == 0)
        {
            return;
        }

        if (TVector.IsComplex && !TReading.AreMagnitudes)
        {
            MinusComplex(a, lda, rows, Group, x, y);
            return;
        }

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
                if (TVector.TileRows == 8)
                {
                    Minus4<LanePair<T, LanePair<T, Lanes<T, TVector>>>>(a, lda, rows, x, y);
                    Minus4<LanePair<T, LanePair<T, Lanes<T, TVector>>>>(a + (4 * lda), lda, rows, x, y + 4);
                }
                else
                {
                    MinusPairs<LanePair<T, LanePair<T, Lanes<T, TVector>>>>(a, lda, rows, x, y);
                }

                break;
        }
    }

    /// <summary>Subtracts from y[0] to y[3] the products of four columns and x.</summary>
    private static void Minus4(T* a, nint lda, nint rows, T* x, T* y)
    {
        if (rows == 0)
        {
            return;
        }

        if (TVector.IsComplex && !TReading.AreMagnitudes)
        {
            MinusComplex(a, lda, rows, Group / 2, x, y);
            return;
        }

        switch (Rows / TVector.Count)
        {
            case 1:
                Minus4<Lanes<T, TVector>>(a, lda, rows, x, y);
                break;
            case 2:
                Minus4<LanePair<T, Lanes<T, TVector>>>(a, lda, rows, x, y);
                break;
            default:
                Minus4<LanePair<T, LanePair<T, Lanes<T, TVector>>>>(a, lda, rows, x, y);
                break;
        }
    }

    /// <summary>Subtracts from y[0] the product of a column and x.</summary>
    public static void Minus1(T* a, nint rows, T* x, T* y)
    {
        if (rows == 0)
        {
            return;
        }

        if (TVector.IsComplex && !TReading.AreMagnitudes)
        {
            MinusComplex(a, 0, rows, 1, x, y);
            return;
        }

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

    private static void MinusComplex(T* a, nint lda, nint rows, int columns, T* x, T* y)
    {
        T* sums = stackalloc T[Group * Rows];
        Pairs.Run<T, TVector, ComplexColumns>(new(a, lda, rows, columns, x, sums));
        LaneSums<T, TVector>.Add(sums, y, columns);
    }

    private static void Minus8<TLanes>(T* a, nint lda, nint rows, T* x, T* y)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var a0 = (byte*)a;
        var a1 = (byte*)(a + lda);
        var a2 = (byte*)(a + (2 * lda));
        var a3 = (byte*)(a + (3 * lda));
        var a4 = (byte*)(a + (4 * lda));
        var a5 = (byte*)(a + (5 * lda));
        var a6 = (byte*)(a + (6 * lda));
        var a7 = (byte*)(a + (7 * lda));
        TLanes s0 = default;
        TLanes s1 = default;
        TLanes s2 = default;
        TLanes s3 = default;
        TLanes s4 = default;
        TLanes s5 = default;
        TLanes s6 = default;
        TLanes s7 = default;
        for (nint i = 0; i < rows * sizeof(T); i += TLanes.Count * sizeof(T))
        {
            TLanes b = TLanes.Load((T*)((byte*)x + i));
            s0 = Minus(s0, b, a0, i);
            s1 = Minus(s1, b, a1, i);
            s2 = Minus(s2, b, a2, i);
            s3 = Minus(s3, b, a3, i);
            s4 = Minus(s4, b, a4, i);
            s5 = Minus(s5, b, a5, i);
            s6 = Minus(s6, b, a6, i);
            s7 = Minus(s7, b, a7, i);
        }

        T* sums = stackalloc T[8 * TLanes.Count];
        s0.Store(sums);
        s1.Store(sums + TLanes.Count);
        s2.Store(sums + (2 * TLanes.Count));
        s3.Store(sums + (3 * TLanes.Count));
        s4.Store(sums + (4 * TLanes.Count));
        s5.Store(sums + (5 * TLanes.Count));
        s6.Store(sums + (6 * TLanes.Count));
        s7.Store(sums + (7 * TLanes.Count));
        LaneSums<T, TVector>.Add(sums, y, 8);
    }

    private static void Minus4<TLanes>(T* a, nint lda, nint rows, T* x, T* y)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var a0 = (byte*)a;
        var a1 = (byte*)(a + lda);
        var a2 = (byte*)(a + (2 * lda));
        var a3 = (byte*)(a + (3 * lda));
        TLanes s0 = default;
        TLanes s1 = default;
        TLanes s2 = default;
        TLanes s3 = default;
        for (nint i = 0; i < rows * sizeof(T); i += TLanes.Count * sizeof(T))
        {
            TLanes b = TLanes.Load((T*)((byte*)x + i));
            s0 = Minus(s0, b, a0, i);
            s1 = Minus(s1, b, a1, i);
            s2 = Minus(s2, b, a2, i);
            s3 = Minus(s3, b, a3, i);
        }

        T* sums = stackalloc T[4 * TLanes.Count];
        s0.Store(sums);
        s1.Store(sums + TLanes.Count);
        s2.Store(sums + (2 * TLanes.Count));
        s3.Store(sums + (3 * TLanes.Count));
        LaneSums<T, TVector>.Add(sums, y, 4);
    }

    /// <summary>Eight columns by twos: where a column's sums are four vectors, those of four columns would be all the registers
    /// of x86-64 without AVX-512.</summary>
    private static void MinusPairs<TLanes>(T* a, nint lda, nint rows, T* x, T* y)
        where TLanes : struct, ILanes<TLanes, T>
    {
        T* sums = stackalloc T[Group * TLanes.Count];
        for (nint j = 0; j < Group; j += 2)
        {
            var a0 = (byte*)(a + (j * lda));
            var a1 = (byte*)(a + ((j + 1) * lda));
            TLanes s0 = default;
            TLanes s1 = default;
            for (nint i = 0; i < rows * sizeof(T); i += TLanes.Count * sizeof(T))
            {
                TLanes b = TLanes.Load((T*)((byte*)x + i));
                s0 = Minus(s0, b, a0, i);
                s1 = Minus(s1, b, a1, i);
            }

            s0.Store(sums + (j * TLanes.Count));
            s1.Store(sums + ((j + 1) * TLanes.Count));
        }

        LaneSums<T, TVector>.Add(sums, y, Group);
    }

    private static void Minus1<TLanes>(T* a, nint rows, T* x, T* y)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes s = default;
        for (nint i = 0; i < rows * sizeof(T); i += TLanes.Count * sizeof(T))
        {
            s = Minus(s, TLanes.Load((T*)((byte*)x + i)), (byte*)a, i);
        }

        y[0] += s.Sum();
    }

    /// <summary>s minus x times the lanes <paramref name="offset"/> bytes from a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Minus<TLanes>(TLanes s, TLanes x, byte* a, nint offset)
        where TLanes : struct, ILanes<TLanes, T> =>
        TReading.AreMagnitudes ? s.Minus(TLanes.Abs(TLanes.Load((T*)(a + offset))), x) : s.MinusAt(x, a, offset);

    /// <summary>Columns of complex numbers, and room for the sums of each.</summary>
    private readonly struct ComplexColumns(T* a, nint lda, nint rows, int columns, T* x, T* sums) : IPairWork
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TPart, TParts>()
            where TPart : unmanaged
            where TParts : struct, IPairSimd<TParts, TPart> =>
            ComplexTransposedGemv<TPart, TParts>.Sum((TPart*)a, 2 * lda, 2 * rows, columns, (TPart*)x, (TPart*)sums);
    }
}
