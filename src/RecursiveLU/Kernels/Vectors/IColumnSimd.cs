namespace RecursiveLU.Kernels.Vectors;

/// <summary>What kernels that hold whole columns in registers need besides. Rows never move in them; they are found by
/// keys: integers of the element's size that are the magnitude of an element with the number of its row in the last
/// bits.</summary>
/// <typeparam name="TVector">The implementing type.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe interface IColumnSimd<TVector, T> : ISimd<TVector, T>
    where TVector : struct, IColumnSimd<TVector, T>
    where T : unmanaged
{
    /// <summary>Whether the two permutations are fast.</summary>
    static abstract bool CanPermute { get; }

    /// <summary>Lane i of the result is lane index[i] of a. Only the bits that count to <see cref="ISimd{TVector, T}.Count"/>
    /// matter.</summary>
    static abstract TVector Permute(TVector a, TVector index);

    /// <summary>The same of a and b as one vector of twice the length.</summary>
    static abstract TVector Permute(TVector a, TVector b, TVector index);

    static abstract TVector And(TVector a, TVector b);

    static abstract TVector Or(TVector a, TVector b);

    /// <summary>The bits of a value that are in both masks, and the bits of a number.</summary>
    static abstract TVector Key(TVector value, TVector mask, TVector otherMask, TVector number);

    /// <summary>Lanes of <paramref name="yes"/> where every bit of the mask is set, of <paramref name="no"/> where none
    /// is.</summary>
    static abstract TVector Select(TVector mask, TVector yes, TVector no);

    /// <summary>Every bit of a lane set where the index in it is less than the bound.</summary>
    static abstract TVector LessIndexMask(TVector index, TVector bound);

    /// <summary>The mask without the lanes in which the indices are equal.</summary>
    static abstract TVector ClearEqualIndex(TVector mask, TVector a, TVector b);

    static abstract TVector MaxIndex(TVector a, TVector b);

    static abstract TVector MinIndex(TVector a, TVector b);

    /// <summary>The larger of two keys; either, if one is not of a finite number.</summary>
    static abstract TVector MaxKey(TVector a, TVector b);

    /// <summary>The largest of the lanes, in every lane; any, and not the same in all, if one is not of a finite number.</summary>
    static abstract TVector MaxKeyAcross(TVector a);

    /// <summary>The first lane of what <see cref="MaxKeyAcross"/> gave, in every lane.</summary>
    static abstract TVector FirstKey(TVector a);

    /// <summary>A bit for every lane in which a is greater than b.</summary>
    static abstract uint GreaterIndexBits(TVector a, TVector b);

    /// <summary>A bit for every lane in which a equals b.</summary>
    static abstract uint EqualIndexBits(TVector a, TVector b);

    /// <summary>The first lane.</summary>
    static abstract long FirstIndex(TVector a);

    /// <summary>1 / a. What would overflow, or divide by zero, becomes the reciprocal of the least number for which this does
    /// not happen.</summary>
    static abstract TVector Reciprocal(TVector a);

    /// <summary>c - a * b in the lanes of the mask, c elsewhere.</summary>
    static abstract TVector Update(TVector mask, TVector a, TVector b, TVector c);

    /// <summary><see cref="Update"/> of a vector in memory.</summary>
    static abstract void UpdateInPlace(TVector mask, TVector a, TVector b, T* c);

    /// <summary>Writes <see cref="Select"/>.</summary>
    static abstract void StoreSelected(TVector mask, TVector yes, TVector no, T* target);

    /// <summary>c + a * b, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>c - a * b in the lanes of the mask, c elsewhere, of complex numbers whose parts lie apart.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="aRe">Real parts of a.</param>
    /// <param name="aIm">Its imaginary parts.</param>
    /// <param name="bRe">Real parts of b.</param>
    /// <param name="bIm">Its imaginary parts.</param>
    /// <param name="re">Real parts of c.</param>
    /// <param name="im">Its imaginary parts; on return those of the result.</param>
    /// <returns>The result's real parts.</returns>
    static abstract TVector UpdateComplex(
        TVector mask, TVector aRe, TVector aIm, TVector bRe, TVector bIm, TVector re, ref TVector im);

    /// <summary>Of the lanes of a and then of b the first of each pair.</summary>
    static abstract TVector Firsts(TVector a, TVector b);

    /// <summary>Of the lanes of a and then of b the second of each pair.</summary>
    static abstract TVector Seconds(TVector a, TVector b);

    /// <summary>Pairs of the lanes of a and b, those of the lower halves.</summary>
    static abstract TVector LowerPairs(TVector a, TVector b);

    /// <summary>Pairs of the lanes of a and b, those of the upper halves.</summary>
    static abstract TVector UpperPairs(TVector a, TVector b);

    /// <summary>Reads n elements, half a vector at least: the first into the lower half, the last into the upper
    /// one.</summary>
    static abstract TVector LoadEnds(T* source, int n);

    /// <summary>Writes n elements, half a vector at least: the first from the lower half, the last from the upper
    /// one.</summary>
    void StoreEnds(T* target, int n);

    /// <summary>Writes the first lane.</summary>
    void StoreOne(T* target);
}
