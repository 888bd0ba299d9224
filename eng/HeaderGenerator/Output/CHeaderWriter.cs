using HeaderGenerator.Model;

namespace HeaderGenerator.Output;

/// <summary>Writes the C header: C99 and C++17, lines ended by LF.</summary>
internal sealed class CHeaderWriter
{
    // The column limit of the repository's .clang-format, so that it leaves the declarations as they are.
    private const int DeclarationColumns = 110;

    private readonly ExportModel _model;
    private readonly List<string> _lines = [];

    private CHeaderWriter(ExportModel model) => _model = model;

    /// <summary>The header's whole text.</summary>
    public static string Write(ExportModel model)
    {
        var writer = new CHeaderWriter(model);
        writer.WriteAll();
        return string.Join('\n', writer._lines) + "\n";
    }

    private void WriteAll()
    {
        WriteTopComment();
        Add("", $"#ifndef {Product.IncludeGuard}", $"#define {Product.IncludeGuard}");
        Add("", "#include <stdint.h>");
        WriteVersion();
        _model.Constants.ToList().ForEach(WriteConstant);
        foreach (string code in _model.Declarations)
        {
            Add("");
            Add(code.Split('\n'));
        }

        Add("", "#ifdef __cplusplus", "extern \"C\" {", "#endif");
        _model.Functions.ToList().ForEach(WriteFunction);
        Add("", "#ifdef __cplusplus", "}", "#endif", "", "#endif");
    }

    private void WriteTopComment()
    {
        Add("/*");
        AddComment(HeaderComment.Text.Split('\n'));
        List<string> twins = [.. _model.Functions.Select(function => function.SecondName).OfType<string>()];
        if (twins.Count > 0)
        {
            AddComment(["", .. HeaderComment.OtherNames.Split('\n')]);
            AddComment(TextWrap.Fill(twins.SkipLast(1).Select(name => name + ",").Append(twins[^1]), "    ", "    "));
        }

        Add(" */");
    }

    private void WriteVersion()
    {
        int[] numbers = [_model.Version.Major, _model.Version.Minor, _model.Version.Build];
        string[] values = [.. numbers.Select(number => NumberSpelling.InC(number)), $"\"{_model.VersionText}\""];
        Add("", "/** The version that this header belongs to. */");
        Add([.. Product.VersionMacros.Zip(values, (macro, value) => $"#define {macro} {value}")]);
    }

    private void WriteConstant(MacroConstant constant)
    {
        Add("");
        AddDocComment([.. CDocLines.Blocks(constant.Summary)]);
        Add($"#define {constant.Name} {NumberSpelling.InC(constant.Value)}");
    }

    private void WriteFunction(ExportedFunction function)
    {
        Add("");
        AddDocComment([.. CDocLines.Function(function)]);
        string head = $"{Joined(function.Return.CType, function.Name)}(";
        IEnumerable<string> parameters = function.Parameters.Count == 0
            ? ["void"]
            : function.Parameters.Select(slot => Joined(slot.CType, slot.Name));
        string[] all = [.. parameters];
        Add([.. TextWrap.Fill(
            all.Select((parameter, i) => parameter + (i < all.Length - 1 ? "," : ");")),
            head,
            new string(' ', head.Length),
            DeclarationColumns)]);
    }

    private static string Joined(string type, string name) => type.EndsWith('*') ? type + name : $"{type} {name}";

    private void AddDocComment(string[] lines)
    {
        if (lines.Length == 1 && lines[0].Length + "/**  */".Length <= TextWrap.Columns)
        {
            Add($"/** {lines[0]} */");
            return;
        }

        Add("/**");
        AddComment(lines);
        Add(" */");
    }

    private void AddComment(IEnumerable<string> lines) => _lines.AddRange(lines.Select(line => $" * {line}".TrimEnd()));

    private void Add(params string[] lines) => _lines.AddRange(lines);
}
