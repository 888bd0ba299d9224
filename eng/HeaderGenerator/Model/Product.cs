namespace HeaderGenerator.Model;

/// <summary>The names that are this library's own.</summary>
internal static class Product
{
    /// <summary>What all functions begin with.</summary>
    public const string FunctionPrefix = "recursive_lu_";

    /// <summary>What all macros begin with.</summary>
    public const string MacroPrefix = "RECURSIVE_LU_";

    /// <summary>What an entry point begins with that a function in C, called by the rest of the name, stands in front of.</summary>
    public const string ManagedPrefix = "managed_";

    /// <summary>What an entry point begins with that only the library itself calls.</summary>
    public const string InternalPrefix = "internal_";

    /// <summary>What the symbol of a function's twin for small matrices begins with.</summary>
    public const string SmallPrefix = "small_";

    /// <summary>The include guard.</summary>
    public const string IncludeGuard = "RECURSIVE_LU_H";

    /// <summary>The macro with an argument that a code block defines and the P/Invoke class has as a method.</summary>
    public const string BadArgumentMacro = MacroPrefix + "BAD_ARGUMENT";

    /// <summary>What the loader looks for: librecursivelu.so.</summary>
    public const string LibraryName = "recursivelu";

    /// <summary>The namespace of the P/Invoke class.</summary>
    public const string Namespace = "RecursiveLU.Interop";

    /// <summary>The P/Invoke class.</summary>
    public const string ClassName = "RecursiveLuNative";

    /// <summary>The public name of an entry point; null if it has none.</summary>
    public static string? PublicName(string? entryPoint) =>
        entryPoint is null || entryPoint.StartsWith(InternalPrefix, StringComparison.Ordinal) ? null
        : entryPoint.StartsWith(ManagedPrefix, StringComparison.Ordinal) ? entryPoint[ManagedPrefix.Length..]
        : entryPoint;

    /// <summary>The public name of the function whose twin for small matrices has this symbol; null if it is no such symbol.</summary>
    public static string? SmallName(string? symbol) =>
        symbol is not null && symbol.StartsWith(SmallPrefix, StringComparison.Ordinal) ? symbol[SmallPrefix.Length..] : null;

    /// <summary>The macros made from the assembly's version.</summary>
    public static IReadOnlyList<string> VersionMacros { get; } =
    [
        MacroPrefix + "VERSION_MAJOR",
        MacroPrefix + "VERSION_MINOR",
        MacroPrefix + "VERSION_PATCH",
        MacroPrefix + "VERSION",
    ];
}
