namespace RecursiveLU.Protocol;

/// <summary>What the elements of a matrix are, in the order of the commands of <c>FactorCommand</c>.</summary>
public enum ElementType
{
    /// <summary>double.</summary>
    F64,

    /// <summary>float.</summary>
    F32,

    /// <summary>Complex numbers of two doubles, the real part first.</summary>
    C128,

    /// <summary>Complex numbers of two floats.</summary>
    C64,
}

/// <summary>What is known of an element type.</summary>
public static class ElementTypes
{
    private static readonly int[] s_bytes =
        [sizeof(double), sizeof(float), 2 * sizeof(double), 2 * sizeof(float)];

    /// <summary>The size of an element.</summary>
    public static int Bytes(this ElementType element) => s_bytes[(int)element];

    /// <summary>Whether it has a real and an imaginary part.</summary>
    public static bool IsComplex(this ElementType element) => element is ElementType.C128 or ElementType.C64;
}
