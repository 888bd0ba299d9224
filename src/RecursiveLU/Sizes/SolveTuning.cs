using System.Runtime.CompilerServices;

namespace RecursiveLU.Sizes;

/// <summary>Crossovers and sizes of the solution from factors. They change its speed, and but for <see cref="FewColumns"/> never its
/// result.</summary>
internal readonly record struct SolveTuning
{
    /// <summary>The order up to which several right-hand sides have a lane each, without panels.</summary>
    public const int SmallOrder = 16;

    /// <summary>The order up to which vectors gain nothing for one right-hand side: they are loaded before the elements in them have been
    /// stored one by one.</summary>
    public const int ElementOrder = 16;

    /// <summary>The order up to which no products of one right-hand side are summed in lanes.</summary>
    private const int PlainOrder = 8;

    /// <summary>The order from which factors may be read where they are: of smaller ones the tiles' triangles are much of all.</summary>
    private const int UnpackedOrder = 32;

    /// <summary>Columns of factors a multiple of so many bytes apart compete for a few sets of a cache.</summary>
    private const int ConflictingBytes = 1024;

    /// <summary>Gets the right-hand sides up to which they are solved for one after another, without panels; a transposed solution sums
    /// in another order then.</summary>
    public required int FewColumns { get; init; }

    /// <summary>Gets the panels of right-hand sides up to which factors of any order are read where they are.</summary>
    public required int UnpackedPanels { get; init; }

    /// <summary>Gets the panels up to which large factors are.</summary>
    public required int MostUnpackedPanels { get; init; }

    /// <summary>Gets the bytes of right-hand sides in panels up to which all are solved for at once; more go by in slices of
    /// about this size.</summary>
    public required long SliceBytes { get; init; }

    /// <summary>Gets the block sizes of the triangular solves.</summary>
    public required Tuning Blocks { get; init; }

    /// <summary>The value of <see cref="FewColumns"/> for an element type.</summary>
    /// <remarks>One by one, each column reads the factors again: of order 500, two in panels take 0.92 of that time in c128, three 0.73
    /// at order 100, but of reals three take 1 to 1.25 of it. The vectors' length has no say: a transposed solution sums in another
    /// order in panels, and is to be the same on every processor.</remarks>
    public static int FewColumnsOf<T>() => Unsafe.SizeOf<T>() == 16 ? 1 : 3;

    /// <summary>The values for an element type on this machine's vectors.</summary>
    public static SolveTuning For<T>() => new()
    {
        FewColumns = FewColumnsOf<T>(),

        // Time with factors in panels over that without, 256 bits: order 500, 10 columns 1.6 (c128) and 1.5 (f64), 32 columns 1.31 and
        // 1.17, 100 columns 1.14 and 1.1; order 100, 10 columns 1.3, 32 columns 1.1 and 1; order 32, 32 columns .97 and .88.
        UnpackedPanels = 6,
        MostUnpackedPanels = 24,
        SliceBytes = 16L << 20,
        Blocks = Tuning.For<T>(),
    };

    /// <summary>Whether right-hand sides have a lane each.</summary>
    /// <remarks>Time with panels over that with lanes (Zen 4, 512 bits), for 12, 32 and 64 columns in f64: order 4 2.9, 2.1, 1.8; 6 2.3,
    /// 1.6, 1.35; 8 1.34, 0.89, 0.72; 10 1.7, 1.2, 1.0; 12 1.5, 1.0, 0.8; 16 1.03, 0.7, 0.6. In c128, for 4, 8 and 16: order 4 1.2, 1.8, 1.5;
    /// 8 1.14, 1.3, 1.1; 12 1.65, 1.16, 1.0; 16 1.4, 1.0, 0.9. For 300 and 1000: f64 order 4 1.6, 1.5, 6 1.2, 1.1; f32 order 8 1.3, 1.2,
    /// 12 1.4, 1.3.</remarks>
    public static bool IsSmall<T>(long order, long columns) =>
        columns > 1 && order <= SmallOrder && (order <= PlainOrder || columns > 3)
        && columns <= SmallRow<T>(order) / Unsafe.SizeOf<T>();

    /// <summary>The bytes of a row of right-hand sides up to which they have a lane each: to fill panels, orders are best that are not
    /// below their width, and whole groups of rows.</summary>
    private static int SmallRow<T>(long order) =>
        order < Math.Max(PlainOrder, VectorWidth.Bits / 8 / Unsafe.SizeOf<T>()) ? 16 << 10
        : order == PlainOrder ? 96
        : order == SmallOrder ? 64
        : 256;

    /// <summary>Whether the products of a transposed solution are summed as plain substitution does.</summary>
    public static bool IsPlain<T>(long order, long columns) => order <= PlainOrder || columns > FewColumnsOf<T>();

    /// <summary>Columns that go by at once: whole groups of three panels.</summary>
    /// <param name="rows">Rows of the columns, at least 1.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="panelWidth">Columns of a panel.</param>
    public long SliceColumns<T>(long rows, long columns, int panelWidth)
        where T : unmanaged
    {
        long group = 3L * panelWidth;
        long groups = SliceBytes / Unsafe.SizeOf<T>() / rows / group;
        return Math.Min(columns, Math.Max(1, groups) * group);
    }

    /// <summary>Whether the factors are read where they are, not copied into panels.</summary>
    /// <param name="order">Their order.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="columns">Right-hand sides.</param>
    /// <param name="panelWidth">Columns of a panel.</param>
    public bool IsUnpacked<T>(long order, long lda, long columns, int panelWidth)
        where T : unmanaged
    {
        long most = Math.Max(UnpackedPanels, Math.Min(MostUnpackedPanels, order / 8));
        return order >= UnpackedOrder && (columns + panelWidth - 1) / panelWidth <= most && lda % (ConflictingBytes / Unsafe.SizeOf<T>()) != 0;
    }
}
