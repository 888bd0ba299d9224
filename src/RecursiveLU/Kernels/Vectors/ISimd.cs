namespace RecursiveLU.Kernels.Vectors;

/// <summary>
/// A vector of elements, with just the operations of the kernels. Each implementation wraps one of the runtime's vector types;
/// a kernel that is generic over it compiles to the same instructions as one written for that type.
/// </summary>
/// <typeparam name="TVector">The implementing type.</typeparam>
/// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, or a complex number of two of them.</typeparam>
internal unsafe interface ISimd<TVector, T>
    where TVector : struct, ISimd<TVector, T>
    where T : unmanaged
{
    /// <summary>Elements in a vector, a power of two: also the columns of a panel.</summary>
    static abstract int Count { get; }

    /// <summary>Whether the elements are complex.</summary>
    static abstract bool IsComplex { get; }

    /// <summary>Rows of a register tile.</summary>
    static abstract int TileRows { get; }

    /// <summary>Panels of a register tile, 2 or 3: TileRows * TilePanels accumulators and TilePanels + 1 more registers (of complex
    /// numbers twice as many more in tiles of eight rows), one more without fused multiply-add, no spills.
    /// <see cref="Tiles.SseTile{T, TLanes}"/> needs fewer.</summary>
    static abstract int TilePanels { get; }

    static abstract TVector Load(T* source);

    static abstract TVector Broadcast(T value);

    /// <summary>The element at an address in every place.</summary>
    static abstract TVector BroadcastAt(T* value);

    /// <summary>NaN everywhere.</summary>
    static abstract TVector NaN { get; }

    /// <summary>What is less than every magnitude.</summary>
    static abstract TVector NoMagnitude { get; }

    /// <summary>The least number whose reciprocal does not overflow.</summary>
    static abstract T SafeMinimum { get; }

    /// <summary>Reads an unsigned integer of the element's size.</summary>
    static abstract long ReadIndex(T* source);

    /// <summary>Writes an integer of the element's size.</summary>
    static abstract void WriteIndex(T* target, long index);

    /// <summary>An integer of the element's size in every lane.</summary>
    static abstract TVector BroadcastIndex(long index);

    /// <summary>Integers of the element's size: first, first + 1, first + 2 and so on.</summary>
    static abstract TVector IndexSequence(long first);

    /// <summary>Lanes of <paramref name="yes"/> where a equals b, both integers of the element's size; of <paramref name="no"/>
    /// elsewhere.</summary>
    static abstract TVector SelectEqualIndex(TVector a, TVector b, TVector yes, TVector no);

    /// <summary>Adds lanes as integers of the element's size.</summary>
    static abstract TVector AddIndex(TVector a, TVector b);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>The same of single numbers.</summary>
    static abstract T Multiply(T a, T b);

    /// <summary>scale * a for real scales, which stand in both parts of complex ones.</summary>
    static abstract TVector Scale(TVector scale, TVector a);

    /// <summary>scale * (a + b) for such scales, rounded twice.</summary>
    static abstract TVector ScaledSum(TVector scale, TVector a, TVector b);

    /// <summary>scale * (a - b) for such scales, rounded twice.</summary>
    static abstract TVector ScaledDifference(TVector scale, TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>The same of single numbers.</summary>
    static abstract T Divide(T a, T b);

    /// <summary>The element at an address in every place, as a divisor.</summary>
    static abstract Divisor<TVector> DivisorAt(T* divisor);

    /// <summary>a / b, rounded as <see cref="Divide(TVector, TVector)"/> of a and b.</summary>
    static abstract TVector Divide(TVector a, Divisor<TVector> b);

    /// <summary>c - a * b, rounded once where the processor can.</summary>
    static abstract TVector NegatedMultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The same of single numbers.</summary>
    static abstract T NegatedMultiplyAdd(T a, T b, T c);

    /// <summary>A left factor for many products.</summary>
    static abstract Multiplier<TVector> LeftOf(TVector l);

    /// <summary>The element at an address in every place, as a left factor.</summary>
    static abstract Multiplier<TVector> LeftAt(T* l);

    /// <summary>A right factor for many products.</summary>
    static abstract Multiplier<TVector> RightOf(TVector u);

    /// <summary>An element, to multiply many vectors by.</summary>
    static abstract Multiplier<TVector> Factor(T value);

    /// <summary>The reciprocal of an element, to multiply many vectors by: of a real one the number that is given, of a complex one
    /// computed where it is needed, for it would take its time to leave the vectors' registers and come back.</summary>
    /// <param name="value">The element.</param>
    /// <param name="reciprocal">The reciprocal of a real element.</param>
    static abstract Multiplier<TVector> ReciprocalFactor(T* value, T reciprocal);

    /// <summary>a * b, rounded as <see cref="Multiply(TVector, TVector)"/> rounds it.</summary>
    static abstract TVector Multiply(TVector a, Multiplier<TVector> b);

    /// <summary>c - l * u, rounded as <see cref="NegatedMultiplyAdd(TVector, TVector, TVector)"/> of l, u and c.</summary>
    static abstract TVector Minus(TVector c, Multiplier<TVector> l, Multiplier<TVector> u);

    /// <summary>c - (the vector <paramref name="offset"/> bytes from a) * x, rounded once where the processor can.</summary>
    /// <remarks>Of real numbers one instruction, its address included: in loops that wait for memory, more of the next vectors are on their way the
    /// fewer instructions there are.</remarks>
    static abstract TVector NegatedMultiplyAddAt(TVector x, byte* a, nint offset, TVector c);

    /// <summary>Magnitudes; of complex elements the sums of their parts' magnitudes.</summary>
    static abstract TVector Abs(TVector a);

    /// <summary>The magnitude of an element, of complex ones the sum of their parts' magnitudes, as a real number.</summary>
    static abstract T Magnitude(T value);

    /// <summary>Whether a real number is greater than another.</summary>
    static abstract bool IsGreater(T a, T b);

    /// <summary>Whether an element's magnitude is NaN.</summary>
    static abstract bool IsNaN(T value);

    /// <summary>The reciprocal of a real element's magnitude; of a complex one nothing.</summary>
    static abstract T ReciprocalMagnitude(T value);

    /// <summary>The reciprocal of an element.</summary>
    /// <param name="value">The element.</param>
    /// <param name="magnitude">What <see cref="ReciprocalMagnitude"/> gives for it, or for an element of the same magnitude.</param>
    static abstract T Reciprocal(T* value, T magnitude);

    /// <summary>Whether an element is zero.</summary>
    static abstract bool IsZero(T value);

    /// <summary>Whether an element is one.</summary>
    static abstract bool IsOne(T value);

    /// <summary>Whether an element is so small that its reciprocal may overflow; or, of complex ones, so large that it may on the way to
    /// its reciprocal.</summary>
    static abstract bool HasNoReciprocal(T value);

    /// <summary>The larger of two lanes; <paramref name="b"/> if one of them is NaN.</summary>
    static abstract TVector MaxOrSecond(TVector a, TVector b);

    /// <summary>Lanes of <paramref name="yes"/> where a is greater than b, of <paramref name="no"/> elsewhere and at
    /// NaN.</summary>
    static abstract TVector SelectGreater(TVector a, TVector b, TVector yes, TVector no);

    /// <summary>A bit for every lane in which a equals b.</summary>
    static abstract uint EqualBits(TVector a, TVector b);

    /// <summary>The largest of the lanes, none of which is NaN.</summary>
    static abstract T MaxAcross(TVector a);

    /// <summary>A magnitude in all lanes.</summary>
    static abstract TVector BroadcastMagnitude(T magnitude);

    /// <summary>The sum of the lanes: the upper half is added to the lower one until one lane is left.</summary>
    static abstract T SumAcross(TVector a);

    /// <summary>In each block of 128 bits: the lower halves of a and b, element by element in turn.</summary>
    static abstract TVector InterleaveLow(TVector a, TVector b);

    /// <summary>In each block of 128 bits: the upper halves of a and b, element by element in turn.</summary>
    static abstract TVector InterleaveHigh(TVector a, TVector b);

    /// <summary>In each block of 128 bits: the lower 64 bits of a, then those of b.</summary>
    static abstract TVector InterleaveWideLow(TVector a, TVector b);

    /// <summary>In each block of 128 bits: the upper 64 bits of a, then those of b.</summary>
    static abstract TVector InterleaveWideHigh(TVector a, TVector b);

    /// <summary>The blocks of 128 bits 0, 2 and so on of a, then those of b.</summary>
    static abstract TVector EvenBlocks(TVector a, TVector b);

    /// <summary>The blocks of 128 bits 1, 3 and so on of a, then those of b.</summary>
    static abstract TVector OddBlocks(TVector a, TVector b);

    /// <summary>The lanes in the opposite order.</summary>
    static abstract TVector Reverse(TVector a);

    /// <summary>Brings a vector into the first-level cache; any address is allowed.</summary>
    static abstract void Prefetch(T* source);

    /// <summary>Brings a vector into the second-level cache; any address is allowed.</summary>
    static abstract void PrefetchSecondLevel(T* source);

    /// <summary>The magnitude of a with the sign of b.</summary>
    static abstract TVector CopySign(TVector a, TVector b);

    /// <summary>Reads the first lanes and nothing beyond them; the others become zero.</summary>
    static abstract TVector LoadFirst(T* source, int lanes);

    /// <summary>Writes the first lanes and nothing beyond them.</summary>
    void StoreFirst(T* target, int lanes);

    void Store(T* target);

    /// <summary>The same past the caches, to an address aligned to the vector's size.</summary>
    void StorePassing(T* target);
}
