using System.Globalization;
using System.Runtime.InteropServices;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.Server.Memory;

namespace RecursiveLU.CommandLine.Matrices;

/// <summary>The memory that all matrices together may take.</summary>
/// <param name="limit">In bytes; null for half of the memory that the process may use.</param>
internal sealed unsafe class Budget(long? limit)
{
    private readonly long _limit = limit ?? (MachineMemory.Bytes() / 2);
    private long _taken;

    /// <summary>Gets the bytes that all matrices together may take.</summary>
    public long Limit => _limit;

    /// <summary>Refuses a matrix that cannot be had.</summary>
    /// <param name="what">The file or the purpose, for the message.</param>
    /// <param name="rows">Rows, at least 0.</param>
    /// <param name="columns">Columns, at least 0.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <param name="copies">How many matrices of this size the command will hold.</param>
    /// <exception cref="Failure">They would take more than is left.</exception>
    public void Check(string what, long rows, long columns, int elementBytes, int copies = 1)
    {
        if (rows > int.MaxValue || columns > int.MaxValue)
        {
            throw new Failure(ExitCode.TooLarge, string.Create(
                CultureInfo.InvariantCulture, $"{what}: {rows} x {columns}; a matrix may have {int.MaxValue} rows and columns"));
        }

        CheckBytes(
            what,
            string.Create(CultureInfo.InvariantCulture, $"{rows} x {columns}"),
            (UInt128)rows * (UInt128)columns * (UInt128)elementBytes,
            copies);
    }

    /// <summary>Refuses what cannot be had.</summary>
    /// <param name="what">The file or the purpose, for the message.</param>
    /// <param name="size">What it has, for the message.</param>
    /// <param name="bytes">The bytes of one copy.</param>
    /// <param name="copies">How many copies the command will hold.</param>
    /// <exception cref="Failure">They would take more than is left.</exception>
    public void CheckBytes(string what, string size, UInt128 bytes, int copies)
    {
        UInt128 all = bytes * (UInt128)copies;
        if (all > (UInt128)(_limit - _taken))
        {
            string work = copies == 1 ? "needs" : "needs, with the work on it,";
            string rest = _taken == 0 ? string.Empty : $", of which {_taken} are taken";
            throw new Failure(ExitCode.TooLarge, string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {size} {work} {all} bytes; --max-bytes allows {_limit}{rest}"));
        }
    }

    /// <summary>Allocates memory, filled with zeros.</summary>
    /// <exception cref="Failure">It is more than is left.</exception>
    /// <exception cref="OutOfMemoryException">The system has less.</exception>
    public void* Allocate(string what, long rows, long columns, int elementBytes)
    {
        Check(what, rows, columns, elementBytes);
        long bytes = rows * columns * elementBytes;
        void* memory = NativeMemory.AllocZeroed((nuint)Math.Max(1, bytes));
        _taken += bytes;
        return memory;
    }

    /// <summary>Frees what <see cref="Allocate"/> gave.</summary>
    public void Free(void* memory, long bytes)
    {
        NativeMemory.Free(memory);
        _taken -= bytes;
    }
}
