using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ExportGenerator;

/// <summary>A parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, which may be made of type parameters.</param>
/// <param name="Attributes">Its attributes as code, behind each a space.</param>
internal sealed record Parameter(string Name, string Type, string Attributes)
{
    /// <summary>The parameter of a symbol.</summary>
    public static Parameter Of(IParameterSymbol symbol) => new(
        symbol.Name,
        symbol.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        string.Concat(symbol.GetAttributes().Select(attribute => $"[global::{attribute}] ")));
}

/// <summary>A method with an attribute that makes exports of it.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Class">The name of its class, without type parameters.</param>
/// <param name="TypeParameters">The type parameters of its class, as code behind the class's name.</param>
/// <param name="Name">Its name.</param>
/// <param name="OwnTypeParameters">Its own type parameters, as code behind its name.</param>
/// <param name="Result">What it returns.</param>
/// <param name="ResultAttributes">The attributes of the result as code, behind each a space.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Documentation">The XML of its documentation; may be empty.</param>
internal sealed record Method(
    string Namespace,
    string Class,
    string TypeParameters,
    string Name,
    string OwnTypeParameters,
    string Result,
    string ResultAttributes,
    EquatableArray<Parameter> Parameters,
    string Documentation)
{
    /// <summary>The method of a symbol.</summary>
    public static Method Of(IMethodSymbol symbol)
    {
        INamedTypeSymbol type = symbol.ContainingType;
        return new Method(
            type.ContainingNamespace.ToDisplayString(),
            type.Name,
            Listed(type.TypeParameters),
            symbol.Name,
            Listed(symbol.TypeParameters),
            symbol.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            string.Concat(symbol.GetReturnTypeAttributes().Select(attribute => $"[return: global::{attribute}] ")),
            new EquatableArray<Parameter>(symbol.Parameters.Select(Parameter.Of)),
            symbol.GetDocumentationCommentXml() ?? "");
    }

    private static string Listed(IEnumerable<ITypeParameterSymbol> parameters) =>
        parameters.Any() ? $"<{string.Join(", ", parameters.Select(parameter => parameter.Name))}>" : "";
}

/// <summary>An export of a method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Name">What the attribute calls it.</param>
/// <param name="SecondName">The second name that the attribute gives, or null.</param>
/// <param name="Search">What the attribute says about a parameter <c>search</c>.</param>
/// <param name="Letters">The letters of the types that it is for, or null: for all.</param>
/// <param name="Place">Where the method is declared, for messages.</param>
internal sealed record Export(
    Method Method, string Name, string? SecondName, bool Search, string? Letters, LocationOf Place)
{
    /// <summary>The exports that the attributes of a method ask for.</summary>
    public static EquatableArray<Export> Of(GeneratorAttributeSyntaxContext context)
    {
        var symbol = (IMethodSymbol)context.TargetSymbol;
        Method method = Method.Of(symbol);
        return new EquatableArray<Export>(context.Attributes.Select(attribute => new Export(
            method,
            (string)attribute.ConstructorArguments[0].Value!,
            attribute.ConstructorArguments.Length > 1 ? (string?)attribute.ConstructorArguments[1].Value : null,
            attribute.NamedArguments.Any(argument => argument is { Key: "Search", Value.Value: true }),
            (string?)attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Letters").Value.Value,
            LocationOf.Symbol(symbol))));
    }

    /// <summary>Whether there is such a function for a type.</summary>
    public bool IsFor(ElementType type) => Letters?.Contains(type.Letter) != false;
}
