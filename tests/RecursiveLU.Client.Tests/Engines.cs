using NUnit.Framework;
using RecursiveLU.Client.Tests;

namespace RecursiveLU.Testing;

/// <summary>What the shared fixtures run on in this project: the server, reached both ways.</summary>
internal static class Engines
{
    private static readonly EngineSource[] Transports =
    [
        new("shared memory", () => new ServerEngine(sharedMemory: true)),
        new("pipes", () => new ServerEngine(sharedMemory: false)),
    ];

    /// <summary>For the case matrix.</summary>
    public static IEnumerable<TestFixtureData> CaseMatrix() => FixtureData.ForBothTypes(Transports);

    /// <summary>For everything else.</summary>
    public static IEnumerable<TestFixtureData> Detailed() => FixtureData.ForBothTypes(Transports);

    /// <summary>For what solves.</summary>
    public static IEnumerable<TestFixtureData> Solvers() => FixtureData.ForBothTypes(Transports);

    /// <summary>For what is tested with complex elements, too; here each has tests of its own.</summary>
    public static IEnumerable<TestFixtureData> DetailedOfAllTypes() => Detailed();

    /// <summary>The same of what solves.</summary>
    public static IEnumerable<TestFixtureData> SolversOfAllTypes() => Solvers();
}
