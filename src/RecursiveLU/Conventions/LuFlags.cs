namespace RecursiveLU.Conventions;

/// <summary>The flags of the C ABI.</summary>
internal static class LuFlags
{
    /// <summary>Use the processors that the process may use.</summary>
    public const uint Threaded = 1;

    /// <summary>Factor without row exchanges.</summary>
    public const uint NoPivot = 2;

    /// <summary>The matrix is row-major.</summary>
    public const uint RowMajor = 4;

    /// <summary>What every factorization takes.</summary>
    public const uint Usual = Threaded | NoPivot;

    /// <summary>The same, and where the layout is a choice.</summary>
    public const uint Known = Usual | RowMajor;
}
