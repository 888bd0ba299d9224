using NUnit.Framework;
using RecursiveLU.Native.Tests;

namespace RecursiveLU.Testing;

/// <summary>A name and a way to reach the library.</summary>
internal sealed record AbiSource(string Name, Func<ILuAbi> Open)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What the shared fixtures run on in this project: the library in this process, while other threads collect
/// garbage; and in separate processes, as it chooses its kernels by itself and as the environment limits it.</summary>
internal static class Engines
{
    private static readonly string[] s_limits = ["baseline", "v3", "v4"];

    private static readonly Lazy<LuLibrary> s_library = new(() => new LuLibrary(LibraryFiles.Main));

    private static readonly Spelling[] s_spellings = Enum.GetValues<Spelling>();

    /// <summary>Gets the library in this process.</summary>
    public static LuLibrary Library => s_library.Value;

    /// <summary>For the case matrix: every name, and every limit.</summary>
    public static IEnumerable<TestFixtureData> CaseMatrix() => FixtureData.ForBothTypes(
    [
        .. s_spellings.Select(InProcess),
        .. s_spellings.Select(spelling => Host(spelling, null)),
        .. s_limits.Select(limit => Host(Spelling.Marked, limit)),
        StormyHost(),
    ]);

    /// <summary>For everything else.</summary>
    public static IEnumerable<TestFixtureData> Detailed() => FixtureData.ForBothTypes(
        [InProcess(Spelling.Marked), .. s_limits.Select(limit => Host(Spelling.Plain, limit))]);

    /// <summary>For what solves.</summary>
    public static IEnumerable<TestFixtureData> Solvers() => Detailed();

    /// <summary>For what factors are good for: each file that this processor can run.</summary>
    public static IEnumerable<TestFixtureData> Toolboxes() => FixtureData.ForBothTypes(ToolboxSources());

    /// <summary>For solutions in mixed precision.</summary>
    public static IEnumerable<TestFixtureData> MixedToolboxes() => ToolboxSources().Select(source => new TestFixtureData(source));

    /// <summary>For the C signatures themselves.</summary>
    public static IEnumerable<TestFixtureData> Abis() =>
        from source in new AbiSource[]
        {
            new("in process", () => Library),
            new("host", () => new HostSession(LibraryFiles.Main)),
        }
        from type in new[] { typeof(double), typeof(float) }
        select new TestFixtureData(source) { TypeArgs = [type] };

    /// <summary>A host process whose kernels are limited.</summary>
    public static HostSession LimitedHost(string? limit) =>
        new(LibraryFiles.Main, gcStorm: false, ("RECURSIVE_LU_ISA", limit));

    private static IEnumerable<ToolboxSource> ToolboxSources() =>
    [
        new("librecursivelu", () => new AbiToolbox(Library)),
        .. Enumerable.Range(1, LibraryFiles.BestLevel(2)).Select(level =>
            new ToolboxSource(LibraryFiles.Isas[level], () => new AbiToolbox(new LuLibrary(LibraryFiles.OfLevel(level))))),
    ];

    private static EngineSource InProcess(Spelling spelling) =>
        new($"in process, {spelling}", () => new AbiEngine(Library, spelling, new GcStorm()));

    private static EngineSource Host(Spelling spelling, string? limit) =>
        new($"host, {limit ?? "own choice"}, {spelling}", () => new AbiEngine(LimitedHost(limit), spelling));

    private static EngineSource StormyHost() => new(
        "host with GC storm, Marked",
        () => new AbiEngine(new HostSession(LibraryFiles.Main, gcStorm: true), Spelling.Marked));
}
