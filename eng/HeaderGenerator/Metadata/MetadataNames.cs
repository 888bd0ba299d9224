using System.Reflection.Metadata;

namespace HeaderGenerator.Metadata;

/// <summary>Full names as documentation ids spell them: dots also before nested types.</summary>
internal static class MetadataNames
{
    /// <summary>The full name of a defined or referenced type.</summary>
    public static string Of(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Of(reader, (TypeDefinitionHandle)handle),
        HandleKind.TypeReference => Of(reader, (TypeReferenceHandle)handle),
        _ => "",
    };

    /// <summary>The full name of a type of this assembly.</summary>
    public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        string scope = outer.IsNil ? reader.GetString(type.Namespace) : Of(reader, outer);
        return Join(scope, reader.GetString(type.Name));
    }

    /// <summary>The full name of a type of another assembly.</summary>
    public static string Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string scope = type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of(reader, (TypeReferenceHandle)type.ResolutionScope)
            : reader.GetString(type.Namespace);
        return Join(scope, reader.GetString(type.Name));
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";
}
