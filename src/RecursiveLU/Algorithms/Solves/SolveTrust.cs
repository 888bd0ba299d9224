using System.Numerics;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>Whether a solution in the type itself can be trusted: whether nothing on the way has overflowed, and what has
/// underflowed cannot matter.</summary>
/// <remarks>What underflows is less than the smallest normal number times the unit round-off. The next unknowns see it times an
/// element of U and divided by a pivot.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct SolveTrust<T>
    where T : unmanaged, IFloatingPointIeee754<T>
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
        T least = T.PositiveInfinity;
        T most = T.One;
        for (long i = 0; i < f.N; i++)
        {
            T pivot = T.Abs(f.Lu[i + (i * f.Lda)]);
            least = T.Min(least, pivot);
            most = T.Max(most, pivot);
        }

        _least = T.IsFinite(most) ? SmallestNormal + Math.Max(T.ILogB(most), norm) - T.ILogB(least) : Never;
    }

    private static int SmallestNormal => 1 - T.ILogB(T.BitDecrement(T.PositiveInfinity));

    /// <summary>Whether a solution with such a largest element can be trusted.</summary>
    /// <param name="largest">The largest element's magnitude.</param>
    /// <param name="weight">The exponent of what the solution was multiplied by.</param>
    public bool Covers(T largest, int weight = 0) =>
        T.IsFinite(largest) && !T.IsZero(largest) && T.ILogB(largest) - weight >= _least;
}
