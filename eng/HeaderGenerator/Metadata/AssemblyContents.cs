namespace HeaderGenerator.Metadata;

/// <summary>What an export assembly's metadata says, before documentation and before any rule is applied.</summary>
/// <param name="Version">The assembly's version.</param>
/// <param name="Constants">Fields that are to be macros.</param>
/// <param name="Declarations">C99 code blocks.</param>
/// <param name="Methods">The exports that the header declares.</param>
/// <param name="LapackMethods">The exports under LAPACK's names, which have a header of their own.</param>
/// <param name="SmallNames">The public names of the functions that have a twin for small matrices.</param>
internal sealed record AssemblyContents(
    Version Version,
    IReadOnlyList<ConstantField> Constants,
    IReadOnlyList<DeclarationBlock> Declarations,
    IReadOnlyList<ExportMethod> Methods,
    IReadOnlyList<ExportMethod> LapackMethods,
    IReadOnlySet<string> SmallNames);

/// <summary>A constant to be a macro.</summary>
/// <param name="FullName">The field.</param>
/// <param name="MacroName">The macro.</param>
/// <param name="Value">The constant; null if the field is not constant.</param>
internal sealed record ConstantField(string FullName, string MacroName, object? Value);

/// <summary>C99 code given by an attribute.</summary>
/// <param name="FullName">The type or method that carries it.</param>
/// <param name="Code">The code as written.</param>
internal sealed record DeclarationBlock(string FullName, string Code);

/// <summary>An exported method.</summary>
/// <param name="FullName">The method, for messages.</param>
/// <param name="DocId">The method, for the documentation file.</param>
/// <param name="EntryPoint">The public name, any characters.</param>
/// <param name="SecondName">Another public name, or null.</param>
/// <param name="IsInC">Whether the function is written in C, and the method only declares and documents it.</param>
/// <param name="Return">The result.</param>
/// <param name="Parameters">The parameters in order.</param>
internal sealed record ExportMethod(
    string FullName,
    string DocId,
    string EntryPoint,
    string? SecondName,
    bool IsInC,
    MethodSlot Return,
    IReadOnlyList<MethodSlot> Parameters);

/// <summary>A parameter or a result.</summary>
/// <param name="Name">The parameter's name; empty if it has none.</param>
/// <param name="Type">Its type.</param>
/// <param name="TypeOverride">The C99 type that an attribute gives, or null.</param>
internal sealed record MethodSlot(string Name, AbiType Type, string? TypeOverride);
