using System.Collections.Frozen;

namespace HeaderGenerator.Model;

/// <summary>Which names C, C++ and C# can spell.</summary>
internal static class Identifiers
{
    private static readonly FrozenSet<string> CAndCxxKeywords = Words("""
        alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t class compl const
        const_cast constexpr continue decltype default delete do double dynamic_cast else enum explicit export extern
        false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or
        or_eq private protected public register reinterpret_cast restrict return short signed sizeof static
        static_assert static_cast struct switch template this thread_local throw true try typedef typeid typename
        union unsigned using virtual void volatile wchar_t while xor xor_eq
        """);

    private static readonly FrozenSet<string> CSharpKeywords = Words("""
        abstract as base bool break byte case catch char checked class const continue decimal default delegate do
        double else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface
        internal is lock long namespace new null object operator out override params private protected public readonly
        ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint
        ulong unchecked unsafe ushort using virtual void volatile while
        """);

    /// <summary>Whether C99 and C++17 take the name as an identifier.</summary>
    public static bool IsC(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !CAndCxxKeywords.Contains(name);

    /// <summary>A C identifier, escaped if it is a keyword of C#.</summary>
    public static string CSharp(string name) => CSharpKeywords.Contains(name) ? "@" + name : name;

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
