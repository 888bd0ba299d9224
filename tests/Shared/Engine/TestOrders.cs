using System.Collections;
using System.Runtime.Intrinsics;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace RecursiveLU.Testing;

/// <summary>Orders of the matrices of tests, and how often tests repeat themselves. Where vectors are computed in software, some
/// thirty times as slowly, orders above a limit are left out and repetitions are few: what only they show is seen at the other
/// widths.</summary>
internal static class TestOrders
{
    /// <summary>The limit, and that of random butterflies, which do otherwise from order 192 on.</summary>
    public const int Limit = 66;
    public const int ButterflyLimit = 194;

    /// <summary>Gets a value indicating whether there is a limit.</summary>
    public static bool AreLimited => !Vector128.IsHardwareAccelerated;

    /// <summary>Orders within the limit; the least one if none is.</summary>
    public static IEnumerable<int> Within(IEnumerable<int> orders, int limit = Limit)
    {
        int most = Math.Max(limit, orders.Min());
        return orders.Where(n => !AreLimited || n <= most);
    }

    /// <summary>So many repetitions, or a few of them.</summary>
    public static int Repetitions(int many) => AreLimited ? Math.Max(1, many / 4) : many;

    /// <summary>Shapes that take no longer to factor than the largest order.</summary>
    public static IEnumerable<(int M, int N)> Within(IEnumerable<(int M, int N)> shapes) =>
        shapes.Where(s => !AreLimited || (long)s.M * s.N * Math.Min(s.M, s.N) <= Math.Pow(Limit, 3));
}

/// <summary>Orders for a test's parameter, those that <see cref="TestOrders"/> allows.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class OrdersAttribute(params int[] orders) : NUnitAttribute, IParameterDataSource
{
    /// <inheritdoc/>
    public IEnumerable GetData(IParameterInfo parameter) => TestOrders.Within(orders);
}

/// <summary>The same for random butterflies.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ButterflyOrdersAttribute(params int[] orders) : NUnitAttribute, IParameterDataSource
{
    /// <inheritdoc/>
    public IEnumerable GetData(IParameterInfo parameter) => TestOrders.Within(orders, TestOrders.ButterflyLimit);
}
