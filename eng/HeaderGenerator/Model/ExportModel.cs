using System.Text.RegularExpressions;

namespace HeaderGenerator.Model;

/// <summary>What both files are written from: nothing else about the assembly reaches a writer.</summary>
/// <param name="Version">The assembly's version, of which major, minor and build count.</param>
/// <param name="Constants">The macros, by declaring type (ordinal) and then in order of declaration.</param>
/// <param name="Declarations">C99 code blocks, lines separated by LF, ordered as the constants.</param>
/// <param name="Functions">The functions of the header, ordered as the constants.</param>
/// <param name="LapackFunctions">The functions under LAPACK's names, ordered likewise.</param>
internal sealed record ExportModel(
    Version Version,
    IReadOnlyList<MacroConstant> Constants,
    IReadOnlyList<string> Declarations,
    IReadOnlyList<ExportedFunction> Functions,
    IReadOnlyList<LapackFunction> LapackFunctions)
{
    /// <summary>The version as the header spells it.</summary>
    public string VersionText => $"{Version.Major}.{Version.Minor}.{Version.Build}";

    /// <summary>Whether a code block defines a macro of this name.</summary>
    public bool Defines(string macro) =>
        Declarations.Any(code => Regex.IsMatch(code, $@"^\s*#\s*define\s+{macro}\b", RegexOptions.Multiline));
}

/// <summary>A constant that is a macro in C.</summary>
/// <param name="Name">The macro's name.</param>
/// <param name="Value">A boxed integer of 8 to 64 bits.</param>
/// <param name="Summary">Its documentation.</param>
internal sealed record MacroConstant(string Name, object Value, DocText Summary);

/// <summary>A function of the C ABI.</summary>
/// <param name="Name">The entry point, a C identifier.</param>
/// <param name="SecondName">The second name of the same function, which C cannot spell, or null.</param>
/// <param name="IsInC">Whether it is written in C; otherwise it is a managed function.</param>
/// <param name="HasSmall">Whether it has a twin for small matrices.</param>
/// <param name="Return">What it returns; both types are <c>void</c> if it returns nothing.</param>
/// <param name="Parameters">In order.</param>
/// <param name="Doc">Complete: a summary, every parameter, and the result unless there is none.</param>
internal sealed record ExportedFunction(
    string Name,
    string? SecondName,
    bool IsInC,
    bool HasSmall,
    AbiSlot Return,
    IReadOnlyList<AbiSlot> Parameters,
    FunctionDoc Doc)
{
    /// <summary>Whether there is no result.</summary>
    public bool ReturnsVoid => Return.CSharpType == "void";
}

/// <summary>A function under a name of LAPACK's, which another header declares.</summary>
/// <param name="Name">The public name.</param>
/// <param name="HasSmall">Whether it has a twin for small matrices.</param>
/// <param name="Return">What it returns; both types are <c>void</c> for Fortran's subroutines.</param>
/// <param name="Parameters">In order.</param>
internal sealed record LapackFunction(string Name, bool HasSmall, AbiSlot Return, IReadOnlyList<AbiSlot> Parameters);

/// <summary>A parameter or a result, as each language spells it.</summary>
/// <param name="Name">The parameter's name; empty for a result.</param>
/// <param name="CType">The C99 type.</param>
/// <param name="CSharpType">The blittable C# type.</param>
internal sealed record AbiSlot(string Name, string CType, string CSharpType);
