namespace RecursiveLU.Threading;

/// <summary>A team that divides long columns into chunks of rows.</summary>
internal unsafe struct RowTeam(Team team)
{
    /// <summary>The most chunks.</summary>
    public const int MaximumChunks = 32;

    /// <summary>Rows of a chunk are a multiple of this, which whole vectors and tiles are, and at least some of it.</summary>
    private const long Unit = 64;
    private const long MinimumUnits = 16;

    private Team _team = team;

    /// <summary>Divides rows into chunks; gives how many.</summary>
    public readonly long Divide(long rows, out long chunk)
    {
        long units = Math.Max(1, (rows + Unit - 1) / Unit);
        long wanted = Math.Clamp(Math.Min(2L * _team.Threads, units / MinimumUnits), 1, MaximumChunks);
        chunk = (units + wanted - 1) / wanted * Unit;
        return (rows + chunk - 1) / chunk;
    }

    /// <summary>Runs tasks 0 to count-1.</summary>
    public void Run(long count, delegate*<void*, long, void> task, void* context) => _team.Run(count, task, context);
}
