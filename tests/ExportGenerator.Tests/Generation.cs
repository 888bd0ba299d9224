using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ExportGenerator.Tests;

/// <summary>What the generator makes of a source with the real attributes and three element types, f64, f32 and c64, for which
/// any struct will do.</summary>
internal sealed class Generation
{
    private const string Others = """
        using System;
        [assembly: RecursiveLU.Native.ElementType("f64", "d", typeof(double), "double", "double", "2^-53")]
        [assembly: RecursiveLU.Native.ElementType("f32", "s", typeof(float), "float", "float", "2^-24")]
        [assembly: RecursiveLU.Native.ElementType("c64", "c", typeof(TimeSpan), "float complex", "pair", "2^-24", Real = typeof(float))]

        namespace System.Runtime
        {
            internal sealed class RuntimeExportAttribute(string name) : Attribute { public string Name => name; }

            internal sealed class RuntimeImportAttribute(string name) : Attribute { public string Name => name; }
        }

        namespace DNNE
        {
            internal sealed class C99TypeAttribute(string code) : Attribute { public string Code => code; }
        }

        namespace RecursiveLU.Native
        {
            internal sealed class SecondNameAttribute(string name) : Attribute { public string Name => name; }

            internal sealed class LapackNamesAttribute : Attribute;

            internal sealed class MarkAttribute(string text) : Attribute { public string Text => text; }
        }
        """;

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] s_references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly Compilation _before;
    private readonly Compilation _after;
    private readonly GeneratorDriver _driver;

    /// <summary>Generates.</summary>
    /// <param name="source">A file.</param>
    public Generation(string source)
    {
        using var reader = new StreamReader(typeof(Generation).Assembly.GetManifestResourceStream("ExportAttributes.cs")!);
        string[] sources = ["using System;\n" + reader.ReadToEnd(), Others, source];
        _before = CSharpCompilation.Create(
            "Sample",
            sources.Select(text => CSharpSyntaxTree.ParseText(text, s_parsing)),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        _driver = CSharpGeneratorDriver.Create(
            [new ExportSourceGenerator().AsSourceGenerator()],
            parseOptions: s_parsing,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_before, out _after, out ImmutableArray<Diagnostic> complaints);
        Complaints = [.. complaints];
    }

    /// <summary>Gets what the generator complained of.</summary>
    public IReadOnlyList<Diagnostic> Complaints { get; }

    /// <summary>Gets all that it wrote.</summary>
    public string Text => string.Concat(_driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()));

    /// <summary>Gets the compiler's errors in all sources together.</summary>
    public IEnumerable<Diagnostic> Errors =>
        _after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether nothing is written anew after a change in a file without exports.</summary>
    public bool IsKeptAfterAnotherChange()
    {
        Compilation changed = _before.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal class Unrelated;", s_parsing));
        return _driver.RunGenerators(changed).GetRunResult().Results.Single().TrackedOutputSteps.Values
            .SelectMany(steps => steps)
            .SelectMany(step => step.Outputs)
            .All(output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
    }

    /// <summary>The documentation that a generated method has, in one line.</summary>
    public string DocumentationOf(string type, string method) => string.Join(' ', _after.GetTypeByMetadataName(type)!
        .GetMembers(method).Single().GetDocumentationCommentXml()!
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
