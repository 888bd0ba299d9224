namespace RecursiveLU;

/// <summary>The flags of the C ABI.</summary>
internal static class LuFlags
{
    /// <summary>Use the processors that the process may use.</summary>
    public const uint Threaded = 1;

    /// <summary>Factor without row exchanges.</summary>
    public const uint NoPivot = 2;

    /// <summary>The matrix is row-major; not available yet.</summary>
    public const uint RowMajor = 4;

    /// <summary>The flags that are understood today.</summary>
    public const uint Known = Threaded | NoPivot;
}
