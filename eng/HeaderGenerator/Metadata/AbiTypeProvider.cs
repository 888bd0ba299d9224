using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace HeaderGenerator.Metadata;

/// <summary>
/// The type map: that of DNNE for numbers, pointers and function pointers (which are <c>intptr_t</c>), and an enum of the
/// assembly itself as its number. DNNE's own wide character type has no place here, so <c>char</c> is refused, as
/// <c>bool</c> is: neither is blittable.
/// </summary>
internal sealed class AbiTypeProvider : ISignatureTypeProvider<AbiType, object?>
{
    private const byte ValueTypeKind = 0x11;

    public AbiType GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.SByte => Number("System.SByte", "sbyte", "int8_t"),
        PrimitiveTypeCode.Byte => Number("System.Byte", "byte", "uint8_t"),
        PrimitiveTypeCode.Int16 => Number("System.Int16", "short", "int16_t"),
        PrimitiveTypeCode.UInt16 => Number("System.UInt16", "ushort", "uint16_t"),
        PrimitiveTypeCode.Int32 => Number("System.Int32", "int", "int32_t"),
        PrimitiveTypeCode.UInt32 => Number("System.UInt32", "uint", "uint32_t"),
        PrimitiveTypeCode.Int64 => Number("System.Int64", "long", "int64_t"),
        PrimitiveTypeCode.UInt64 => Number("System.UInt64", "ulong", "uint64_t"),
        PrimitiveTypeCode.IntPtr => Number("System.IntPtr", "nint", "intptr_t"),
        PrimitiveTypeCode.UIntPtr => Number("System.UIntPtr", "nuint", "uintptr_t"),
        PrimitiveTypeCode.Single => Number("System.Single", "float", "float"),
        PrimitiveTypeCode.Double => Number("System.Double", "double", "double"),
        PrimitiveTypeCode.Void => Number("System.Void", "void", "void"),
        PrimitiveTypeCode.Boolean => new AbiType("System.Boolean", "bool", null, Passing.ByPointer),
        PrimitiveTypeCode.Char => new AbiType("System.Char", "char", null, Passing.ByPointer),
        _ => AbiType.Managed("System." + typeCode),
    };

    public AbiType GetPointerType(AbiType elementType) => elementType.Pointer();

    // The compiler writes nothing for a function pointer in a documentation id.
    public AbiType GetFunctionPointerType(MethodSignature<AbiType> signature) => Number("", "nint", "intptr_t");

    public AbiType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        string name = MetadataNames.Of(reader, handle);
        return EnumUnderlying(reader, reader.GetTypeDefinition(handle)) is { } number
            ? number with { DocId = name }
            : Named(name, rawTypeKind);
    }

    public AbiType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        Named(MetadataNames.Of(reader, handle), rawTypeKind);

    // Modifiers (of an in parameter, of a function pointer's calling convention) say nothing about the representation.
    public AbiType GetModifiedType(AbiType modifier, AbiType unmodifiedType, bool isRequired) => unmodifiedType;

    public AbiType GetArrayType(AbiType elementType, ArrayShape shape) => AbiType.Managed(elementType.DocId + "[,]");

    public AbiType GetByReferenceType(AbiType elementType) => AbiType.Managed(elementType.DocId + "@");

    public AbiType GetGenericInstantiation(AbiType genericType, ImmutableArray<AbiType> typeArguments) =>
        AbiType.Managed($"{genericType.DocId}{{{string.Join(",", typeArguments.Select(type => type.DocId))}}}");

    public AbiType GetGenericMethodParameter(object? genericContext, int index) => AbiType.Managed("``" + index);

    public AbiType GetGenericTypeParameter(object? genericContext, int index) => AbiType.Managed("`" + index);

    public AbiType GetPinnedType(AbiType elementType) => AbiType.Managed(elementType.DocId);

    public AbiType GetSZArrayType(AbiType elementType) => AbiType.Managed(elementType.DocId + "[]");

    public AbiType GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    private static AbiType Number(string docId, string csharp, string c) => new(docId, csharp, c, Passing.ByValue);

    private static AbiType Named(string name, byte rawTypeKind) => rawTypeKind == ValueTypeKind
        ? new AbiType(name, "void", null, Passing.ByPointer)
        : AbiType.Managed(name);

    private AbiType? EnumUnderlying(MetadataReader reader, TypeDefinition type)
    {
        if (type.BaseType.IsNil || MetadataNames.Of(reader, type.BaseType) != "System.Enum")
        {
            return null;
        }

        // An enum has one instance field, its value.
        return type.GetFields()
            .Select(reader.GetFieldDefinition)
            .First(field => (field.Attributes & System.Reflection.FieldAttributes.Static) == 0)
            .DecodeSignature(this, null);
    }
}
