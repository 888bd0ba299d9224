using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using HeaderGenerator.Model;

namespace HeaderGenerator.Metadata;

/// <summary>
/// Reads an assembly without loading it. Types come in ordinal order of their full names; within a type, members come in
/// the order of the metadata, which is that of their declaration. (An export class spread over several files would follow
/// the order in which the compiler got these.)
/// </summary>
internal sealed class AssemblyReader
{
    private readonly MetadataReader _reader;
    private readonly AttributeReader _attributes;
    private readonly AbiTypeProvider _types = new();
    private readonly List<ConstantField> _constants = [];
    private readonly List<DeclarationBlock> _declarations = [];
    private readonly List<ExportMethod> _methods = [];
    private readonly List<ExportMethod> _lapackMethods = [];
    private readonly HashSet<string> _smallNames = [];

    private AssemblyReader(MetadataReader reader)
    {
        _reader = reader;
        _attributes = new AttributeReader(reader);
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="BadImageFormatException">It is not a .NET assembly.</exception>
    public static AssemblyContents Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
        {
            throw new BadImageFormatException("not a .NET assembly", path);
        }

        return new AssemblyReader(image.GetMetadataReader()).ReadAll();
    }

    private AssemblyContents ReadAll()
    {
        IOrderedEnumerable<(string Name, TypeDefinition Type)> types = _reader.TypeDefinitions
            .Select(handle => (Name: MetadataNames.Of(_reader, handle), Type: _reader.GetTypeDefinition(handle)))
            .OrderBy(type => type.Name, StringComparer.Ordinal);
        foreach ((string name, TypeDefinition type) in types)
        {
            ReadDeclarations(name, type.GetCustomAttributes());
            foreach (FieldDefinitionHandle field in type.GetFields())
            {
                ReadConstant(name, _reader.GetFieldDefinition(field));
            }

            List<ExportMethod> methods = _attributes.HasLapackNames(type.GetCustomAttributes()) ? _lapackMethods : _methods;
            foreach (MethodDefinitionHandle method in type.GetMethods())
            {
                ReadMethod(name, _reader.GetMethodDefinition(method), methods);
            }
        }

        return new AssemblyContents(
            _reader.GetAssemblyDefinition().Version, _constants, _declarations, _methods, _lapackMethods, _smallNames);
    }

    private void ReadDeclarations(string owner, CustomAttributeHandleCollection attributes) =>
        _declarations.AddRange(_attributes.DeclarationCode(attributes).Select(code => new DeclarationBlock(owner, code)));

    private void ReadConstant(string type, FieldDefinition field)
    {
        if (_attributes.MacroName(field.GetCustomAttributes()) is { } macro)
        {
            _constants.Add(new ConstantField($"{type}.{_reader.GetString(field.Name)}", macro, Value(field)));
        }
    }

    private object? Value(FieldDefinition field)
    {
        if (field.GetDefaultValue().IsNil)
        {
            return null;
        }

        Constant constant = _reader.GetConstant(field.GetDefaultValue());
        return _reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
    }

    private void ReadMethod(string type, MethodDefinition method, List<ExportMethod> methods)
    {
        string fullName = $"{type}.{_reader.GetString(method.Name)}";
        CustomAttributeHandleCollection attributes = method.GetCustomAttributes();
        ReadDeclarations(fullName, attributes);
        if (Product.SmallName(_attributes.RuntimeSymbol(attributes)) is { } small)
        {
            _smallNames.Add(small);
        }

        string? inC = _attributes.FunctionInC(attributes);
        if ((inC ?? Product.PublicName(_attributes.EntryPoint(attributes))) is not { } name)
        {
            return;
        }

        MethodSignature<AbiType> signature = method.DecodeSignature(_types, null);
        Dictionary<int, Parameter> rows = method.GetParameters()
            .Select(_reader.GetParameter)
            .ToDictionary(row => row.SequenceNumber);
        MethodSlot[] parameters = [.. signature.ParameterTypes.Select((abi, i) => Slot(abi, rows, i + 1))];
        string arguments = string.Join(",", signature.ParameterTypes.Select(abi => abi.DocId));
        string docId = $"M:{fullName}{(parameters.Length == 0 ? "" : $"({arguments})")}";
        methods.Add(new ExportMethod(
            fullName, docId, name, _attributes.SecondName(attributes), inC is not null,
            Slot(signature.ReturnType, rows, 0), parameters));
    }

    // Row 0 describes the result. A slot without name and attributes may have no row.
    private MethodSlot Slot(AbiType type, Dictionary<int, Parameter> rows, int sequence) =>
        rows.TryGetValue(sequence, out Parameter row)
            ? new MethodSlot(_reader.GetString(row.Name), type, _attributes.TypeOverride(row.GetCustomAttributes()))
            : new MethodSlot("", type, null);
}
