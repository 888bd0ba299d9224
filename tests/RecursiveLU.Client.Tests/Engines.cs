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
}
