namespace RecursiveLU.Kernels.Vectors;

/// <summary>Whether there is something, known when a kernel is compiled.</summary>
internal interface IPresence
{
    static abstract bool Value { get; }
}

/// <summary>There is.</summary>
internal readonly struct Present : IPresence
{
    public static bool Value => true;
}

/// <summary>There is not.</summary>
internal readonly struct Absent : IPresence
{
    public static bool Value => false;
}
