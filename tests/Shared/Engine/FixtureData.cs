using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Makes fixtures of engines.</summary>
internal static class FixtureData
{
    /// <summary>Each source, of engines for example, with double and with float.</summary>
    public static IEnumerable<TestFixtureData> ForBothTypes<TSource>(IEnumerable<TSource> sources) =>
        ForTypes(sources, typeof(double), typeof(float));

    /// <summary>Each source with each of the types.</summary>
    public static IEnumerable<TestFixtureData> ForTypes<TSource>(IEnumerable<TSource> sources, params Type[] types) =>
        from source in sources
        from type in types
        select new TestFixtureData(source) { TypeArgs = [type] };
}
