using System.Reflection.Metadata;

namespace HeaderGenerator.Metadata;

/// <summary>Reads attributes by name, so that the assembly may declare them itself, as DNNE's users may.</summary>
internal sealed class AttributeReader(MetadataReader reader)
{
    private const string UnmanagedCallersOnly = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";
    private const string RuntimeExport = "System.Runtime.RuntimeExportAttribute";
    private const string C99Type = "DNNE.C99TypeAttribute";
    private const string C99DeclCode = "DNNE.C99DeclCodeAttribute";
    private const string CMacro = "CMacroAttribute";
    private const string CFunction = "CFunctionAttribute";
    private const string SecondNameOfFunction = "SecondNameAttribute";
    private const string LapackNames = "LapackNamesAttribute";

    private readonly AttributeTypeProvider _types = new();

    /// <summary>
    /// The entry point of a method, or null if it is not exported: NativeAOT exports no method without an explicit name.
    /// </summary>
    public string? EntryPoint(CustomAttributeHandleCollection attributes) =>
        Values(attributes, UnmanagedCallersOnly)
            .SelectMany(value => value.NamedArguments)
            .Where(argument => argument.Name == "EntryPoint")
            .Select(argument => (string?)argument.Value)
            .FirstOrDefault();

    /// <summary>The symbol of a method that is called without the way into the runtime, or null.</summary>
    public string? RuntimeSymbol(CustomAttributeHandleCollection attributes) => Strings(attributes, RuntimeExport).FirstOrDefault();

    /// <summary>The name of a function that is written in C and only declared by the method, or null.</summary>
    public string? FunctionInC(CustomAttributeHandleCollection attributes) => Strings(attributes, CFunction).FirstOrDefault();

    /// <summary>The second name of an exported function, or null.</summary>
    public string? SecondName(CustomAttributeHandleCollection attributes) =>
        Strings(attributes, SecondNameOfFunction).FirstOrDefault();

    /// <summary>Whether the exports of a type bear LAPACK's names.</summary>
    public bool HasLapackNames(CustomAttributeHandleCollection attributes) => Values(attributes, LapackNames).Any();

    /// <summary>The C99 type that a parameter or a result is declared with, or null.</summary>
    public string? TypeOverride(CustomAttributeHandleCollection attributes) =>
        Strings(attributes, C99Type).FirstOrDefault();

    /// <summary>The C99 code of a type or method.</summary>
    public IEnumerable<string> DeclarationCode(CustomAttributeHandleCollection attributes) =>
        Strings(attributes, C99DeclCode);

    /// <summary>The macro that a constant becomes, or null. The attribute may be in any namespace.</summary>
    public string? MacroName(CustomAttributeHandleCollection attributes) =>
        Strings(attributes, CMacro).FirstOrDefault();

    private IEnumerable<string> Strings(CustomAttributeHandleCollection attributes, string name) =>
        Values(attributes, name).Select(value => (string?)value.FixedArguments[0].Value ?? "");

    private IEnumerable<CustomAttributeValue<string>> Values(CustomAttributeHandleCollection attributes, string name)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            string found = AttributeName(attribute);
            if (found == name || (!name.Contains('.') && found.EndsWith("." + name, StringComparison.Ordinal)))
            {
                yield return attribute.DecodeValue(_types);
            }
        }
    }

    private string AttributeName(CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MethodDefinition => MetadataNames.Of(
            reader, reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()),
        _ => MetadataNames.Of(
            reader, reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent),
    };

    /// <summary>Types of attribute arguments by name: enough for strings and for the Type[] of CallConvs.</summary>
    private sealed class AttributeTypeProvider : ICustomAttributeTypeProvider<string>
    {
        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSystemType() => "System.Type";

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            MetadataNames.Of(reader, handle);

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
            MetadataNames.Of(reader, handle);

        public string GetTypeFromSerializedName(string name) => name;

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

        public bool IsSystemType(string type) => type == "System.Type";
    }
}
