using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using RecursiveLU.CommandLine.Errors;

namespace RecursiveLU.CommandLine.Files;

/// <summary>The header of a NumPy array, format versions 1 to 3.</summary>
/// <param name="Type">The type of an element: a letter for the kind and its bytes, as in f8.</param>
/// <param name="IsBigEndian">Whether the numbers' first byte is the most significant one.</param>
/// <param name="IsByColumns">Whether the array is in Fortran's order.</param>
/// <param name="Rows">Rows; those of a vector are its length.</param>
/// <param name="Columns">Columns; 1 for a vector.</param>
internal sealed record NpyHeader(string Type, bool IsBigEndian, bool IsByColumns, long Rows, long Columns)
{
    /// <summary>No array of numbers has a longer header.</summary>
    private const int LongestText = 1 << 20;

    /// <summary>Gets what each file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a header.</summary>
    /// <exception cref="FileFailure">It is none, or not that of a matrix.</exception>
    public static NpyHeader Read(ByteSource source)
    {
        Span<byte> start = stackalloc byte[8];
        int read = source.Read(start);
        if (read < start.Length || !start.StartsWith(Magic))
        {
            throw FileFailure.AtByte(source.Name, 0, @"'\x93NUMPY' and a version", FileFailure.Shown(start[..read]));
        }

        if (start[6] is < 1 or > 3)
        {
            throw FileFailure.AtByte(source.Name, 6, "a version from 1 to 3", start[6].ToString(CultureInfo.InvariantCulture));
        }

        Span<byte> lengthBytes = stackalloc byte[4];
        lengthBytes.Clear();
        int lengthSize = start[6] == 1 ? 2 : 4;
        read = source.Read(lengthBytes[..lengthSize]);
        uint length = MemoryMarshal.Read<uint>(lengthBytes);
        if (read < lengthSize || length > LongestText)
        {
            string found = read < lengthSize ? "the end of the file" : length.ToString(CultureInfo.InvariantCulture);
            throw FileFailure.AtByte(source.Name, start.Length, $"the length of the header, at most {LongestText}", found);
        }

        long begin = source.Position;
        var text = new byte[length];
        read = source.Read(text);
        if (read < length)
        {
            throw FileFailure.AtByte(source.Name, begin, $"{length} bytes of header", $"{read} bytes");
        }

        return new HeaderText(source.Name, begin, text).Read();
    }

    /// <summary>The header's text: a dictionary as Python writes it.</summary>
    private sealed class HeaderText(string file, long begin, byte[] text)
    {
        private int _next;
        private string? _type;
        private bool? _byColumns;
        private long[]? _shape;

        public NpyHeader Read()
        {
            Expect('{');
            while (!Accept('}'))
            {
                int at = SkipBlanks();
                string key = QuotedText("the name of a property in quotes");
                Expect(':');
                switch (key)
                {
                    case "descr":
                        SkipBlanks();
                        _type = _next < text.Length && text[_next] == (byte)'['
                            ? throw Wrong(_next, "numbers", "structures, whose type is a list")
                            : QuotedText("the type of the elements in quotes");
                        break;
                    case "fortran_order":
                        _byColumns = Truth();
                        break;
                    case "shape":
                        _shape = Tuple();
                        break;
                    default:
                        throw Wrong(at, "descr, fortran_order or shape", FileFailure.Shown(Encoding.Latin1.GetBytes(key)));
                }

                if (!Accept(','))
                {
                    Expect('}');
                    break;
                }
            }

            string type = _type ?? throw Wrong(0, "a property descr", "none");
            bool byColumns = _byColumns ?? throw Wrong(0, "a property fortran_order", "none");
            long[] shape = _shape ?? throw Wrong(0, "a property shape", "none");
            if (shape.Length is 0 or > 2)
            {
                throw Wrong(0, "a matrix or a vector", $"an array of {shape.Length} dimensions");
            }

            if (type.Length < 3 || !"<>|=".Contains(type[0], StringComparison.Ordinal) || type[1..] is not
                ("f2" or "f4" or "f8" or "c8" or "c16" or "b1" or "i1" or "i2" or "i4" or "i8" or "u1" or "u2" or "u4" or "u8"))
            {
                throw Wrong(0, "real or complex numbers of at most 64 bits a part, or integers", Kind(type));
            }

            return new NpyHeader(type[1..], type[0] == '>', byColumns, shape[0], shape.Length > 1 ? shape[1] : 1);
        }

        private static string Kind(string type)
        {
            string shown = FileFailure.Shown(Encoding.Latin1.GetBytes(type));
            return type.Length < 2 ? shown : type[1] switch
            {
                'O' => $"{shown}: Python objects, which are never loaded",
                'S' or 'U' or 'a' => $"{shown}: texts",
                'M' or 'm' => $"{shown}: dates",
                'V' => $"{shown}: raw bytes",
                'f' or 'c' when "<>=".Contains(type[0], StringComparison.Ordinal) =>
                    $"{shown}: save them as astype('f8') or 'c16'",
                _ => shown,
            };
        }

        private FileFailure Wrong(int at, string expected, string found) =>
            FileFailure.AtByte(file, begin + at, expected, found);

        private int SkipBlanks()
        {
            while (_next < text.Length && text[_next] is (byte)' ' or (byte)'\n' or (byte)'\t')
            {
                _next++;
            }

            return _next;
        }

        private bool Accept(char c)
        {
            SkipBlanks();
            bool isThere = _next < text.Length && text[_next] == (byte)c;
            _next += isThere ? 1 : 0;
            return isThere;
        }

        private void Expect(char c)
        {
            if (!Accept(c))
            {
                throw Wrong(_next, $"'{c}'", FileFailure.Shown(text.AsSpan(_next)));
            }
        }

        private string QuotedText(string expected)
        {
            int at = SkipBlanks();
            if (at < text.Length && text[at] is (byte)'\'' or (byte)'"')
            {
                int length = text.AsSpan(at + 1).IndexOf(text[at]);
                if (length >= 0)
                {
                    _next = at + length + 2;
                    return Encoding.Latin1.GetString(text, at + 1, length);
                }
            }

            throw Wrong(at, expected, FileFailure.Shown(text.AsSpan(at)));
        }

        private bool Truth()
        {
            int at = SkipBlanks();
            ReadOnlySpan<byte> rest = text.AsSpan(at);
            bool value = rest.StartsWith("True"u8);
            if (!value && !rest.StartsWith("False"u8))
            {
                throw Wrong(at, "True or False", FileFailure.Shown(rest));
            }

            _next += value ? 4 : 5;
            return value;
        }

        private long[] Tuple()
        {
            var numbers = new List<long>();
            Expect('(');
            while (!Accept(')'))
            {
                int at = SkipBlanks();
                while (_next < text.Length && text[_next] is >= (byte)'0' and <= (byte)'9')
                {
                    _next++;
                }

                // Python 2 wrote long integers with an L.
                ReadOnlySpan<byte> digits = text.AsSpan(at, _next - at);
                if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                {
                    throw Wrong(at, "a size", FileFailure.Shown(text.AsSpan(at)));
                }

                _ = Accept('L');
                numbers.Add(number);
                if (!Accept(','))
                {
                    Expect(')');
                    break;
                }
            }

            return [.. numbers];
        }
    }
}
