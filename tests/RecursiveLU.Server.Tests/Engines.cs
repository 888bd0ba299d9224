using NUnit.Framework;
using RecursiveLU.Native.Tests;
using RecursiveLU.Server.Tests;

namespace RecursiveLU.Testing;

/// <summary>What the shared fixtures run on in this project.</summary>
internal static class Engines
{
    private static readonly Lazy<LuLibrary> s_library = new(() => new LuLibrary(LibraryFiles.Main));

    /// <summary>Gets the library in this process, to compare with.</summary>
    public static LuLibrary Library => s_library.Value;

    /// <summary>For the case matrix: every way to a server.</summary>
    public static IEnumerable<TestFixtureData> CaseMatrix() => FixtureData.ForBothTypes(
    [
        new EngineSource("by pipe", () => new PipeEngine()),
        new EngineSource("by shared memory", () => new SharedEngine()),
        new EngineSource("by socket", () => new SocketEngine()),
    ]);

    /// <summary>For everything else: only shared memory has a leading dimension.</summary>
    public static IEnumerable<TestFixtureData> Detailed() => FixtureData.ForBothTypes(
        [new EngineSource("by shared memory", () => new SharedEngine())]);

    /// <summary>For what solves.</summary>
    public static IEnumerable<TestFixtureData> Solvers() => CaseMatrix();

    /// <summary>For what is tested with complex elements, too; here each has tests of its own.</summary>
    public static IEnumerable<TestFixtureData> DetailedOfAllTypes() => Detailed();

    /// <summary>The same of what solves.</summary>
    public static IEnumerable<TestFixtureData> SolversOfAllTypes() => Solvers();
}
