using System.Numerics;

namespace RecursiveLU.Conventions;

/// <summary>Numbers in environment variables.</summary>
internal static class Setting
{
    /// <summary>Reads a decimal number, which may have a sign and white space around it; false if there is none or it is too large.
    /// (The runtime's own parser would set up its cultures.)</summary>
    /// <typeparam name="TChar">UTF-8 or UTF-16.</typeparam>
    public static bool TryParse<TChar>(ReadOnlySpan<TChar> text, out int value)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        int begin = 0;
        int end = text.Length;
        while (begin < end && IsWhite(text[begin]))
        {
            begin++;
        }

        while (end > begin && IsWhite(text[end - 1]))
        {
            end--;
        }

        bool negative = begin < end && int.CreateTruncating(text[begin]) == '-';
        begin += negative || (begin < end && int.CreateTruncating(text[begin]) == '+') ? 1 : 0;
        return TryParseDigits(text[begin..end], negative, out value);
    }

    private static bool TryParseDigits<TChar>(ReadOnlySpan<TChar> text, bool negative, out int value)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        long number = 0;
        value = 0;
        foreach (TChar character in text)
        {
            int digit = int.CreateTruncating(character) - '0';
            number = (10 * number) + (negative ? -digit : digit);
            if ((uint)digit > 9 || number != (int)number)
            {
                return false;
            }
        }

        value = (int)number;
        return !text.IsEmpty;
    }

    /// <summary>Space, tab, line feed, vertical tab, form feed, carriage return.</summary>
    private static bool IsWhite<TChar>(TChar character)
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        int.CreateTruncating(character) is ' ' or (>= '\t' and <= '\r');
}
