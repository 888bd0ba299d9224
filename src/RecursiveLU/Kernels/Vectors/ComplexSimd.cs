using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>A vector of complex numbers, real and imaginary parts in turn, as they are in memory.</summary>
/// <remarks>
/// A product of l and u is l's real part times u, and then l's imaginary part times i * u. So c - l * u takes two multiply-adds for
/// each vector, as many in all as if the parts lay apart; the turned i * u and the doubled parts of l are made once for many products,
/// by shuffles. Magnitudes are |re| + |im|, as LAPACK's pivoting has them, and stand in both lanes of a number.
/// </remarks>
/// <typeparam name="T">A complex number of two parts, such as <see cref="Complex"/>.</typeparam>
/// <typeparam name="TPart">The type of its parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
internal readonly unsafe struct ComplexSimd<T, TPart, TVector> : ISimd<ComplexSimd<T, TPart, TVector>, T>
    where T : unmanaged
    where TPart : unmanaged, IFloatingPointIeee754<TPart>
    where TVector : struct, IPairSimd<TVector, TPart>
{
    private readonly TVector _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ComplexSimd(TVector v) => _v = v;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Count / 2;
    }

    public static bool IsComplex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    public static int TileRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.TileRows;
    }

    /// <summary>Gets the panels of a tile: three, with all registers in use, where products and sums are one operation. Of 128 bits, where
    /// they may be two, a product needs a register of its own.</summary>
    public static int TilePanels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Count * sizeof(TPart) == 16 ? 2 : 3;
    }

    public static T SafeMinimum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(TVector.SafeMinimum, TPart.Zero);
    }

    public static ComplexSimd<T, TPart, TVector> NaN
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(TVector.NaN);
    }

    public static ComplexSimd<T, TPart, TVector> NoMagnitude
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(TVector.NoMagnitude);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Load(T* source) => new(TVector.Load((TPart*)source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => _v.Store((TPart*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StorePassing(T* target) => _v.StorePassing((TPart*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> LoadFirst(T* source, int lanes) =>
        new(TVector.LoadFirst((TPart*)source, 2 * lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(T* target, int lanes) => _v.StoreFirst((TPart*)target, 2 * lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* source) => TVector.Prefetch((TPart*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchSecondLevel(T* source) => TVector.PrefetchSecondLevel((TPart*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Broadcast(T value) => new(
        sizeof(TPart) == sizeof(float)
            ? TVector.BroadcastPair(Vector128.CreateScalarUnsafe(Unsafe.BitCast<T, double>(value)).As<double, TPart>())
            : TVector.BroadcastPair(Re(value), Im(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> BroadcastAt(T* value) => new(TVector.BroadcastPair((TPart*)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ReadIndex(T* source) => TVector.ReadIndex((TPart*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteIndex(T* target, long index) => TVector.WriteIndex((TPart*)target, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> BroadcastIndex(long index) => new(TVector.BroadcastIndex(index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> IndexSequence(long first) => new(TVector.PairIndexSequence(first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> SelectEqualIndex(
        ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b, ComplexSimd<T, TPart, TVector> yes,
        ComplexSimd<T, TPart, TVector> no) => new(TVector.SelectEqualIndex(a._v, b._v, yes._v, no._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> AddIndex(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.AddIndex(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Add(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.Add(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Subtract(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.Subtract(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Multiply(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        Multiply(a, Factor(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<ComplexSimd<T, TPart, TVector>> Factor(T value) => Factor(Broadcast(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Multiply(
        ComplexSimd<T, TPart, TVector> a, Multiplier<ComplexSimd<T, TPart, TVector>> b) =>
        new(TVector.NegatedMultiplyAdd(
            TVector.SecondTwice(a._v), b.Second._v, TVector.Multiply(TVector.FirstTwice(a._v), b.First._v)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply(T a, T b)
    {
        if (sizeof(TPart) == sizeof(float))
        {
            Simd128<TPart> left = Whole(a);
            Simd128<TPart> right = Whole(b);
            return First(Simd128<TPart>.NegatedMultiplyAdd(
                Simd128<TPart>.SecondTwice(left),
                Simd128<TPart>.NegateSecond(Simd128<TPart>.ExchangeInPairs(right)),
                Simd128<TPart>.Multiply(Simd128<TPart>.FirstTwice(left), right)).Vector);
        }

        return Of(
            TVector.NegatedMultiplyAdd(Im(a), Im(b), Re(a) * Re(b)),
            TVector.NegatedMultiplyAdd(Im(a), -Re(b), Re(a) * Im(b)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Scale(
        ComplexSimd<T, TPart, TVector> scale, ComplexSimd<T, TPart, TVector> a) => new(TVector.Multiply(scale._v, a._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> ScaledSum(
        ComplexSimd<T, TPart, TVector> scale, ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.ScaledSum(scale._v, a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> ScaledDifference(
        ComplexSimd<T, TPart, TVector> scale, ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.ScaledDifference(scale._v, a._v, b._v));

    /// <summary>The quotients, scaled by powers of two where a divisor is so large or small that they might overflow on the way.
    /// Algorithm: R. L. Smith, Comm. ACM 5(8), 1962.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ComplexSimd<T, TPart, TVector> Divide(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(Quotient(a._v, DivisorOf(b._v)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Divide(T a, T b)
    {
        return First(ComplexSimd<T, TPart, Simd128<TPart>>.Quotient(
            Simd128<TPart>.BroadcastPair(Re(a), Im(a)),
            ComplexSimd<T, TPart, Simd128<TPart>>.DivisorOf(Simd128<TPart>.BroadcastPair(Re(b), Im(b)))).Vector);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Divisor<ComplexSimd<T, TPart, TVector>> DivisorAt(T* divisor)
    {
        Divisor<TVector> prepared = DivisorOf(TVector.BroadcastPair((TPart*)divisor));
        return new(new(prepared.Value), new(prepared.Scale), new(prepared.Straight), new(prepared.Turned));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Divide(
        ComplexSimd<T, TPart, TVector> a, Divisor<ComplexSimd<T, TPart, TVector>> b) =>
        new(Quotient(a._v, new Divisor<TVector>(b.Value._v, b.Scale._v, b.Straight._v, b.Turned._v)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Quotient(TVector a, in Divisor<TVector> b)
    {
        TVector x = TVector.Multiply(a, b.Scale);
        TVector turnedBack = TVector.NegateSecond(TVector.ExchangeInPairs(x));
        return TVector.Divide(TVector.Add(TVector.Multiply(x, b.Straight), TVector.Multiply(turnedBack, b.Turned)), b.Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Divisor<TVector> DivisorOf(TVector b)
    {
        TVector absRe = TVector.Abs(TVector.FirstTwice(b));
        TVector absIm = TVector.Abs(TVector.SecondTwice(b));
        TVector size = TVector.SelectGreater(absIm, absRe, absIm, absRe);
        TVector scale = TVector.SelectGreater(
            size, TVector.Broadcast(PowerOfTwo(1000, 120)), TVector.Broadcast(PowerOfTwo(-100, -24)), TVector.Broadcast(TPart.One));
        scale = TVector.SelectGreater(
            TVector.Broadcast(PowerOfTwo(-900, -100)), size, TVector.Broadcast(PowerOfTwo(200, 48)), scale);
        TVector re = TVector.Multiply(TVector.FirstTwice(b), scale);
        TVector im = TVector.Multiply(TVector.SecondTwice(b), scale);
        TVector large = TVector.SelectGreater(absIm, absRe, im, re);
        TVector small = TVector.SelectGreater(absIm, absRe, re, im);
        TVector ratio = TVector.Divide(small, large);
        TVector divisor = TVector.Add(large, TVector.Multiply(small, ratio));
        TVector one = TVector.Broadcast(TPart.One);
        return new(divisor, scale, TVector.SelectGreater(absIm, absRe, ratio, one), TVector.SelectGreater(absIm, absRe, one, ratio));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<ComplexSimd<T, TPart, TVector>> LeftOf(ComplexSimd<T, TPart, TVector> l) =>
        new(new(TVector.FirstTwice(l._v)), new(TVector.SecondTwice(l._v)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<ComplexSimd<T, TPart, TVector>> LeftAt(T* l) =>
        new(new(TVector.Broadcast(((TPart*)l)[0])), new(TVector.Broadcast(((TPart*)l)[1])));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<ComplexSimd<T, TPart, TVector>> RightOf(ComplexSimd<T, TPart, TVector> u) =>
        new(u, new(TVector.Turned(u._v)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Minus(
        ComplexSimd<T, TPart, TVector> c, Multiplier<ComplexSimd<T, TPart, TVector>> l,
        Multiplier<ComplexSimd<T, TPart, TVector>> u) =>
        new(TVector.NegatedMultiplyAdd(
            l.Second._v, u.Second._v, TVector.NegatedMultiplyAdd(l.First._v, u.First._v, c._v)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> NegatedMultiplyAdd(
        ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b, ComplexSimd<T, TPart, TVector> c) =>
        Minus(c, LeftOf(a), RightOf(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NegatedMultiplyAdd(T a, T b, T c)
    {
        if (sizeof(TPart) == sizeof(float))
        {
            Simd128<TPart> right = Whole(b);
            return First(Pairs.Minus<TPart, Simd128<TPart>>(Whole(c), Whole(a), right, Simd128<TPart>.Turned(right)).Vector);
        }

        return Of(
            TVector.NegatedMultiplyAdd(Im(a), -Im(b), TVector.NegatedMultiplyAdd(Re(a), Re(b), Re(c))),
            TVector.NegatedMultiplyAdd(Im(a), Re(b), TVector.NegatedMultiplyAdd(Re(a), Im(b), Im(c))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> NegatedMultiplyAddAt(
        ComplexSimd<T, TPart, TVector> x, byte* a, nint offset, ComplexSimd<T, TPart, TVector> c) =>
        NegatedMultiplyAdd(Load((T*)(a + offset)), x, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Abs(ComplexSimd<T, TPart, TVector> a)
    {
        TVector parts = TVector.Abs(a._v);
        return new(TVector.Add(parts, TVector.ExchangeInPairs(parts)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> MaxOrSecond(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.MaxOrSecond(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> SelectGreater(
        ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b, ComplexSimd<T, TPart, TVector> yes,
        ComplexSimd<T, TPart, TVector> no) => new(TVector.SelectGreater(a._v, b._v, yes._v, no._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualBits(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        TVector.EqualPairBits(a._v, b._v);

    /// <summary>The largest of the magnitudes, in both parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(ComplexSimd<T, TPart, TVector> a)
    {
        TPart largest = TVector.MaxAcross(a._v);
        return Of(largest, largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> BroadcastMagnitude(T magnitude) => new(TVector.Broadcast(Re(magnitude)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumAcross(ComplexSimd<T, TPart, TVector> a)
    {
        Vector128<TPart> sum = TVector.SumPairs(a._v);
        return Of(sum[0], sum[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Magnitude(T value) => Of(TPart.Abs(Re(value)) + TPart.Abs(Im(value)), TPart.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGreater(T a, T b) => Re(a) > Re(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN(T value) => TPart.IsNaN(TPart.Abs(Re(value)) + TPart.Abs(Im(value)));

    /// <summary>Nothing: a reciprocal needs more than the magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ReciprocalMagnitude(T value) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Reciprocal(T* pivot, T reciprocalMagnitude) => First(ReciprocalPair(pivot));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Multiplier<ComplexSimd<T, TPart, TVector>> ReciprocalFactor(T* pivot, T reciprocal) =>
        Factor(new ComplexSimd<T, TPart, TVector>(TVector.BroadcastPair(ReciprocalPair(pivot))));

    /// <summary>The reciprocal by Smith's rule, without a branch: which part is the larger one nobody foresees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<TPart> ReciprocalPair(T* pivot)
    {
        var value = Simd128<TPart>.BroadcastPair((TPart*)pivot);
        var re = Simd128<TPart>.FirstTwice(value);
        var im = Simd128<TPart>.SecondTwice(value);
        var absRe = Simd128<TPart>.Abs(re);
        var absIm = Simd128<TPart>.Abs(im);
        var large = Simd128<TPart>.SelectGreater(absIm, absRe, im, re);
        var small = Simd128<TPart>.SelectGreater(absIm, absRe, re, im);
        var ratio = Simd128<TPart>.Divide(small, large);
        var divisor = Simd128<TPart>.Add(large, Simd128<TPart>.Multiply(small, ratio));
        var one = Simd128<TPart>.Broadcast(TPart.One);
        var first = Simd128<TPart>.SelectGreater(absIm, absRe, ratio, one);
        var second = Simd128<TPart>.SelectGreater(absIm, absRe, one, ratio);
        var both = Simd128<TPart>.Divide(Simd128<TPart>.InterleaveLow(first, second), divisor);
        return Simd128<TPart>.NegateSecond(both).Vector;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(T value) => TPart.IsZero(Re(value)) && TPart.IsZero(Im(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOne(T value) => Re(value) == TPart.One && TPart.IsZero(Im(value));

    /// <summary>Whether the modulus is less than the least number whose reciprocal does not overflow, or a part so large that the divisor
    /// of <see cref="Reciprocal"/> may.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNoReciprocal(T pivot)
    {
        TPart re = TPart.Abs(Re(pivot));
        TPart im = TPart.Abs(Im(pivot));
        TPart larger = im > re ? im : re;
        return larger > PowerOfTwo(1021, 125) || (larger < TVector.SafeMinimum && IsBelowSafeMinimum(re, im));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> InterleaveLow(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.InterleaveWideLow(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> InterleaveHigh(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.InterleaveWideHigh(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> InterleaveWideLow(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.InterleaveWideLow(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> InterleaveWideHigh(
        ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) => new(TVector.InterleaveWideHigh(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> EvenBlocks(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.EvenBlocks(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> OddBlocks(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.OddBlocks(a._v, b._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> Reverse(ComplexSimd<T, TPart, TVector> a) =>
        new(TVector.ExchangeInPairs(TVector.Reverse(a._v)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexSimd<T, TPart, TVector> CopySign(ComplexSimd<T, TPart, TVector> a, ComplexSimd<T, TPart, TVector> b) =>
        new(TVector.CopySign(a._v, b._v));

    /// <summary>A vector, and -i times it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Multiplier<ComplexSimd<T, TPart, TVector>> Factor(ComplexSimd<T, TPart, TVector> b) =>
        new(b, new(TVector.NegateSecond(TVector.ExchangeInPairs(b._v))));

    /// <summary>Whether a modulus is less than the least number whose reciprocal does not overflow, 2^-1022 or 2^-126, of parts that
    /// are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBelowSafeMinimum(TPart re, TPart im)
    {
        TPart x = re * PowerOfTwo(1022, 126);
        TPart y = im * PowerOfTwo(1022, 126);
        return (x * x) + (y * y) < TPart.One;
    }

    /// <summary>A power of two, by the exponent for double or for float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPart PowerOfTwo(int exponent, int exponentOfFloat) => sizeof(TPart) == sizeof(double)
        ? Unsafe.BitCast<long, TPart>((exponent + 1023L) << 52)
        : Unsafe.BitCast<int, TPart>((exponentOfFloat + 127) << 23);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPart Re(T value) => Unsafe.BitCast<T, Parts>(value).Re;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPart Im(T value) => Unsafe.BitCast<T, Parts>(value).Im;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Of(TPart re, TPart im) => Unsafe.BitCast<Parts, T>(new(re, im));

    /// <summary>The first number of a vector; one of floats as a whole, for what is put together of two can be read as a whole only
    /// after both have left the store queue.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T First(Vector128<TPart> numbers) =>
        sizeof(TPart) == sizeof(float)
            ? Unsafe.BitCast<double, T>(numbers.AsDouble().ToScalar())
            : Of(numbers[0], numbers[1]);

    /// <summary>A number of floats with zeros behind it: in one register it is computed with faster than part by part, for then
    /// parts would go through memory to become a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd128<TPart> Whole(T number) =>
        new(Vector128.CreateScalar(Unsafe.BitCast<T, double>(number)).As<double, TPart>());

    /// <summary>A complex number as it is in memory.</summary>
    private readonly struct Parts(TPart re, TPart im)
    {
        public readonly TPart Re = re;
        public readonly TPart Im = im;
    }
}
