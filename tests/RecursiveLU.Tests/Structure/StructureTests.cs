using NUnit.Framework;

namespace RecursiveLU.Tests.Structure;

/// <summary>The library's layers, and the rooms of kernels and algorithms, refer to each other in one direction only.</summary>
internal sealed class StructureTests
{
    private const string Root = "RecursiveLU";

    private static readonly Layer[] s_layers =
    [
        new("Conventions", []),
        new("Memory", []),
        new("Sizes", []),
        new("Threading", ["Conventions", "Memory"]),
        new("Kernels", ["Memory", "Sizes"], "Vectors", "SmallOrders", "Panels", "Leaves", "Tiles", "Interleaved", "Solves", "Butterflies", "Blas"),
        new(
            "Algorithms",
            ["Conventions", "Memory", "Sizes", "Threading", "Kernels"],
            "Numbers",
            "Blas",
            "Factorizations",
            "Solves",
            "MatrixFunctions",
            "Refinement",
            "Equilibration",
            "Butterflies",
            "Batches"),
        new(string.Empty, ["Conventions", "Memory", "Sizes", "Threading", "Kernels", "Algorithms"]),
    ];

    /// <summary>Public types of the root that refer to nothing of the library, so that all may refer to them.</summary>
    private static readonly string[] s_lent = ["Complex64"];

    private static readonly string s_folder = FindFolder();

    private static readonly Source s_library = Source.OfFolder(s_folder);

    /// <summary>Gets sources in which something refers upwards in one way, and to what.</summary>
    private static IEnumerable<TestCaseData> WaysUp =>
    [
        Way("type of a field", "private Threading.Team _team;"),
        Way("type of a parameter", "private static void Do(Threading.Team team) { }"),
        Way("pointer", "private static unsafe void Do(Threading.Team* team) { }"),
        Way("function pointer", "private static unsafe void Do(delegate*<Threading.Team, void> task) { }"),
        Way("argument of a generic type", "private System.Collections.Generic.List<Threading.Team[]> _teams = [];"),
        Way("argument of a generic method", "private static object Do() => System.Array.Empty<Threading.Team>();"),
        Way("constant in a body", "private static int Do() { int n = 2; return n * Threading.Team.Most; }"),
        Way("type that is not named", "private static void Do(bool some) { var team = Memory.Block.Team; }"),
        Way("attribute", "[Threading.Mark] private static void Do() { }"),
    ];

    [Test]
    public void TheCompilerUnderstandsTheSource() => Assert.That(s_library.Errors, Is.Empty);

    [Test]
    public void EveryNamespaceIsItsFolder() => Assert.That(
        s_library.Namespaces.Where(found => found.Namespace != NamespaceOf(Path.GetDirectoryName(found.File)!)), Is.Empty);

    [Test]
    public void EveryNamespaceHasItsPlace() => Assert.That(
        s_library.Namespaces.Select(found => found.Namespace).Distinct(),
        Is.EquivalentTo(s_layers.SelectMany(layer => layer.Namespaces).Select(NamespaceOf)));

    [Test]
    public void EveryLayerRefersToLayersBeforeItOnly()
    {
        for (int i = 0; i < s_layers.Length; i++)
        {
            Assert.That(s_layers[i].Below, Is.SubsetOf(s_layers.Take(i).Select(layer => layer.Name)), s_layers[i].Name);
        }
    }

    [Test]
    public void EveryReferenceGoesDown() => Assert.That(WaysNotDown(s_library), Is.Empty);

    [Test]
    public void EveryRoomOpensWithWhatItIs() => Assert.That(
        s_layers.Where(layer => layer.Rooms.Length > 0).SelectMany(layer => layer.Namespaces)
            .Where(space => !File.Exists(Path.Combine(s_folder, space.Replace('.', '/'), "README.md"))),
        Is.Empty);

    [TestCaseSource(nameof(WaysUp))]
    public void AReferenceUpIsSeen(string members)
    {
        var source = Source.OfTexts(
            ("Kernels/Vectors/Sum.cs", $"namespace RecursiveLU.Kernels.Vectors; internal sealed class Sum {{ {members} }}"),
            (
                "Threading/Team.cs",
                "namespace RecursiveLU.Threading; internal struct Team { public const int Most = 2; } "
                + "internal sealed class MarkAttribute : System.Attribute;"),
            (
                "Memory/Block.cs",
                "namespace RecursiveLU.Memory; internal static class Block { public static Threading.Team Team; }"));

        Assert.That(source.Errors, Is.Empty);
        Assert.That(WaysNotDown(source).Select(way => way.From), Has.Member("RecursiveLU.Kernels.Vectors"));
    }

    [Test]
    public void ARoomThatRefersToALaterOneIsSeen()
    {
        var source = Source.OfTexts(
            (
                "Kernels/Panels/Copy.cs",
                "namespace RecursiveLU.Kernels.Panels; internal static class Copy { private static int N => Tiles.Tile.Rows; }"),
            (
                "Kernels/Tiles/Tile.cs",
                "namespace RecursiveLU.Kernels.Tiles; internal static class Tile { public const int Rows = 8; }"));

        var up = new Reference("RecursiveLU.Kernels.Panels", "RecursiveLU.Kernels.Tiles", "Tile", "Kernels/Panels/Copy.cs:1");
        Assert.That(WaysNotDown(source), Is.EqualTo([up]));
    }

    private static TestCaseData Way(string name, string members) => new TestCaseData(members).SetArgDisplayNames(name);

    private static string NamespaceOf(string folder) => folder.Length == 0 ? Root : $"{Root}.{folder.Replace('/', '.')}";

    /// <summary>The namespaces that one may refer to.</summary>
    private static HashSet<string> BelowOf(string space)
    {
        Layer? own = s_layers.FirstOrDefault(layer => layer.Namespaces.Select(NamespaceOf).Contains(space));
        if (own == null)
        {
            return [];
        }

        IEnumerable<string> below = s_layers.Where(layer => own.Below.Contains(layer.Name)).SelectMany(layer => layer.Namespaces);
        return [.. below.Select(NamespaceOf), .. own.Namespaces.Select(NamespaceOf).TakeWhile(other => other != space)];
    }

    private static Reference[] WaysNotDown(Source source) =>
    [
        .. from reference in source.References
           group reference by reference.From into references
           let below = BelowOf(references.Key)
           from reference in references
           where !below.Contains(reference.To) && !(reference.To == Root && s_lent.Contains(reference.Type))
           select reference,
    ];

    private static string FindFolder()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "RecursiveLU.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        Assert.That(folder, Is.Not.Null, "The tests run outside the repository: no RecursiveLU.slnx above them.");
        return Path.Combine(folder!, "src", "RecursiveLU");
    }
}
