using System.Runtime.CompilerServices;

namespace RecursiveLU.Sizes;

/// <summary>Block sizes and crossovers within kernels, and of the choice among those for small matrices. They change the speed,
/// never the result. Beside some is what chose them, in GFLOP/s where nothing else is said.</summary>
internal static unsafe class KernelTuning
{
    /// <summary>The most columns, and with vectors of 512 bits the most rows, of a complex matrix whose columns are held in registers.
    /// n = 32: 20.4, 17.3 as a strip or in panels; complex floats 39 and 21.</summary>
    public const int RegisterOrder = 32;

    /// <summary>The most columns of a real matrix in a copy on the stack, and with vectors of 512 bits the most rows: f32 33: 26.9 against
    /// 11.6 in panels, 48: 50 and 30, 64: 62 and 46; f64 33: 15 and 10, 48: 27.3 and 22.7, 64: 34 and 32.</summary>
    public const int MediumOrder = 64;

    /// <summary>Columns from which panels pay for a small matrix in a copy.</summary>
    public const int SmallPanelsColumns = 24;

    /// <summary>Rows of a block of panels that is transposed and solved with by a leaf without row exchanges, so that it stays
    /// in the first-level cache.</summary>
    public const int PlainLeafRows = 64;

    /// <summary>Panels of a row-major matrix that are copied at once: a row comes in pieces of so many cache lines side by
    /// side, if a panel's row is one. n = 512, where rows map to few cache sets, takes 1.01 times as long as column-major; 1.05 with four
    /// panels.</summary>
    public const int RowMajorPanels = 8;

    /// <summary>Row exchanges that are collected at once, where few rows move.</summary>
    public const int CollectedSwaps = 256;

    /// <summary>The most rows of each quarter that a butterfly transforms at once, a multiple of the unit of quarters: memory
    /// likes long reads, and with more not all of a block would stay in the first-level cache.</summary>
    public const int ButterflyRows = 32;

    /// <summary>Scratch memory up to this size is taken from the stack: it is warm, and a thread's stack may be as small as 128
    /// KiB.</summary>
    public const int StackBytes = 16 * 1024;

    /// <summary>The most rows of a real matrix in such a copy. At 256 bits, against panels: f32 33: 15.1 and 10.9, 48: 26.1 and 24.7, 64: 33 and
    /// 36; f64 17: 4.4 and 4.7, 32: 10.9 and 10.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MediumRows<T>(int vectorBits)
        where T : unmanaged => vectorBits == 512 ? MediumOrder : sizeof(T) == sizeof(double) ? 16 : 48;

    /// <summary>The most rows of a row-major one, which is copied twice, unless registers hold its columns. f64 48: 22 against 19 in panels, 56:
    /// 23.9 and 23.8, 64: 25.9 and 27.5.</summary>
    public const int MediumRowMajorRows = 48;

    /// <summary>The most rows and columns of a small matrix that vectors of 128 bits factor column by column. At orders of 56
    /// and 64 this is still the faster one in f64, too, but the copy is on the stack, and there may be another one of a
    /// row-major matrix. f64 n = 32: 7.4, 4.9 as a strip; n = 48: 9.2, 7.7 in panels. f32 n = 32: 11.2, 7.0; n = 64: 17.2,
    /// 11.7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ColumnOrder<T>()
        where T : unmanaged => sizeof(T) == sizeof(double) ? 48 : 64;
}
