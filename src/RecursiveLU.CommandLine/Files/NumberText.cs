using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace RecursiveLU.CommandLine.Files;

/// <summary>Numbers as text: 1.5, -2e-3, 1D+2, nan, -inf, 1+2i, (1-2j), 3j.</summary>
internal static class NumberText
{
    /// <summary>The longest number.</summary>
    private const int Longest = 512;

    /// <summary>Reads a real number of all of a text.</summary>
    /// <returns>False if the text is none, or too large for a double.</returns>
    public static bool TryReal(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > Longest)
        {
            return false;
        }

        // Fortran's exponents.
        int d = text.IndexOfAny((byte)'d', (byte)'D');
        if (d > 0 && text[d - 1] is (>= (byte)'0' and <= (byte)'9') or (byte)'.')
        {
            Span<byte> copy = stackalloc byte[text.Length];
            text.CopyTo(copy);
            copy[d] = (byte)'e';
            return TryPlain(copy, out value);
        }

        return TryPlain(text, out value);
    }

    /// <summary>Reads a real or complex number of all of a text.</summary>
    /// <returns>False if the text is none, or too large for doubles.</returns>
    public static bool TryComplex(ReadOnlySpan<byte> text, out Complex value, out bool isComplex)
    {
        value = default;
        if (text is [(byte)'(', .., (byte)')'])
        {
            text = text[1..^1];
        }

        isComplex = text is [.., (byte)'i' or (byte)'j' or (byte)'I' or (byte)'J'];
        if (!isComplex)
        {
            bool isReal = TryReal(text, out double real);
            value = real;
            return isReal;
        }

        text = text[..^1];
        int sign = ImaginarySign(text);
        double first = 0;
        if (sign > 0 && !TryReal(text[..sign], out first))
        {
            return false;
        }

        // Some versions of NumPy write 1+-2j.
        ReadOnlySpan<byte> rest = text[sign..];
        if (rest is [(byte)'+', (byte)'-', ..])
        {
            rest = rest[1..];
        }

        double second;
        if (rest is [] or [(byte)'+'])
        {
            second = 1;
        }
        else if (rest is [(byte)'-'])
        {
            second = -1;
        }
        else if (!TryReal(rest, out second))
        {
            return false;
        }

        value = new Complex(first, second);
        return true;
    }

    /// <summary>Appends the shortest text that reads as the same number.</summary>
    public static void Append(StringBuilder text, Complex value, bool isDouble, bool isComplex)
    {
        AppendReal(text, value.Real, isDouble);
        if (isComplex)
        {
            if (value.Imaginary >= 0 || double.IsNaN(value.Imaginary))
            {
                // Minus zero has its sign already.
                text.Append(double.IsNegative(value.Imaginary) && value.Imaginary == 0 ? string.Empty : "+");
            }

            AppendReal(text, value.Imaginary, isDouble);
            text.Append('j');
        }
    }

    /// <summary>Appends the shortest text that reads as the same number.</summary>
    public static void AppendReal(StringBuilder text, double value, bool isDouble)
    {
        if (!double.IsFinite(value))
        {
            text.Append(double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
        }
        else if (isDouble)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value:R}");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{(float)value:R}");
        }
    }

    /// <summary>Where the imaginary part begins: at the last sign that is not an exponent's.</summary>
    private static int ImaginarySign(ReadOnlySpan<byte> text)
    {
        for (int k = text.Length - 1; k > 0; k--)
        {
            bool isSign = text[k] is (byte)'+' or (byte)'-';
            if (isSign && text[k - 1] is not ((byte)'e' or (byte)'E' or (byte)'d' or (byte)'D'))
            {
                return text[k - 1] == (byte)'+' ? k - 1 : k;
            }
        }

        return 0;
    }

    private static bool TryPlain(ReadOnlySpan<byte> text, out double value)
    {
        // Of the texts that double.Parse knows, those that begin with white space or are words are not what files have.
        ReadOnlySpan<byte> digits = text[0] is (byte)'+' or (byte)'-' ? text[1..] : text;
        if (digits is [(>= (byte)'0' and <= (byte)'9') or (byte)'.', ..])
        {
            if (text[0] == (byte)'+')
            {
                text = digits;
            }

            return Utf8Parser.TryParse(text, out value, out int read) && read == text.Length && double.IsFinite(value);
        }

        value = 0;
        bool isInfinity = Ascii.EqualsIgnoreCase(digits, "inf"u8) || Ascii.EqualsIgnoreCase(digits, "infinity"u8);
        if (isInfinity)
        {
            value = text[0] == (byte)'-' ? double.NegativeInfinity : double.PositiveInfinity;
        }
        else if (Ascii.EqualsIgnoreCase(digits, "nan"u8))
        {
            value = double.NaN;
        }

        return value != 0;
    }
}
