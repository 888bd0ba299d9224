using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Files;

/// <summary>Rows of numbers, whose number is not known before they end; complex from the first number that is.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="request">The memory, and how many matrices of this size the caller will hold.</param>
/// <param name="most">The bytes of the file, or null: no more numbers than that can come.</param>
internal sealed unsafe class RowBuffer(string file, ReadRequest request, long? most) : IDisposable
{
    private double* _numbers;
    private long _room;
    private long _count;

    /// <summary>Gets a value indicating whether a number was complex.</summary>
    public bool IsComplex { get; private set; }

    private int Parts => IsComplex ? 2 : 1;

    /// <summary>Appends a number.</summary>
    public void Add(Complex value, bool isComplex)
    {
        if (isComplex && !IsComplex)
        {
            Widen();
        }

        EnsureRoom(_count + 1);
        _numbers[_count * Parts] = value.Real;
        if (IsComplex)
        {
            _numbers[(_count * Parts) + 1] = value.Imaginary;
        }

        _count++;
    }

    /// <summary>Makes the matrix.</summary>
    /// <param name="columns">Numbers in a row.</param>
    public Matrix ToMatrix(long columns)
    {
        long rows = columns == 0 ? 0 : _count / columns;
        ElementType type = IsComplex ? ElementType.C128 : ElementType.F64;
        request.Budget.Check(file, rows, columns, type.Bytes(), request.Copies + 1);
        Matrix matrix = Matrix.Zeros(request.Budget, file, type, columns, rows);
        NativeMemory.Copy(_numbers, matrix.Data, (nuint)matrix.Bytes);
        Dispose();
        return matrix.FromRows(file);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_numbers);
        _numbers = null;
        _room = 0;
    }

    private void EnsureRoom(long count)
    {
        if (count <= _room)
        {
            return;
        }

        // A number and what separates it from the next take two bytes of a file at least.
        long room = Math.Max(count, Math.Min(Math.Max(1024, 2 * _room), (most ?? long.MaxValue) / 2));
        if (room > 1024)
        {
            UInt128 bytes = (UInt128)count * (UInt128)(Parts * sizeof(double));
            string size = string.Create(CultureInfo.InvariantCulture, $"{count} numbers");
            request.Budget.CheckBytes(file, size, bytes, request.Copies);
        }

        _numbers = (double*)NativeMemory.Realloc(_numbers, (nuint)(room * Parts * sizeof(double)));
        _room = room;
    }

    private void Widen()
    {
        IsComplex = true;
        _room = 0;
        EnsureRoom(_count);
        for (long k = _count - 1; k >= 0; k--)
        {
            _numbers[(2 * k) + 1] = 0;
            _numbers[2 * k] = _numbers[k];
        }
    }
}
