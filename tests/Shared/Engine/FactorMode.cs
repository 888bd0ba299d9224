namespace RecursiveLU.Testing;

/// <summary>How to factor; the values are the flags of the C ABI.</summary>
[Flags]
internal enum FactorMode
{
    Pivoting = 0,
    Threaded = 1,
    NoPivot = 2,
    RowMajor = 4,
}
