using System.Numerics;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>Whether a solution in the type itself can be trusted: whether nothing on the way has overflowed, and what has
/// underflowed cannot matter.</summary>
/// <remarks>What underflows is less than the smallest normal number times the unit round-off. The next unknowns see it times an
/// element of U and divided by a pivot.</remarks>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal readonly unsafe struct SolveTrust<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Out of reach of every exponent, and far from the ends of an integer.</summary>
    private const int Never = 1 << 24;

    /// <summary>The least exponent that a solution's largest element must have.</summary>
    private readonly int _least;

    /// <summary>Looks at U's diagonal.</summary>
    /// <param name="f">The factors.</param>
    /// <param name="norm">The exponent of another magnitude that elements of U may have.</param>
    public SolveTrust(in Factors<T> f, int norm = 0)
    {
        TReal least = TReal.PositiveInfinity;
        TReal most = TReal.One;
        for (long i = 0; i < f.N; i++)
        {
            TReal pivot = Element<T, TReal>.Magnitude(f.Lu[i + (i * f.Lda)]);
            least = TReal.Min(least, pivot);
            most = TReal.Max(most, pivot);
        }

        _least = TReal.IsFinite(most) ? SmallestNormal + Math.Max(TReal.ILogB(most), norm) - TReal.ILogB(least) : Never;
    }

    /// <summary>Gets the exponent of the smallest number of which no part has underflowed that matters: |re| + |im| is up to
    /// twice as large as each part of a number, and as a product's parts.</summary>
    private static int SmallestNormal =>
        (Element<T, TReal>.IsComplex ? 3 : 1) - TReal.ILogB(TReal.BitDecrement(TReal.PositiveInfinity));

    /// <summary>Whether a solution with such a largest element can be trusted.</summary>
    /// <param name="largest">The largest element's magnitude.</param>
    /// <param name="weight">The exponent of what the solution was multiplied by.</param>
    public bool Covers(TReal largest, int weight = 0) =>
        TReal.IsFinite(largest) && !TReal.IsZero(largest) && TReal.ILogB(largest) - weight >= _least;
}
