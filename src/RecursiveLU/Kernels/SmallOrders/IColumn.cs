using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A column of a small matrix, whole in one or a few vectors. An operation that has the name of one of the vectors
/// does that.</summary>
/// <typeparam name="TColumn">The implementing type.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe interface IColumn<TColumn, TVector, T>
    where TColumn : struct, IColumn<TColumn, TVector, T>
    where TVector : struct, IColumnSimd<TVector, T>
    where T : unmanaged
{
    /// <summary>Places for rows.</summary>
    static abstract int Rows { get; }

    /// <summary>A power of two that the number of no place reaches.</summary>
    static abstract int Numbers { get; }

    static abstract TColumn Load(T* source);

    /// <summary>Reads some rows and nothing beyond them. Where they do not fill the last of several vectors, it begins earlier
    /// and repeats some; where they do not fill a single one, its other lanes become zero.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="rows">Their number. It needs all the vectors.</param>
    static abstract TColumn LoadRows(T* source, int rows);

    /// <summary>Writes rows to where <see cref="LoadRows"/> reads them.</summary>
    void StoreRows(T* target, int rows);

    void Store(T* target);

    /// <summary>0, 1, 2 and so on as integers of the element's size.</summary>
    static abstract TColumn RowNumbers();

    static abstract TColumn AddIndex(TColumn a, TVector b);

    static abstract TColumn LessIndexMask(TColumn index, TVector bound);

    /// <summary>The mask without the row that has the largest key.</summary>
    static abstract TColumn ClearRow(TColumn mask, TColumn rows, TColumn keys, TVector key);

    static abstract TColumn Select(TColumn mask, TColumn yes, TColumn no);

    static abstract TColumn And(TColumn a, TColumn b);

    static abstract TColumn Multiply(TColumn a, TVector b);

    static abstract TColumn Divide(TColumn a, TVector b);

    static abstract TColumn NegatedMultiplyAdd(TColumn a, TVector b, TColumn c);

    static abstract TColumn Update(TColumn mask, TColumn a, TVector b, TColumn c);

    /// <summary>c - a * b in the rows of the mask, in memory; a is there too, for those to read who lack registers.</summary>
    static abstract void UpdateInPlace(TColumn mask, TColumn a, T* memoryOfA, TVector b, T* c);

    static abstract void StoreSelected(TColumn mask, TColumn yes, TColumn no, T* target);

    static abstract TColumn Keys(TColumn values, TColumn mask, TVector otherMask, TColumn numbers);

    /// <summary>The largest of the vectors, lane by lane.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="values">The values that have them.</param>
    /// <param name="candidates">Those of the values among which the one with the largest key of all is.</param>
    static abstract TVector MaxKey(TColumn keys, TColumn values, out TColumn candidates);

    static abstract TColumn Reciprocals(TColumn candidates);

    /// <summary>The reciprocal of the value that has the largest key, in every lane.</summary>
    static abstract TVector PickReciprocal(TColumn reciprocals, TVector key);

    /// <summary>The same by halves if they do not fill a single vector: the first rows are in the lower half, the last ones in the
    /// upper one.</summary>
    static abstract TColumn LoadEnds(T* source, int rows);

    /// <summary>Reads pairs as <see cref="LoadEnds"/> reads rows; gives the first of each pair.</summary>
    static abstract TColumn LoadPairs(T* source, int rows, out TColumn seconds);

    /// <summary>Writes pairs to where <see cref="LoadPairs"/> reads them.</summary>
    static abstract void StorePairs(TColumn firsts, TColumn seconds, T* target, int rows);

    /// <summary>|a| + |b|.</summary>
    static abstract TColumn SumOfMagnitudes(TColumn a, TColumn b);

    /// <summary>c + a * b, rounded once.</summary>
    static abstract TColumn MultiplyAdd(TColumn a, TVector b, TColumn c);

    /// <summary>The value of each lane that has the largest key in it.</summary>
    static abstract TVector Candidates(TColumn keys, TColumn values);

    /// <summary>How many are greater than the bound.</summary>
    static abstract int CountGreaterIndices(TColumn keys, TVector bound);

    /// <summary>Lane i of the result is element row[i]; only the bits that count to <see cref="Numbers"/> matter.</summary>
    static abstract TVector Pick(TColumn a, TVector row);

    /// <summary>The same for as many rows as there are.</summary>
    static abstract TColumn PickRows(TColumn a, TColumn rows);
}
