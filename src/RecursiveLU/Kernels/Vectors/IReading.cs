namespace RecursiveLU.Kernels.Vectors;

/// <summary>Whether a kernel takes the elements of its matrix or their magnitudes, known when it is compiled.</summary>
internal interface IReading
{
    /// <summary>Gets a value indicating whether it takes magnitudes.</summary>
    static abstract bool AreMagnitudes { get; }
}

/// <summary>The elements themselves.</summary>
internal readonly struct Elements : IReading
{
    public static bool AreMagnitudes => false;
}

/// <summary>Their magnitudes.</summary>
internal readonly struct Magnitudes : IReading
{
    public static bool AreMagnitudes => true;
}
