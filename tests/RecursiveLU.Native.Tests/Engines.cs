using System.Numerics;
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
    public static IEnumerable<TestFixtureData> CaseMatrix() =>
    [
        .. FixtureData.ForBothTypes(
        [
            .. s_spellings.Select(InProcess),
            .. s_spellings.Select(spelling => Host(spelling, null)),
            .. s_limits.Select(limit => Host(Spelling.Marked, limit)),
            StormyHost(),
        ]),
        .. FixtureData.ForTypes(s_spellings.Select(InProcess), ComplexTypes),
    ];

    /// <summary>For everything else.</summary>
    public static IEnumerable<TestFixtureData> Detailed() => FixtureData.ForBothTypes(
    [
        .. SolvingEngines(),
        new("in process, row-major", () => new RowMajorEngine(new AbiEngine(Library, Spelling.Strided))),
    ]);

    /// <summary>The same, and this process with complex elements.</summary>
    public static IEnumerable<TestFixtureData> DetailedOfAllTypes() =>
        [.. Detailed(), .. FixtureData.ForTypes([InProcess(Spelling.Marked)], ComplexTypes)];

    /// <summary>For what solves.</summary>
    public static IEnumerable<TestFixtureData> Solvers() => FixtureData.ForBothTypes(SolvingEngines());

    /// <summary>The same, and this process with complex elements.</summary>
    public static IEnumerable<TestFixtureData> SolversOfAllTypes() =>
        [.. Solvers(), .. FixtureData.ForTypes([InProcess(Spelling.Marked)], ComplexTypes)];

    /// <summary>For what factors are good for: each file that this processor can run.</summary>
    public static IEnumerable<TestFixtureData> Toolboxes() =>
        FixtureData.ForTypes(ToolboxSources(), [typeof(double), typeof(float), .. ComplexTypes]);

    /// <summary>For batches: each file that this processor can run.</summary>
    public static IEnumerable<TestFixtureData> Batches() => FixtureData.ForTypes(
        Files().Select(file => new BatchSource(file.Name, () => new AbiBatch(file.Open()))),
        [typeof(double), typeof(float), .. ComplexTypes]);

    /// <summary>For solutions by random butterflies: each file that this processor can run.</summary>
    public static IEnumerable<TestFixtureData> Butterflies() => FixtureData.ForBothTypes(
        Files().Select(file => new ButterflySource(file.Name, () => new AbiButterflies(file.Open()))));

    /// <summary>For solutions in mixed precision.</summary>
    public static IEnumerable<TestFixtureData> MixedToolboxes() =>
        FixtureData.ForTypes(ToolboxSources(), typeof(double), typeof(Complex));

    /// <summary>For the C signatures themselves.</summary>
    public static IEnumerable<TestFixtureData> Abis() =>
    [
        .. FixtureData.ForTypes([new AbiSource("in process", () => Library)], [typeof(double), typeof(float), .. ComplexTypes]),
        .. FixtureData.ForBothTypes([new AbiSource("host", () => new HostSession(LibraryFiles.Main))]),
    ];

    /// <summary>A host process whose kernels are limited.</summary>
    public static HostSession LimitedHost(string? limit) =>
        new(LibraryFiles.Main, gcStorm: false, ("RECURSIVE_LU_ISA", limit));

    /// <summary>Each file that this processor can run.</summary>
    public static IEnumerable<(string Name, Func<LuLibrary> Open)> Files() =>
    [
        ("librecursivelu", () => Library),
        .. Enumerable.Range(1, LibraryFiles.BestLevel(2)).Select(level =>
            (LibraryFiles.Isas[level], (Func<LuLibrary>)(() => new LuLibrary(LibraryFiles.OfLevel(level))))),
    ];

    private static Type[] ComplexTypes => [typeof(Complex), typeof(Complex64)];

    private static IEnumerable<EngineSource> SolvingEngines() =>
        [InProcess(Spelling.Marked), .. s_limits.Select(limit => Host(Spelling.Plain, limit))];

    private static IEnumerable<ToolboxSource> ToolboxSources() =>
        Files().Select(file => new ToolboxSource(file.Name, () => new AbiToolbox(file.Open())));

    private static EngineSource InProcess(Spelling spelling) =>
        new($"in process, {spelling}", () => new AbiEngine(Library, spelling, new GcStorm()));

    private static EngineSource Host(Spelling spelling, string? limit) =>
        new($"host, {limit ?? "own choice"}, {spelling}", () => new AbiEngine(LimitedHost(limit), spelling));

    private static EngineSource StormyHost() => new(
        "host with GC storm, Marked",
        () => new AbiEngine(new HostSession(LibraryFiles.Main, gcStorm: true), Spelling.Marked));
}
