namespace RecursiveLU.Server.Memory;

/// <summary>The bytes that all conversations together may hold.</summary>
internal sealed class MemoryBudget(long bytes)
{
    private long _left = bytes;

    /// <summary>Gets the bytes in all.</summary>
    public long Limit { get; } = bytes;

    /// <summary>Gets the bytes that were taken.</summary>
    public long Held => Limit - Interlocked.Read(ref _left);

    /// <summary>Takes bytes, if they are left.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _left, -bytes) >= 0)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    /// <summary>Gives bytes back.</summary>
    public void Give(long bytes) => Interlocked.Add(ref _left, bytes);
}
