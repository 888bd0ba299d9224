using HeaderGenerator.Model;

namespace HeaderGenerator.Output;

/// <summary>
/// Writes the list of all public functions for the C code in front of the managed exports: a macro call for each, whose meaning
/// the including file chooses, any number of times.
/// </summary>
internal static class FrontWriter
{
    private const int Columns = 110;

    /// <summary>The C type of LAPACKE's truth values, which are as wide as its integers.</summary>
    private const string Logical = "lapack_logical";

    private static readonly string[] s_macros =
        ["FUNCTION", "TWIN", "FORTRAN", "LAPACKE", "LOGICAL", "WITHOUT_INFO", "ARGUMENTS"];

    /// <summary>The list's whole text.</summary>
    public static string Write(ExportModel model)
    {
        List<string> lines =
        [
            "/* Generated from the library's exports by eng/HeaderGenerator: edits are lost.",
            "",
            "   The including file defines those of these macros that it wants; they are gone afterwards:",
            "   FUNCTION(type, name, (parameters), (arguments))       a managed function of recursive_lu.h",
            "   FACTOR(type, name, (parameters), (arguments))         the same, one of an m x n matrix that has a twin for small ones; without",
            "                                                         a definition it is FUNCTION",
            "   SYSTEM(type, name, (parameters), (arguments))         the same, one of a matrix of order n; without a definition it is FACTOR",
            "   TWIN(\"name!\", name)                                  its second name",
            "   FORTRAN(name, integer, (parameters), (arguments))     LAPACK's, with a parameter info",
            "   SMALL_FORTRAN(name, integer, (parameters), (arguments))",
            "                                                         the same, one that has a twin for small matrices; without a",
            "                                                         definition it is FORTRAN",
            "   LAPACKE(name, integer, (parameters), (arguments))     LAPACKE's, which returns info",
            "   LOGICAL(name, integer, (parameters), (arguments))     LAPACKE's, which returns 1 or 0 for true or false",
            "   WITHOUT_INFO(...)                                     LAPACK's or LAPACKE's, which returns nothing and has no info",
            "   ARGUMENTS(\"name\", \"first\\0second\\0\")               the names of a function's arguments */",
            "/* clang-format off */",
        ];
        foreach (string macro in s_macros)
        {
            lines.AddRange([$"#ifndef {macro}", $"#define {macro}(...)", "#endif"]);
        }

        lines.AddRange(["#ifndef FACTOR", "#define FACTOR FUNCTION", "#endif"]);
        lines.AddRange(["#ifndef SYSTEM", "#define SYSTEM FACTOR", "#endif"]);
        lines.AddRange(["#ifndef SMALL_FORTRAN", "#define SMALL_FORTRAN FORTRAN", "#endif", ""]);
        foreach (ExportedFunction function in model.Functions)
        {
            if (!function.IsInC)
            {
                string kind = Kind(function);
                Add(lines, $"{kind}({function.Return.CType}, {function.Name}", function.Parameters);
            }

            if (function.SecondName is { } twin)
            {
                lines.Add($"TWIN(\"{twin}\", {function.Name})");
            }

            lines.Add(Names(function.Name, function.Parameters));
        }

        foreach (LapackFunction function in model.LapackFunctions)
        {
            string kind = function.Return.CType == Logical ? "LOGICAL"
                : function.Return.CType != "void" ? "LAPACKE"
                : function.HasSmall ? "SMALL_FORTRAN"
                : function.Parameters.Any(slot => slot.Name == "info") ? "FORTRAN"
                : "WITHOUT_INFO";
            Add(lines, $"{kind}({function.Name}, {Integer(function)}", function.Parameters);
            lines.Add(Names(function.Name, function.Parameters));
        }

        lines.AddRange(["", "#undef FACTOR", "#undef SYSTEM", "#undef SMALL_FORTRAN", .. s_macros.Select(macro => $"#undef {macro}")]);
        return string.Join('\n', lines) + "\n";
    }

    private static string Kind(ExportedFunction function) =>
        !function.HasSmall ? "FUNCTION" : function.Parameters.Any(slot => slot.Name == "m") ? "FACTOR" : "SYSTEM";

    private static void Add(List<string> lines, string head, IReadOnlyList<AbiSlot> parameters)
    {
        string declared = parameters.Count == 0 ? "void" : string.Join(", ", parameters.Select(Declaration));
        string passed = string.Join(", ", parameters.Select(slot => slot.Name));
        lines.AddRange(TextWrap.Fill($"{head}, ({declared}), ({passed}))".Split(' '), "", "    ", Columns));
    }

    private static string Declaration(AbiSlot slot) =>
        slot.CType.EndsWith('*') ? slot.CType + slot.Name : $"{slot.CType} {slot.Name}";

    private static string Names(string function, IReadOnlyList<AbiSlot> parameters) =>
        $"ARGUMENTS(\"{function}\", \"{string.Concat(parameters.Select(slot => slot.Name + "\\0"))}\")";

    /// <summary>The type of a LAPACK function's integers: that of info as a result, or else of the first integer parameter, which
    /// may be a pointer, behind LAPACKE's layout.</summary>
    private static string Integer(LapackFunction function) =>
        function.Return.CType is not ("void" or Logical)
            ? function.Return.CType
            : function.Parameters.Where(slot => slot.Name != "layout").Select(slot => slot.CType.TrimEnd('*', ' '))
                .First(type => type is "int32_t" or "int64_t");
}
