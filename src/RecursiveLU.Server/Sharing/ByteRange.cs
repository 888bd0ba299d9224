namespace RecursiveLU.Server.Sharing;

/// <summary>The bytes of an object from one to before another.</summary>
internal readonly record struct ByteRange(long Begin, long End)
{
    /// <summary>Gets how many there are.</summary>
    public long Bytes => End - Begin;

    /// <summary>Whether all of another range is in this one.</summary>
    public bool Contains(ByteRange other) => other.Begin >= Begin && other.End <= End;

    /// <summary>The range that begins and ends at multiples of a unit, a power of two, around this one.</summary>
    public ByteRange Outward(long unit) => new(Begin & -unit, End > long.MaxValue - unit ? End : (End + unit - 1) & -unit);

    /// <summary>The part of it before an end.</summary>
    public ByteRange Until(long end) => this with { End = Math.Min(End, end) };
}
