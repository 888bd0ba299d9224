using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Makes fixtures of engines.</summary>
internal static class FixtureData
{
    /// <summary>Each source, of engines for example, with double and with float.</summary>
    public static IEnumerable<TestFixtureData> ForBothTypes<TSource>(IEnumerable<TSource> sources) =>
        from source in sources
        from type in new[] { typeof(double), typeof(float) }
        select new TestFixtureData(source) { TypeArgs = [type] };
}
