namespace RecursiveLU.Tensors;

/// <summary>How many systems there are, of which order, with how many right-hand sides each.</summary>
/// <param name="Count">The product of the leading dimensions.</param>
/// <param name="Order">The order n of each matrix.</param>
/// <param name="RightSides">The right-hand sides k of each.</param>
internal readonly record struct SystemShape(int Count, int Order, int RightSides)
{
    /// <summary>Tells it from the lengths of A, ... x n x n, and B, ... x n x k or ... x n.</summary>
    /// <exception cref="ArgumentException">They do not fit together.</exception>
    public static SystemShape Of(ReadOnlySpan<nint> a, ReadOnlySpan<nint> b)
    {
        if (a.Length < 2 || a[^1] != a[^2])
        {
            throw new ArgumentException($"Square matrices expected, {string.Join(" x ", a.ToArray())} found.", nameof(a));
        }

        ReadOnlySpan<nint> leading = a[..^2];
        int fixedDimensions = b.Length - leading.Length;
        if (fixedDimensions is not (1 or 2) || !b[..leading.Length].SequenceEqual(leading) || b[leading.Length] != a[^1])
        {
            throw new ArgumentException(
                $"{string.Join(" x ", b.ToArray())} does not fit to {string.Join(" x ", a.ToArray())}.", nameof(b));
        }

        nint count = 1;
        foreach (nint length in leading)
        {
            count = checked(count * length);
        }

        return new SystemShape(checked((int)count), checked((int)a[^1]), fixedDimensions == 1 ? 1 : checked((int)b[^1]));
    }
}
