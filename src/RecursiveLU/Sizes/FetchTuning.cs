namespace RecursiveLU.Sizes;

/// <summary>What is brought into the caches ahead of its use, how far ahead, and what is written past them. The result does not
/// depend on it.</summary>
internal static class FetchTuning
{
    /// <summary>Bytes of panels from which the next panel is fetched while one is copied. n = 1000: 1850 us for both copies
    /// without, 720 with; n = 704: 352 and 330; n = 384 the same.</summary>
    public const long CopiedBytes = 3 << 20;

    /// <summary>Bytes of panels from which they are written past the caches: little of them would be there when it is needed. n
    /// = 2000: the copy takes 1.8 ms, 3.1 through the caches.</summary>
    public const long PassingBytes = 12 << 20;

    /// <summary>How many columns ahead of those that are copied into a strip of a product are fetched.</summary>
    public const int StripColumnsAhead = 8;

    /// <summary>Updates that are at least this deep leave time to fetch the next register tile meanwhile.</summary>
    public const int TileDepth = 64;

    /// <summary>How many tiles ahead rows of L are fetched, where they are.</summary>
    public const int TilesAhead = 1;

    /// <summary>The same for tiles one panel wide.</summary>
    public const int NarrowTilesAhead = 2;

    /// <summary>How many row exchanges ahead rows are fetched.</summary>
    public const int SwapsAhead = 16;

    /// <summary>Panels above this size, half a first-level cache, have rows that are further away, and are fetched for an
    /// exchange.</summary>
    public const int SwappedBytes = 16 << 10;

    /// <summary>Rows of panels between what products are computed with and what is fetched: 8 KiB of the widest vectors. n =
    /// 4000: 31 GB/s; 27 with the same panels' next rows.</summary>
    public const int ProductRows = 128;
}
