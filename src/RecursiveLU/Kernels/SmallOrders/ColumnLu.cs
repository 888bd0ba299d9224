using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Small matrices with vectors of 128 bits: in a copy, column by column, every step at once for all columns after
/// it.</summary>
/// <remarks>
/// <para>The way from a pivot to the next is what takes the time. One pass scales a column, updates the next one and finds
/// the magnitude of its pivot; the reciprocal is computed while that is still being looked for; and the other columns are
/// updated meanwhile.</para>
/// <para>A row exchange through memory would make the vectors that are read next wait until it has been written. So the columns
/// that are needed soon exchange their elements in registers, by exclusive or under a mask, and the others are read with
/// the rows as they were and get their two elements right afterwards.</para>
/// <para>Pivots whose reciprocal overflows, such as zero, and NaN are left to a plain step.</para>
/// </remarks>
internal unsafe ref struct ColumnLu<T, TPivoting>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TPivoting : struct, IPivoting
{
    private const int Alignment = 16;

    private readonly T* _strip;
    private readonly nint _stride;
    private readonly int _m;
    private readonly int _n;
    private readonly long* _ipiv;

    /// <summary>A matrix that is factored next, and the elements from one of its columns to the next; or null.</summary>
    private readonly T* _following;
    private readonly nint _lda;
    private long _info;

    private ColumnLu(T* strip, nint stride, int m, int n, nint lda, long* ipiv, T* following)
    {
        _following = following;
        _lda = lda;
        _strip = strip;
        _stride = stride;
        _m = m;
        _n = n;
        _ipiv = ipiv;
        _info = 0;
    }

    private static int N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    private static Vector128<T> Magnitude
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(T) == sizeof(double)
            ? Vector128.Create(FloatBits<T>.Magnitude).As<long, T>()
            : Vector128.Create((int)FloatBits<T>.Magnitude).As<int, T>();
    }

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="m">Rows, 1 to <see cref="KernelTuning.ColumnOrder"/>.</param>
    /// <param name="n">Columns, as many.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based, if there are any.</param>
    /// <param name="following">A matrix of the same shape to bring into the cache meanwhile; null for none.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Factor(T* a, int m, int n, nint lda, long* ipiv, T* following)
    {
        int stride = (m + N - 1) & -N;
        byte* block = stackalloc byte[(stride * n * sizeof(T)) + Alignment];
        var strip = (T*)(((nuint)block + Alignment - 1) & ~(nuint)(Alignment - 1));
        var lu = new ColumnLu<T, TPivoting>(strip, stride, m, n, lda, ipiv, following);
        lu.Read(a, lda);
        lu.Run();
        lu.Write(a, lda);
        return lu._info;
    }

    private readonly void Read(T* a, nint lda)
    {
        nint whole = _m & -N;
        int rest = _m & (N - 1);
        T* column = _strip;
        for (T* end = a + (_n * lda); a != end; a += lda, column += _stride)
        {
            for (nint i = 0; i < whole; i += N)
            {
                Vector128.Load(a + i).StoreAligned(column + i);
            }

            if (rest != 0)
            {
                Simd128<T>.LoadFirst(a + whole, rest).Store(column + whole);
            }
        }
    }

    private readonly void Write(T* a, nint lda)
    {
        nint whole = _m & -N;
        int rest = _m & (N - 1);
        T* column = _strip;
        for (T* end = a + (_n * lda); a != end; a += lda, column += _stride)
        {
            for (nint i = 0; i < whole; i += N)
            {
                Vector128.LoadAligned(column + i).Store(a + i);
            }

            if (rest != 0)
            {
                Simd128<T>.Load(column + whole).StoreFirst(a + whole, rest);
            }
        }
    }

    private void Run()
    {
        // The last row needs no elimination.
        int steps = Math.Min(_m - 1, _n);
        Choice choice = steps > 0 ? Choose(_strip, 0, Search(_strip, 0)) : default;
        for (int j = 0; j < steps; j++)
        {
            T* column = _strip + (j * _stride);
            if (_following != null)
            {
                FetchColumn(j);
            }

            if (!choice.IsClear)
            {
                Step(j);
                choice = j + 1 < steps ? Choose(column + _stride, j + 1, Search(column + _stride, j + 1)) : default;
                continue;
            }

            nint row = choice.Row;
            T scale = T.CopySign(choice.Reciprocal, column[row]);
            if (TPivoting.Value)
            {
                _ipiv[j] = row + 1;
            }

            if (j + 1 < _n)
            {
                Vector128<T> max = ScaleUpdateSearch(column, j, row, scale);
                choice = Choose(column + _stride, j + 1, max);
                UpdateOthers(column, j, row);
            }
            else
            {
                Scale(column, j, row, scale);
            }

            ExchangeBefore(column, j, row);
        }

        if (_m <= _n)
        {
            FinishLastRow();
        }
    }

    /// <summary>Fetches a column of the following matrix. A few lines at each step do not wait for one another.</summary>
    private readonly void FetchColumn(nint j)
    {
        T* column = _following + (j * _lda);
        for (int i = 0; i < _m; i += CacheLine.Elements<T>())
        {
            Simd128<T>.Prefetch(column + i);
        }
    }

    private void FinishLastRow()
    {
        int last = _m - 1;
        if (TPivoting.Value)
        {
            _ipiv[last] = _m;
        }

        if (_info == 0 && T.IsZero(_strip[(last * _stride) + last]))
        {
            _info = _m;
        }
    }

    /// <summary>The largest magnitudes of a column from a row on, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Vector128<T> Search(T* column, nint row)
    {
        nint i = row & -N;
        Vector128<T> max = Vector128.LoadAligned(column + i) & Magnitude & ColumnMasks<T>.From(row & (N - 1));
        max = Larger(max, Vector128<T>.Zero);
        for (i += N; i < _stride; i += N)
        {
            max = Larger(Vector128.LoadAligned(column + i) & Magnitude, max);
        }

        return max;
    }

    /// <summary>The pivot among the rows of a column from a given one on.</summary>
    /// <param name="column">The column.</param>
    /// <param name="first">The row.</param>
    /// <param name="max">Their largest magnitudes, lane by lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Choice Choose(T* column, nint first, Vector128<T> max)
    {
        if (!TPivoting.Value)
        {
            T pivot = T.Abs(column[first]);
            return new Choice(first, T.One / pivot, pivot >= Simd128<T>.SafeMinimum);
        }

        T magnitude = Simd128<T>.MaxAcross(new(max));
        T reciprocal = T.One / magnitude;
        Vector128<T> largest = Vector128.Create(magnitude);
        nint i = first & -N;
        Vector128<T> x = Vector128.LoadAligned(column + i) & Magnitude & ColumnMasks<T>.From(first & (N - 1));
        ulong found = Vector128.Equals(x, largest).ExtractMostSignificantBits();
        int shift = N;
        for (nint k = i + N; k < _stride; k += N)
        {
            x = Vector128.LoadAligned(column + k) & Magnitude;
            found |= (ulong)Vector128.Equals(x, largest).ExtractMostSignificantBits() << shift;
            shift += N;
        }

        // A NaN in the first row is its pivot: nothing is larger.
        bool isClear = magnitude >= Simd128<T>.SafeMinimum & !T.IsNaN(column[first]);
        return new Choice(i + BitOperations.TrailingZeroCount(found), reciprocal, isClear);
    }

    /// <summary>Exchanges the pivot's row in its column and the next one, scales the one, updates the other, and gives the
    /// largest magnitudes of that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Vector128<T> ScaleUpdateSearch(T* column, nint j, nint row, T scale)
    {
        nint stride = _stride;
        T* next = column + stride;
        T* masks = ColumnMasks<T>.Of(row);
        T u = next[row];
        Vector128<T> pivot = Vector128.CreateScalarUnsafe(column[row]);
        Vector128<T> exchange = Broadcast(pivot ^ Vector128.CreateScalarUnsafe(column[j]));
        Vector128<T> exchangeNext = Broadcast(Vector128.CreateScalarUnsafe(u) ^ Vector128.CreateScalarUnsafe(next[j]));
        Vector128<T> s = Vector128.Create(scale);
        Vector128<T> b = Vector128.Create(u);
        nint i = (j + 1) & -N;
        Vector128<T> live = ColumnMasks<T>.From((j + 1) & (N - 1));
        Vector128<T> moved = Vector128.Load(masks + i) | ColumnMasks<T>.At(j, i);
        Vector128<T> a = Vector128.LoadAligned(column + i) ^ (exchange & moved);
        Vector128<T> l = a * s;
        (a ^ ((a ^ l) & live)).StoreAligned(column + i);
        Vector128<T> c = Vector128.LoadAligned(next + i) ^ (exchangeNext & moved);
        c = MinusLive(c, l, b, live);
        c.StoreAligned(next + i);
        Vector128<T> max = Larger(c & Magnitude & live, Vector128<T>.Zero);
        if (j < i)
        {
            column[j] = pivot.ToScalar();
            next[j] = u;
        }

        for (i += N; i < stride; i += N)
        {
            moved = Vector128.Load(masks + i);
            l = (Vector128.LoadAligned(column + i) ^ (exchange & moved)) * s;
            l.StoreAligned(column + i);
            c = Minus(Vector128.LoadAligned(next + i) ^ (exchangeNext & moved), l, b);
            c.StoreAligned(next + i);
            max = Larger(c & Magnitude, max);
        }

        return max;
    }

    /// <summary>Updates the columns after the next, rows exchanged.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void UpdateOthers(T* column, nint j, nint row)
    {
        nint stride = _stride;
        T* c = column + (2 * stride);
        T* end = _strip + (_n * stride);
        if (c >= end)
        {
            return;
        }

        // The one that is needed first.
        ExchangeUpdate(column, c, stride, j, row);
        c += stride;
        for (; c + (3 * stride) < end; c += 4 * stride)
        {
            UpdateFour(column, c, stride, j, row);
        }

        if (c + stride < end)
        {
            UpdateTwo(column, c, stride, j, row);
            c += 2 * stride;
        }

        if (c < end)
        {
            UpdateOne(column, c, stride, j, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangeUpdate(T* column, T* target, nint stride, nint j, nint row)
    {
        T u = target[row];
        Vector128<T> exchange = Broadcast(Vector128.CreateScalarUnsafe(u) ^ Vector128.CreateScalarUnsafe(target[j]));
        Vector128<T> b = Vector128.Create(u);
        nint i = (j + 1) & -N;
        T* masks = ColumnMasks<T>.Of(row);
        Vector128<T> moved = Vector128.Load(masks + i) | ColumnMasks<T>.At(j, i);
        Vector128<T> c = Vector128.LoadAligned(target + i) ^ (exchange & moved);
        c = MinusLive(c, Vector128.LoadAligned(column + i), b, ColumnMasks<T>.From((j + 1) & (N - 1)));
        c.StoreAligned(target + i);
        if (j < i)
        {
            target[j] = u;
        }

        for (i += N; i < stride; i += N)
        {
            c = Vector128.LoadAligned(target + i) ^ (exchange & Vector128.Load(masks + i));
            c = Minus(c, Vector128.LoadAligned(column + i), b);
            c.StoreAligned(target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateOne(T* column, T* target, nint stride, nint j, nint row)
    {
        T u = target[row];
        T moved = Scalar.Minus(target[j], column[row], u);
        Vector128<T> b = Vector128.Create(u);
        nint i = (j + 1) & -N;
        Vector128<T> live = ColumnMasks<T>.From((j + 1) & (N - 1));
        MinusLive(Vector128.LoadAligned(target + i), Vector128.LoadAligned(column + i), b, live).StoreAligned(target + i);
        for (i += N; i < stride; i += N)
        {
            Minus(Vector128.LoadAligned(target + i), Vector128.LoadAligned(column + i), b).StoreAligned(target + i);
        }

        // Where the pivot's row is the first, the order of these matters.
        target[row] = moved;
        target[j] = u;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateTwo(T* column, T* target, nint stride, nint j, nint row)
    {
        T* second = target + stride;
        T u0 = target[row];
        T u1 = second[row];
        T l = column[row];
        T moved0 = Scalar.Minus(target[j], l, u0);
        T moved1 = Scalar.Minus(second[j], l, u1);
        Vector128<T> b0 = Vector128.Create(u0);
        Vector128<T> b1 = Vector128.Create(u1);
        nint i = (j + 1) & -N;
        Vector128<T> live = ColumnMasks<T>.From((j + 1) & (N - 1));
        Vector128<T> x = Vector128.LoadAligned(column + i);
        MinusLive(Vector128.LoadAligned(target + i), x, b0, live).StoreAligned(target + i);
        MinusLive(Vector128.LoadAligned(second + i), x, b1, live).StoreAligned(second + i);
        for (i += N; i < stride; i += N)
        {
            x = Vector128.LoadAligned(column + i);
            Minus(Vector128.LoadAligned(target + i), x, b0).StoreAligned(target + i);
            Minus(Vector128.LoadAligned(second + i), x, b1).StoreAligned(second + i);
        }

        target[row] = moved0;
        second[row] = moved1;
        target[j] = u0;
        second[j] = u1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateFour(T* column, T* target, nint stride, nint j, nint row)
    {
        T* second = target + stride;
        T* third = second + stride;
        T* fourth = third + stride;
        T u0 = target[row];
        T u1 = second[row];
        T u2 = third[row];
        T u3 = fourth[row];
        T l = column[row];
        T moved0 = Scalar.Minus(target[j], l, u0);
        T moved1 = Scalar.Minus(second[j], l, u1);
        T moved2 = Scalar.Minus(third[j], l, u2);
        T moved3 = Scalar.Minus(fourth[j], l, u3);
        Vector128<T> b0 = Vector128.Create(u0);
        Vector128<T> b1 = Vector128.Create(u1);
        Vector128<T> b2 = Vector128.Create(u2);
        Vector128<T> b3 = Vector128.Create(u3);
        nint i = (j + 1) & -N;
        Vector128<T> live = ColumnMasks<T>.From((j + 1) & (N - 1));
        Vector128<T> x = Vector128.LoadAligned(column + i);
        MinusLive(Vector128.LoadAligned(target + i), x, b0, live).StoreAligned(target + i);
        MinusLive(Vector128.LoadAligned(second + i), x, b1, live).StoreAligned(second + i);
        MinusLive(Vector128.LoadAligned(third + i), x, b2, live).StoreAligned(third + i);
        MinusLive(Vector128.LoadAligned(fourth + i), x, b3, live).StoreAligned(fourth + i);
        for (i += N; i < stride; i += N)
        {
            x = Vector128.LoadAligned(column + i);
            Minus(Vector128.LoadAligned(target + i), x, b0).StoreAligned(target + i);
            Minus(Vector128.LoadAligned(second + i), x, b1).StoreAligned(second + i);
            Minus(Vector128.LoadAligned(third + i), x, b2).StoreAligned(third + i);
            Minus(Vector128.LoadAligned(fourth + i), x, b3).StoreAligned(fourth + i);
        }

        target[row] = moved0;
        second[row] = moved1;
        third[row] = moved2;
        fourth[row] = moved3;
        target[j] = b0.ToScalar();
        second[j] = b1.ToScalar();
        third[j] = b2.ToScalar();
        fourth[j] = b3.ToScalar();
    }

    /// <summary>Exchanges the pivot's row in its column, and scales that.</summary>
    private readonly void Scale(T* column, nint j, nint row, T scale)
    {
        (column[j], column[row]) = (column[row], column[j]);
        for (nint i = j + 1; i < _m; i++)
        {
            column[i] *= scale;
        }
    }

    /// <summary>Exchanges rows in the columns before one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void ExchangeBefore(T* column, nint j, nint row)
    {
        for (T* c = _strip; c != column; c += _stride)
        {
            (c[j], c[row]) = (c[row], c[j]);
        }
    }

    /// <summary>Eliminates a column by LAPACK's rules.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Step(int j)
    {
        T* column = _strip + (j * _stride);
        T* end = _strip + (_n * _stride);
        nint row = j;
        for (nint i = j + 1; TPivoting.Value && i < _m; i++)
        {
            row = T.Abs(column[i]) > T.Abs(column[row]) ? i : row;
        }

        if (TPivoting.Value)
        {
            _ipiv[j] = row + 1;
        }

        ExchangeBefore(end, j, row);
        T pivot = column[j];
        if (T.IsZero(pivot) && _info == 0)
        {
            _info = j + 1;
        }

        for (nint i = j + 1; i < _m; i++)
        {
            column[i] = T.IsZero(pivot) ? column[i]
                : T.Abs(pivot) < Simd128<T>.SafeMinimum ? column[i] / pivot
                : column[i] * (T.One / pivot);
            for (T* c = column + _stride; c != end; c += _stride)
            {
                c[i] = Scalar.Minus(c[i], column[i], c[j]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Larger(Vector128<T> a, Vector128<T> b) => Simd128<T>.MaxOrSecond(new(a), new(b)).Vector;

    /// <summary>c - l * u, rounded once where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Minus(Vector128<T> c, Vector128<T> l, Vector128<T> u) =>
        Scalar.IsFused ? Fused(c, l, u) : c - (l * u);

    /// <summary>The same in live lanes; c in the others, whatever l is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> MinusLive(Vector128<T> c, Vector128<T> l, Vector128<T> u, Vector128<T> live) =>
        Scalar.IsFused ? Vector128.ConditionalSelect(live, Fused(c, l, u), c) : c - (l * u & live);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Fused(Vector128<T> c, Vector128<T> l, Vector128<T> u) =>
        Simd128<T>.NegatedMultiplyAdd(new Simd128<T>(l), new Simd128<T>(u), new Simd128<T>(c)).Vector;

    /// <summary>The first lane in every one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Broadcast(Vector128<T> a) => Vector128.Create(a.ToScalar());

    /// <summary>A pivot: its row, 1 / |pivot|, and whether it is a usual number.</summary>
    private readonly struct Choice(nint row, T reciprocal, bool isClear)
    {
        public readonly nint Row = row;
        public readonly T Reciprocal = reciprocal;
        public readonly bool IsClear = isClear;
    }
}
