using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>The order of a square matrix as a type: a kernel is compiled for each.</summary>
internal interface IOrder
{
    /// <summary>Gets the order.</summary>
    static abstract int Value { get; }
}

/// <summary>Order 2.</summary>
internal readonly struct Order2 : IOrder
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }
}

/// <summary>Order 3.</summary>
internal readonly struct Order3 : IOrder
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }
}

/// <summary>Order 4.</summary>
internal readonly struct Order4 : IOrder
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }
}

/// <summary>Order 5.</summary>
internal readonly struct Order5 : IOrder
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 5;
    }
}

/// <summary>Order 6.</summary>
internal readonly struct Order6 : IOrder
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6;
    }
}

/// <summary>Order 7.</summary>
internal readonly struct Order7 : IOrder
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 7;
    }
}

/// <summary>Order 8.</summary>
internal readonly struct Order8 : IOrder
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }
}
