namespace RecursiveLU.Kernels;

/// <summary>Which half of a butterfly's results, known when a kernel is compiled.</summary>
internal interface IHalf
{
    static abstract bool IsSecond { get; }
}

/// <summary>The first and the third, which come from sums.</summary>
internal readonly struct Sums : IHalf
{
    public static bool IsSecond => false;
}

/// <summary>The second and the fourth, which come from differences.</summary>
internal readonly struct Differences : IHalf
{
    public static bool IsSecond => true;
}
