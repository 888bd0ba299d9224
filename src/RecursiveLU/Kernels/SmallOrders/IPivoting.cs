using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Whether rows are exchanged, as a type: a kernel is compiled for both.</summary>
internal interface IPivoting
{
    /// <summary>Gets a value indicating whether they are.</summary>
    static abstract bool Value { get; }
}

/// <summary>Partial pivoting.</summary>
internal readonly struct RowExchanges : IPivoting
{
    public static bool Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }
}

/// <summary>No pivoting.</summary>
internal readonly struct NoRowExchanges : IPivoting
{
    public static bool Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}
