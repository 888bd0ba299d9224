using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Tests;

namespace RecursiveLU.Testing;

/// <summary>What the shared fixtures run on in this project. A further variant of the algorithm is one more entry of
/// <see cref="Factoring"/>.</summary>
internal static class Engines
{
    private static readonly EngineSource[] Solving = [new("Lu", () => new ManagedEngine())];

    private static readonly EngineSource RowMajor = new("RowMajor", () => new RowMajorEngine(new ManagedEngine()));

    private static readonly EngineSource[] Factoring =
    [
        .. Solving,
        RowMajor,
        new("SmallBlocks", () => new SmallBlocksEngine()),
        new("SmallBlocksRowMajor", () => new RowMajorEngine(new SmallBlocksEngine())),
    ];

    private static IEnumerable<TestFixtureData> OfAllTypes<TSource>(IEnumerable<TSource> sources) =>
        FixtureData.ForTypes(sources, typeof(double), typeof(float), typeof(Complex), typeof(Complex64));

    private static ToolboxSource Managed => new("Lu", () => new ManagedToolbox());

    /// <summary>For the case matrix.</summary>
    public static IEnumerable<TestFixtureData> CaseMatrix() => DetailedOfAllTypes();

    /// <summary>For everything else.</summary>
    public static IEnumerable<TestFixtureData> Detailed() => FixtureData.ForBothTypes(Factoring);

    /// <summary>The same with complex elements, too; those by the default block sizes and by the smallest ones.</summary>
    public static IEnumerable<TestFixtureData> DetailedOfAllTypes() =>
        [.. Detailed(), .. FixtureData.ForTypes([Factoring[0], Factoring[^1]], typeof(Complex), typeof(Complex64))];

    /// <summary>For the kernels that the default block sizes choose.</summary>
    public static IEnumerable<TestFixtureData> Default() => FixtureData.ForBothTypes([.. Solving, RowMajor]);

    /// <summary>For what solves; every engine here must be an <see cref="ILuSolver"/>.</summary>
    public static IEnumerable<TestFixtureData> Solvers() => FixtureData.ForBothTypes(Solving);

    /// <summary>The same with complex elements, too.</summary>
    public static IEnumerable<TestFixtureData> SolversOfAllTypes() => OfAllTypes(Solving);

    /// <summary>For batches.</summary>
    public static IEnumerable<TestFixtureData> Batches() => OfAllTypes([new BatchSource("Lu", () => new ManagedBatch())]);

    /// <summary>For what factors are good for.</summary>
    public static IEnumerable<TestFixtureData> Toolboxes() => OfAllTypes([Managed]);

    /// <summary>For solutions in mixed precision.</summary>
    public static IEnumerable<TestFixtureData> MixedToolboxes() =>
        FixtureData.ForTypes([Managed], typeof(double), typeof(Complex));

    /// <summary>For solutions by random butterflies.</summary>
    public static IEnumerable<TestFixtureData> Butterflies() =>
        FixtureData.ForBothTypes([new ButterflySource("Lu", () => new ManagedButterflies())]);
}
