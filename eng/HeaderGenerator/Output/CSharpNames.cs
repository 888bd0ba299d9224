using System.Text.RegularExpressions;
using HeaderGenerator.Model;

namespace HeaderGenerator.Output;

/// <summary>
/// The .NET names of the C names. The rule: leave out the library's prefix, then join the words between underscores, each
/// with a capital first letter; the other letters of a function's words stay, those of a macro's become small.
/// <c>recursive_lu_f64_nopiv</c> is <c>F64Nopiv</c>, <c>RECURSIVE_LU_NO_PIVOT</c> is <c>NoPivot</c>.
/// </summary>
internal sealed partial class CSharpNames
{
    /// <summary>The constant with the library's name.</summary>
    public const string Library = "Library";

    /// <summary>The constant with the version.</summary>
    public const string HeaderVersion = "HeaderVersion";

    private readonly Dictionary<string, string> _names = [];

    /// <summary>Names everything in the model.</summary>
    /// <exception cref="GenerationException">Two C names give the same .NET name.</exception>
    public CSharpNames(ExportModel model)
    {
        var owners = new Dictionary<string, string>
        {
            [Library] = "the library's name",
            [HeaderVersion] = "the version",
        };
        IEnumerable<string> macros = model.Constants.Select(constant => constant.Name);
        if (model.Defines(Product.BadArgumentMacro))
        {
            macros = macros.Append(Product.BadArgumentMacro);
        }

        foreach (string macro in macros)
        {
            Add(owners, macro, Pascal(macro, Product.MacroPrefix, lower: true));
        }

        foreach (ExportedFunction function in model.Functions)
        {
            Add(owners, function.Name, Pascal(function.Name, Product.FunctionPrefix, lower: false));
        }
    }

    /// <summary>The .NET name of a C name of the model.</summary>
    public string this[string cName] => _names[cName];

    /// <summary>A word of documentation as XML: markup characters escaped, C names made references.</summary>
    public string Xml(string word) => NameOrMarkup().Replace(word, match => match.Value switch
    {
        "&" => "&amp;",
        "<" => "&lt;",
        ">" => "&gt;",
        _ => _names.TryGetValue(match.Value, out string? name) ? $"<see cref=\"{name}\"/>" : match.Value,
    });

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*|[&<>]")]
    private static partial Regex NameOrMarkup();

    private static string Pascal(string name, string prefix, bool lower)
    {
        string rest = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
        string joined = string.Concat(rest.Split('_', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + (lower ? word[1..].ToLowerInvariant() : word[1..])));
        return joined.Length == 0 || char.IsAsciiDigit(joined[0]) ? "_" + joined : joined;
    }

    private void Add(Dictionary<string, string> owners, string cName, string name)
    {
        _names[cName] = owners.TryAdd(name, cName)
            ? name
            : throw new GenerationException($"{cName}: its .NET name {name} is already that of {owners[name]}");
    }
}
