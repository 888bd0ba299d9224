using System.Globalization;

namespace HeaderGenerator.Output;

/// <summary>
/// Integer constants in both languages. Values just above a type's minimum are written by their distance from it, and so are
/// values of 64 bits whose low half is just above the minimum of 32 bits, as the sum of 2^31 and the rest.
/// </summary>
internal static class NumberSpelling
{
    // Codes are counted from the minimum; anything further away is a number in its own right.
    private const ulong Near = 1000;

    // From the minimum of 64 bits to the next number whose low half is the minimum of 32 bits.
    private const ulong Half = 1UL << 31;

    /// <summary>In C99 and C++17, parenthesized where an operator beside it could take it apart.</summary>
    public static string InC(object value) => value switch
    {
        long v when IsNearMinimum(v) => FromMinimum("INT64_MIN", Distance(v, long.MinValue), true),
        int v when Distance(v, int.MinValue) < Near => FromMinimum("INT32_MIN", Distance(v, int.MinValue), true),
        long v => v < 0 ? $"(-INT64_C({Plain(-v)}))" : $"INT64_C({Plain(v)})",
        ulong v => $"UINT64_C({Plain(v)})",
        uint v => Plain(v) + "u",
        _ => Plain(value).StartsWith('-') ? $"({Plain(value)})" : Plain(value),
    };

    /// <summary>In C#.</summary>
    public static string InCSharp(object value) => value switch
    {
        long v when IsNearMinimum(v) => FromMinimum("long.MinValue", Distance(v, long.MinValue), false),
        int v when Distance(v, int.MinValue) < Near => FromMinimum("int.MinValue", Distance(v, int.MinValue), false),
        long v => Plain(v) + "L",
        ulong v => Plain(v) + "UL",
        uint v => Plain(v) + "u",
        _ => Plain(value),
    };

    /// <summary>The C# keyword of the constant's type.</summary>
    public static string CSharpType(object value) => value switch
    {
        sbyte => "sbyte",
        byte => "byte",
        short => "short",
        ushort => "ushort",
        int => "int",
        uint => "uint",
        long => "long",
        ulong => "ulong",
        _ => throw new ArgumentException("not an integer", nameof(value)),
    };

    private static ulong Distance(long value, long minimum) => unchecked((ulong)value - (ulong)minimum);

    private static bool IsNearMinimum(long value) =>
        Distance(value, long.MinValue) is < Near or (>= Half and < Half + Near);

    private static string FromMinimum(string minimum, ulong distance, bool parenthesized)
    {
        ulong half = distance < Half ? 0 : Half;
        IEnumerable<string> terms = new[] { half, distance - half }.Where(term => term != 0).Select(term => Plain(term));
        string sum = string.Join(" + ", terms.Prepend(minimum));
        return parenthesized && distance != 0 ? $"({sum})" : sum;
    }

    private static string Plain(object value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);
}
