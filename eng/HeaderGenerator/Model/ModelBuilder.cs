using System.Xml.Linq;
using HeaderGenerator.Documentation;
using HeaderGenerator.Metadata;

namespace HeaderGenerator.Model;

/// <summary>Applies the rules of the header to what an assembly and its documentation say.</summary>
internal sealed class ModelBuilder
{
    private readonly AssemblyContents _contents;
    private readonly XmlDocumentation _documentation;
    private readonly Dictionary<string, string> _cNames;
    private readonly List<string> _problems = [];

    private ModelBuilder(AssemblyContents contents, XmlDocumentation documentation)
    {
        _contents = contents;
        _documentation = documentation;
        _cNames = contents.Methods.Select(method => (method.DocId, Name: method.EntryPoint))
            .Concat(contents.Constants.Select(constant => (DocId: "F:" + constant.FullName, Name: constant.MacroName)))
            .DistinctBy(pair => pair.DocId)
            .ToDictionary(pair => pair.DocId, pair => pair.Name);
    }

    /// <summary>Builds the model.</summary>
    /// <exception cref="GenerationException">Some exports or constants break a rule: a line for each.</exception>
    public static ExportModel Build(AssemblyContents contents, XmlDocumentation documentation)
    {
        var builder = new ModelBuilder(contents, documentation);
        ExportModel model = builder.Build();
        return builder._problems.Count == 0
            ? model
            : throw new GenerationException(string.Join('\n', builder._problems));
    }

    private ExportModel Build()
    {
        List<MacroConstant> constants = Collect(_contents.Constants, Constant);
        List<string> declarations = Collect(_contents.Declarations, Declaration);
        List<ExportedFunction> functions = Collect(_contents.Methods, Function);
        List<LapackFunction> lapackFunctions = Collect(_contents.LapackMethods, Lapack);

        // Names are judged over all methods, so that one that failed above causes no second complaint elsewhere.
        CheckNames();
        return new ExportModel(_contents.Version, constants, declarations, functions, lapackFunctions);
    }

    private List<TResult> Collect<T, TResult>(IEnumerable<T> items, Func<T, TResult> make)
    {
        List<TResult> results = [];
        foreach (T item in items)
        {
            try
            {
                results.Add(make(item));
            }
            catch (GenerationException problem)
            {
                _problems.Add(problem.Message);
            }
        }

        return results;
    }

    private MacroConstant Constant(ConstantField field)
    {
        if (field.Value is not (sbyte or byte or short or ushort or int or uint or long or ulong))
        {
            throw GenerationException.At(field.FullName, "a macro needs a constant of an integer type");
        }

        if (!Identifiers.IsC(field.MacroName))
        {
            throw GenerationException.At(field.FullName, $"\"{field.MacroName}\" is not a C identifier");
        }

        DocText summary = Text(_documentation.Parts("F:" + field.FullName, field.FullName), "summary", field.FullName);
        return summary.IsEmpty
            ? throw GenerationException.At(field.FullName, "has no summary")
            : new MacroConstant(field.MacroName, field.Value, summary);
    }

    private static string Declaration(DeclarationBlock block)
    {
        string code = string.Join('\n', block.Code.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
        return code.All(c => c is '\n' or (>= ' ' and <= '~'))
            ? code.Trim('\n')
            : throw GenerationException.At(block.FullName, "its C99DeclCode is not plain ASCII");
    }

    private ExportedFunction Function(ExportMethod method)
    {
        AbiSlot result = SlotRules.Check(method.Return, "the result", method.FullName);
        AbiSlot[] parameters = Parameters(method);
        FunctionDoc doc = Documentation(method, result.CSharpType == "void");
        return new ExportedFunction(
            method.EntryPoint, method.SecondName, method.IsInC, HasSmall(method), result, parameters, doc);
    }

    private LapackFunction Lapack(ExportMethod method) => new(
        method.EntryPoint, HasSmall(method), SlotRules.Check(method.Return, "the result", method.FullName), Parameters(method));

    private bool HasSmall(ExportMethod method) => _contents.SmallNames.Contains(method.EntryPoint);

    private static AbiSlot[] Parameters(ExportMethod method) =>
        [.. method.Parameters.Select((slot, i) => SlotRules.CheckParameter(slot, i + 1, method.FullName))];

    private FunctionDoc Documentation(ExportMethod method, bool returnsVoid)
    {
        IReadOnlyList<XElement> parts = _documentation.Parts(method.DocId, method.FullName);
        DocText summary = Text(parts, "summary", method.FullName);
        DocText returns = returnsVoid ? DocText.Empty : Text(parts, "returns", method.FullName);
        var parameters = method.Parameters.ToDictionary(
            slot => slot.Name, slot => Text(parts, "param", method.FullName, slot.Name));
        string[] missing =
        [
            .. summary.IsEmpty ? ["a summary"] : Array.Empty<string>(),
            .. parameters.Where(pair => pair.Value.IsEmpty).Select(pair => $"a param {pair.Key}"),
            .. !returnsVoid && returns.IsEmpty ? ["a returns"] : Array.Empty<string>(),
        ];
        return missing.Length == 0
            ? new FunctionDoc(summary, parameters, returns, Text(parts, "remarks", method.FullName))
            : throw GenerationException.At(method.FullName, $"its documentation lacks {string.Join(", ", missing)}");
    }

    private DocText Text(IReadOnlyList<XElement> parts, string tag, string fullName, string? name = null) =>
        DocTextReader.Read(
            parts.FirstOrDefault(part => part.Name == tag && (string?)part.Attribute("name") == name), fullName, _cNames);

    private void CheckNames()
    {
        var names = Product.VersionMacros.ToDictionary(macro => macro, _ => "the version");
        foreach (ConstantField constant in _contents.Constants)
        {
            Claim(names, constant.MacroName, constant.FullName);
        }

        foreach (ExportMethod method in _contents.Methods.Concat(_contents.LapackMethods))
        {
            Claim(names, method.EntryPoint, method.FullName);
            if (method.SecondName is { } second)
            {
                Claim(names, second, method.FullName);
            }
        }

        _problems.AddRange(_contents.Methods.Concat(_contents.LapackMethods)
            .Where(method => !Identifiers.IsC(method.EntryPoint))
            .Select(method => $"{method.FullName}: \"{method.EntryPoint}\" is not a C identifier"));
        _problems.AddRange(_contents.Methods
            .Where(method => method.SecondName is { } second && second != method.EntryPoint + "!")
            .Select(method =>
                $"{method.FullName}: its second name is \"{method.SecondName}\", not \"{method.EntryPoint}!\""));
    }

    private void Claim(Dictionary<string, string> names, string name, string fullName)
    {
        if (!names.TryAdd(name, fullName))
        {
            _problems.Add($"{fullName}: \"{name}\" is already the name of {names[name]}");
        }
    }
}
