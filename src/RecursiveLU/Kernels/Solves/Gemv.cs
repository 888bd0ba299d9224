using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>y := y - A * x or y := y - |A| * x, A by columns: y goes by once for eight of them.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TReading">Whether A or |A| is read.</typeparam>
/// <remarks>As many columns at once are read from memory faster than fewer, and not slower from the caches. Every
/// element of y sees the columns one by one in the order given, so the result depends neither on the vectors' length nor on how
/// columns are grouped.</remarks>
internal static unsafe class Gemv<T, TVector, TReading>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
    where TReading : struct, IReading
{
    /// <summary>The columns that <see cref="Minus8"/> takes.</summary>
    public const int Group = 8;

    private static int N => TVector.Count;

    /// <summary>Subtracts columns times their elements of x.</summary>
    /// <param name="a">The first column.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="rows">Rows of A, at least 0.</param>
    /// <param name="columns">Columns of A, at least 0.</param>
    /// <param name="x">As many elements.</param>
    /// <param name="y">The vector to subtract from; overlaps neither A nor x.</param>
    public static void Minus(T* a, nint lda, nint rows, nint columns, T* x, T* y)
    {
        nint j = 0;
        for (; j + Group <= columns; j += Group)
        {
            Minus8(a + (j * lda), lda, rows, x + j, 1, y);
        }

        for (; j < columns; j++)
        {
            Minus1(a + (j * lda), rows, x + j, y);
        }
    }

    /// <summary>Subtracts eight columns, <paramref name="lda"/> apart, times their elements of x,
    /// <paramref name="step"/> apart.</summary>
    public static void Minus8(T* a, nint lda, nint rows, T* x, nint step, T* y)
    {
        nint end = rows - N;
        if (end < 0)
        {
            MinusFew(a, lda, (int)rows, Group, x, step, y);
            return;
        }

        if (TVector.IsComplex && !TReading.AreMagnitudes)
        {
            Pairs.Run<T, TVector, ComplexColumns>(new(a, lda, rows, x, step, y, isGroup: true));
            return;
        }

        var x0 = TVector.Broadcast(x[0]);
        var x1 = TVector.Broadcast(x[step]);
        var x2 = TVector.Broadcast(x[2 * step]);
        var x3 = TVector.Broadcast(x[3 * step]);
        var x4 = TVector.Broadcast(x[4 * step]);
        var x5 = TVector.Broadcast(x[5 * step]);
        var x6 = TVector.Broadcast(x[6 * step]);
        var x7 = TVector.Broadcast(x[7 * step]);

        var a0 = (byte*)a;
        var a1 = (byte*)(a + lda);
        var a2 = (byte*)(a + (2 * lda));
        var a3 = (byte*)(a + (3 * lda));
        var a4 = (byte*)(a + (4 * lda));
        var a5 = (byte*)(a + (5 * lda));
        var a6 = (byte*)(a + (6 * lda));
        var a7 = (byte*)(a + (7 * lda));

        // The last vector may overlap the one before it, so it is read before anything is written.
        var last = TVector.Load(y + end);
        nint bytes = end * sizeof(T);
        for (nint i = 0; i < bytes; i += N * sizeof(T))
        {
            T* target = (T*)((byte*)y + i);
            var r = Minus(x0, a0, i, TVector.Load(target));
            r = Minus(x1, a1, i, r);
            r = Minus(x2, a2, i, r);
            r = Minus(x3, a3, i, r);
            r = Minus(x4, a4, i, r);
            r = Minus(x5, a5, i, r);
            r = Minus(x6, a6, i, r);
            r = Minus(x7, a7, i, r);
            r.Store(target);
        }

        for (int j = 0; j < Group; j++, a0 += lda * sizeof(T), x += step)
        {
            last = Minus(TVector.Broadcast(*x), a0, bytes, last);
        }

        last.Store(y + end);
    }

    /// <summary>Subtracts one column times x[0].</summary>
    private static void Minus1(T* a, nint rows, T* x, T* y)
    {
        nint end = rows - N;
        if (end < 0)
        {
            MinusFew(a, 0, (int)rows, 1, x, 0, y);
            return;
        }

        if (TVector.IsComplex && !TReading.AreMagnitudes)
        {
            Pairs.Run<T, TVector, ComplexColumns>(new(a, 0, rows, x, 0, y, isGroup: false));
            return;
        }

        var x0 = TVector.Broadcast(x[0]);
        var last = Minus(x0, (byte*)(a + end), 0, TVector.Load(y + end));
        for (nint i = 0; i < end; i += N)
        {
            Minus(x0, (byte*)(a + i), 0, TVector.Load(y + i)).Store(y + i);
        }

        last.Store(y + end);
    }

    /// <summary>Subtracts columns of fewer rows than a vector has lanes.</summary>
    private static void MinusFew(T* a, nint lda, int rows, int columns, T* x, nint step, T* y)
    {
        var r = TVector.LoadFirst(y, rows);
        for (int j = 0; j < columns; j++)
        {
            r = TVector.NegatedMultiplyAdd(Form(TVector.LoadFirst(a + (j * lda), rows)), TVector.Broadcast(x[j * step]), r);
        }

        r.StoreFirst(y, rows);
    }

    /// <summary>r minus x times the vector <paramref name="offset"/> bytes from a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(TVector x, byte* a, nint offset, TVector r) =>
        TReading.AreMagnitudes
            ? TVector.NegatedMultiplyAdd(Form(TVector.Load((T*)(a + offset))), x, r)
            : TVector.NegatedMultiplyAddAt(x, a, offset, r);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Form(TVector a) => TReading.AreMagnitudes ? TVector.Abs(a) : a;

    /// <summary>Eight columns of complex numbers, or one.</summary>
    private readonly struct ComplexColumns(T* a, nint lda, nint rows, T* x, nint step, T* y, bool isGroup) : IPairWork
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TPart, TParts>()
            where TPart : unmanaged
            where TParts : struct, IPairSimd<TParts, TPart>
        {
            if (isGroup)
            {
                ComplexGemv<TPart, TParts>.Minus8((TPart*)a, 2 * lda, 2 * rows, (TPart*)x, 2 * step, (TPart*)y);
            }
            else
            {
                ComplexGemv<TPart, TParts>.Minus1((TPart*)a, 2 * rows, (TPart*)x, (TPart*)y);
            }
        }
    }
}
