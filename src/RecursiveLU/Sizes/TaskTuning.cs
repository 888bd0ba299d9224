namespace RecursiveLU.Sizes;

/// <summary>Into what tasks work is divided that several threads share. The result does not depend on it. Beside some values is
/// what chose them.</summary>
internal static class TaskTuning
{
    /// <summary>The slices of a block of columns, if it has so many tiles and blocks are few for each thread.</summary>
    public const int Slices = 3;

    /// <summary>The blocks for each thread from which there is one slice: then L is read from the nearer cache more often. n =
    /// 4000: 1.1 times as fast; n = 2000: 0.95 times.</summary>
    public const int UnslicedBlocks = 16;

    /// <summary>Panels, whole tiles, that a task updates of a matrix in place.</summary>
    public const long InPlacePanels = 12;

    /// <summary>Rows over columns from which threads divide the rows of a tall matrix.</summary>
    public const int TallAspect = 32;

    /// <summary>The least of a chunk of rows, in units of whole vectors and tiles.</summary>
    public const long ChunkUnits = 16;

    /// <summary>Rows of the triangle that a task multiplies by a few vectors.</summary>
    public const long ProductRows = 32;

    /// <summary>Rows of a triangle that a task copies.</summary>
    public const int CopiedRows = 64;

    /// <summary>Columns of an inverse that a task writes.</summary>
    public const int WrittenColumns = 64;

    /// <summary>Bytes of a column in a task that subtracts A * x from b: eight columns of so many, and the eight that are
    /// fetched meanwhile, are in the first-level cache. For one vector from memory: 29 GB/s, 25 with twice as many.</summary>
    public const long ResidualBytes = 1024;

    /// <summary>The same for several vectors, which go by in the time of one fetch.</summary>
    public const long ResidualBytesOfSeveral = 4096;

    /// <summary>The order from which threads share the refinement of solutions.</summary>
    public const long RefinedOrder = 512;
}
