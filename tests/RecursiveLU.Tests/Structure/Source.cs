using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RecursiveLU.Tests.Structure;

/// <summary>The source of a library as the compiler understands it.</summary>
/// <remarks>Compiled code would not do: constants of other types leave no trace there.</remarks>
internal sealed class Source
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>A partial method whose other part a generator writes.</summary>
    private const string HasNoBody = "CS8795";

    private static readonly CSharpParseOptions s_language = new(LanguageVersion.Preview, DocumentationMode.None);

    private readonly string _root;
    private readonly CSharpCompilation _compilation;

    private Source(string root, IEnumerable<(string Path, string Text)> files)
    {
        _root = root;
        IEnumerable<SyntaxTree> trees = files.Append((string.Empty, ImplicitUsings))
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Item2), s_language, file.Item1));
        IEnumerable<MetadataReference> runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        _compilation = CSharpCompilation.Create("Source", trees, runtime, options);
    }

    /// <summary>Gets what the compiler does not understand; references may be missed there.</summary>
    public IEnumerable<string> Errors => _compilation.GetDiagnostics()
        .Where(found => found.Severity == DiagnosticSeverity.Error && found.Id != HasNoBody)
        .Select(found => found.ToString());

    /// <summary>Gets the files, relative to the folder, and the namespaces of the types in each.</summary>
    public IEnumerable<(string File, string Namespace)> Namespaces =>
        from tree in Trees
        let model = _compilation.GetSemanticModel(tree)
        from type in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        select (Relative(tree), NamespaceOf(model.GetDeclaredSymbol(type)!));

    /// <summary>Gets the references from a namespace to another one, those in method bodies and in arguments of generic types
    /// included: for each type the first one of a file.</summary>
    public IEnumerable<Reference> References =>
        Trees.AsParallel().SelectMany(ReferencesOf).Where(found => found.From != found.To).Distinct();

    private IEnumerable<SyntaxTree> Trees => _compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0);

    /// <summary>A folder's files, those of its folders included.</summary>
    public static Source OfFolder(string root) => new(
        root,
        Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Select(path => (path, File.ReadAllText(path))));

    /// <summary>Files whose text is given.</summary>
    public static Source OfTexts(params (string Path, string Text)[] files) =>
        new("/", files.Select(file => ("/" + file.Path, file.Text)));

    private static string NamespaceOf(ISymbol symbol) => symbol.ContainingNamespace.ToDisplayString();

    /// <summary>Adds the types that a type is made of, and itself.</summary>
    private static void AddParts(HashSet<ITypeSymbol> types, ITypeSymbol? type)
    {
        if (type == null || !types.Add(type))
        {
            return;
        }

        switch (type)
        {
            case IPointerTypeSymbol pointer:
                AddParts(types, pointer.PointedAtType);
                break;
            case IArrayTypeSymbol array:
                AddParts(types, array.ElementType);
                break;
            case IFunctionPointerTypeSymbol function:
                AddParts(types, function.Signature.ReturnType);
                AddParts(types, function.Signature.Parameters.Select(parameter => parameter.Type));
                break;
            case INamedTypeSymbol named:
                AddParts(types, named.TypeArguments);
                AddParts(types, named.ContainingType);
                break;
        }
    }

    private static void AddParts(HashSet<ITypeSymbol> types, IEnumerable<ITypeSymbol> parts)
    {
        foreach (ITypeSymbol part in parts)
        {
            AddParts(types, part);
        }
    }

    /// <summary>Adds the types that a name has to do with: itself, that of which it is a member, and those of what it stands
    /// for.</summary>
    private static void AddTypes(HashSet<ITypeSymbol> types, ISymbol? symbol)
    {
        AddParts(types, symbol?.ContainingType);
        switch (symbol)
        {
            case ITypeSymbol type:
                AddParts(types, type);
                break;
            case IFieldSymbol field:
                AddParts(types, field.Type);
                break;
            case IPropertySymbol property:
                AddParts(types, property.Type);
                break;
            case IParameterSymbol parameter:
                AddParts(types, parameter.Type);
                break;
            case ILocalSymbol local:
                AddParts(types, local.Type);
                break;
            case IMethodSymbol method:
                AddParts(types, method.ReturnType);
                AddParts(types, method.TypeArguments);
                AddParts(types, method.Parameters.Select(parameter => parameter.Type));
                break;
        }
    }

    private IEnumerable<Reference> ReferencesOf(SyntaxTree tree)
    {
        SemanticModel model = _compilation.GetSemanticModel(tree);
        foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
        {
            string own = model.GetDeclaredSymbol(declaration)!.ToDisplayString();
            var types = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
            var before = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
            foreach (var node in declaration.Members.SelectMany(member => member.DescendantNodes()).OfType<SimpleNameSyntax>())
            {
                int known = types.Count;
                AddTypes(types, model.GetSymbolInfo(node).Symbol);
                if (types.Count == known)
                {
                    continue;
                }

                foreach (ITypeSymbol type in types.Where(before.Add).Where(IsOfTheLibrary))
                {
                    yield return new Reference(own, NamespaceOf(type), type.Name, PlaceOf(node));
                }
            }
        }
    }

    private bool IsOfTheLibrary(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: not TypeKind.Error }
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);

    private string PlaceOf(SyntaxNode node) =>
        $"{Relative(node.SyntaxTree)}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    private string Relative(SyntaxTree tree) => Path.GetRelativePath(_root, tree.FilePath);
}
