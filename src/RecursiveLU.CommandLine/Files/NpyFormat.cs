using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Files;

/// <summary>NumPy's arrays, as numpy.save writes them.</summary>
/// <remarks>Integers and truth values become doubles, half floats become floats, if they are the same numbers there.</remarks>
internal sealed unsafe class NpyFormat : IMatrixFormat
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>The largest integer up to which all are doubles.</summary>
    private const long LargestExact = 1L << 53;

    /// <inheritdoc/>
    public string Description => "a NumPy array";

    /// <inheritdoc/>
    public IReadOnlyList<string> Suffixes { get; } = [".npy"];

    /// <inheritdoc/>
    public bool IsBinary => true;

    /// <inheritdoc/>
    public bool Begins(ReadOnlySpan<byte> head) => head.StartsWith(NpyHeader.Magic);

    /// <inheritdoc/>
    public Matrix Read(ByteSource source, ReadRequest request)
    {
        NpyHeader header = NpyHeader.Read(source);
        ElementType type = header.Type switch
        {
            "f2" or "f4" => ElementType.F32,
            "c8" => ElementType.C64,
            "c16" => ElementType.C128,
            _ => ElementType.F64,
        };
        request.Budget.Check(source.Name, header.Rows, header.Columns, type.Bytes(), request.Copies);
        int stored = int.Parse(header.Type.AsSpan(1), CultureInfo.InvariantCulture);
        CheckLength(source, header, stored);

        (long lines, long line) = header.IsByColumns ? (header.Columns, header.Rows) : (header.Rows, header.Columns);
        Matrix matrix = Matrix.Zeros(request.Budget, source.Name, type, line, lines);
        try
        {
            Fill(source, header, stored, matrix);
            if (!source.Peek(1).IsEmpty)
            {
                throw FileFailure.AtByte(source.Name, source.Position, "the end of the file", "more bytes");
            }

            return header.IsByColumns ? matrix : matrix.FromRows(source.Name);
        }
        catch
        {
            matrix.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Write(Matrix matrix, string name, Stream target)
    {
        string type = matrix.Type switch
        {
            ElementType.F64 => "<f8",
            ElementType.F32 => "<f4",
            ElementType.C128 => "<c16",
            _ => "<c8",
        };
        WriteHeader(target, type, $"({matrix.Rows}, {matrix.Columns})");
        WriteBytes(target, (byte*)matrix.Data, matrix.Bytes);
    }

    /// <summary>Writes a vector of integers.</summary>
    public static void Write(ReadOnlySpan<long> vector, Stream target)
    {
        WriteHeader(target, "<i8", $"({vector.Length},)");
        target.Write(MemoryMarshal.AsBytes(vector));
    }

    private static void WriteHeader(Stream target, string type, string shape)
    {
        // The numbers begin at a multiple of 64 bytes, and the header ends with a new line.
        string text = $"{{'descr': '{type}', 'fortran_order': True, 'shape': {shape}, }}";
        int length = ((10 + text.Length + 1 + 63) / 64 * 64) - 10;
        target.Write(NpyHeader.Magic);
        target.Write([1, 0, (byte)length, (byte)(length >> 8)]);
        target.Write(Encoding.ASCII.GetBytes(text.PadRight(length - 1) + '\n'));
    }

    private static void WriteBytes(Stream target, byte* data, long bytes)
    {
        for (long done = 0; done < bytes; done += ChunkBytes)
        {
            target.Write(new ReadOnlySpan<byte>(data + done, (int)Math.Min(ChunkBytes, bytes - done)));
        }
    }

    /// <summary>Refuses a file that is too short or too long before anything is allocated.</summary>
    private static void CheckLength(ByteSource source, NpyHeader header, int stored)
    {
        long elements = header.Rows * header.Columns * stored;
        long? there = source.Length - source.Position;
        if (there is long found && found != elements)
        {
            throw FileFailure.AtByte(
                source.Name, source.Position, $"{elements} bytes of {header.Rows} x {header.Columns} elements", $"{found} bytes");
        }
    }

    private static void Fill(ByteSource source, NpyHeader header, int stored, Matrix matrix)
    {
        bool isWhole = header.Type is "f4" or "f8" or "c8" or "c16";
        Span<byte> chunk = isWhole ? [] : new byte[ChunkBytes / stored * stored];
        long begin = source.Position;
        for (long done = 0; done < matrix.Count;)
        {
            int count = (int)Math.Min(ChunkBytes / stored, matrix.Count - done);
            Span<byte> bytes = isWhole
                ? new Span<byte>((byte*)matrix.Data + (done * stored), count * stored)
                : chunk[..(count * stored)];
            int read = source.Read(bytes);
            if (read < bytes.Length)
            {
                throw FileFailure.AtByte(
                    source.Name,
                    source.Position,
                    $"{matrix.Count * stored} bytes of {header.Rows} x {header.Columns} elements",
                    $"the end of the file after {source.Position - begin} bytes");
            }

            if (header.IsBigEndian)
            {
                Reverse(bytes, header.Type is "c8" or "c16" ? stored / 2 : stored);
            }

            for (int k = 0; k < count && !isWhole; k++)
            {
                matrix.Set(done + k, Number(source.Name, begin + ((done + k) * stored), header.Type, bytes[(k * stored)..]));
            }

            done += count;
        }
    }

    private static void Reverse(Span<byte> bytes, int partBytes)
    {
        switch (partBytes)
        {
            case 2:
                Span<ushort> two = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(two, two);
                break;
            case 4:
                Span<uint> four = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(four, four);
                break;
            case 8:
                Span<ulong> eight = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(eight, eight);
                break;
        }
    }

    private static Complex Number(string file, long position, string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "f2" => (double)MemoryMarshal.Read<Half>(bytes),
        "b1" or "u1" => bytes[0],
        "i1" => (sbyte)bytes[0],
        "i2" => MemoryMarshal.Read<short>(bytes),
        "u2" => MemoryMarshal.Read<ushort>(bytes),
        "i4" => MemoryMarshal.Read<int>(bytes),
        "u4" => MemoryMarshal.Read<uint>(bytes),
        "i8" => Exact(file, position, MemoryMarshal.Read<long>(bytes)),
        _ => Exact(file, position, MemoryMarshal.Read<ulong>(bytes)),
    };

    private static double Exact(string file, long position, Int128 value) => Int128.Abs(value) <= LargestExact
        ? (double)value
        : throw FileFailure.AtByte(
            file, position, "an integer that a double holds", value.ToString(CultureInfo.InvariantCulture));
}
