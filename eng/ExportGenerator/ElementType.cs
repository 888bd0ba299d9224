using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ExportGenerator;

/// <summary>A type that exports are made for.</summary>
/// <param name="Name">Its name in exports, and the element of documentation that only it has.</param>
/// <param name="Letter">Its letter in LAPACK's names.</param>
/// <param name="CSharp">Its name in C#.</param>
/// <param name="Element">Its name in documentation.</param>
/// <param name="C">Its name in C.</param>
/// <param name="Roundoff">Its unit round-off.</param>
/// <param name="Real">The type of its parts in C#, if it is complex.</param>
/// <param name="IsFirst">Whether it is the first one.</param>
internal sealed record ElementType(
    string Name, string Letter, string CSharp, string Element, string C, string Roundoff, string? Real, bool IsFirst)
{
    private const string Attribute = "ElementTypeAttribute";

    private static readonly Regex s_words = new(@"\{(\w+)\}", RegexOptions.CultureInvariant);

    /// <summary>Gets the name as the end of a method's.</summary>
    public string Suffix => Name.Substring(0, 1).ToUpper(CultureInfo.InvariantCulture) + Name.Substring(1);

    /// <summary>The types that an assembly names, in order.</summary>
    public static EquatableArray<ElementType> Of(IAssemblySymbol assembly) => new(assembly.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.Name == Attribute && attribute.ConstructorArguments.Length == 6)
        .Select(attribute => (
            Values: attribute.ConstructorArguments.Select(argument => argument.Value).ToArray(),
            Real: attribute.NamedArguments.Where(argument => argument.Key == "Real").Select(argument => argument.Value.Value)))
        .Select((found, i) => new ElementType(
            (string)found.Values[0]!, (string)found.Values[1]!, ((ITypeSymbol)found.Values[2]!).ToDisplayString(),
            (string)found.Values[3]!, (string)found.Values[4]!, (string)found.Values[5]!,
            found.Real.Cast<ITypeSymbol>().Select(real => real.ToDisplayString()).FirstOrDefault(), i == 0)));

    /// <summary>A text with this type's words in the place of those in braces.</summary>
    public string Fill(string text) => s_words.Replace(text, word => WordOf(word.Groups[1].Value) ?? word.Value);

    /// <summary>The words in braces that no type can fill.</summary>
    public IEnumerable<string> Unknown(string text) => s_words.Matches(text).Cast<Match>()
        .Select(word => word.Groups[1].Value)
        .Where(word => WordOf(word) is null);

    /// <summary>A type, or a list of them, that may be made of type parameters T and TReal.</summary>
    public string Close(string type) => Regex.Replace(
        Regex.Replace(type, @"\bTReal\b", Real ?? CSharp, RegexOptions.CultureInvariant),
        @"\bT\b", CSharp, RegexOptions.CultureInvariant);

    /// <summary>A parameter with its attributes. What C calls a complex number has to be said.</summary>
    public string Declare(Parameter parameter)
    {
        string attributes = Real is not null && parameter is { Type: "T*", Attributes: "" }
            ? $"[global::DNNE.C99Type(\"{C} *\")] "
            : Fill(parameter.Attributes);
        return $"{attributes}{Close(parameter.Type)} {parameter.Name}";
    }

    private string? WordOf(string word) => word switch
    {
        "type" => Name,
        "letter" => Letter,
        "element" => Element,
        "c" => C,
        "roundoff" => Roundoff,
        _ => null,
    };
}
