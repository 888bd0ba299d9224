namespace RecursiveLU.Testing;

/// <summary>Threads that allocate and collect garbage until disposed of.</summary>
internal sealed class GcStorm : IDisposable
{
    private readonly Thread[] _threads;
    private readonly int _collectionsBefore = GC.CollectionCount(0);
    private volatile bool _stop;

    public GcStorm(int threads = 2)
    {
        _threads = new Thread[threads];
        for (int i = 0; i < threads; i++)
        {
            _threads[i] = new Thread(Run) { IsBackground = true, Name = $"GC storm {i}" };
            _threads[i].Start();
        }
    }

    /// <summary>Gets the collections since the start.</summary>
    public int Collections => GC.CollectionCount(0) - _collectionsBefore;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop = true;
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void Run()
    {
        var kept = new object?[64];
        for (int i = 0; !_stop; i++)
        {
            for (int j = 0; j < 200; j++)
            {
                kept[(i + j) % kept.Length] = new byte[((i * 37) + (j * 101)) % 5000];
            }

            // Mostly the young generation, all of them now and then; in between a breath for the processors.
            int generation = i % 100 == 99 ? 2 : i % 10 == 9 ? 1 : 0;
            GC.Collect(generation, GCCollectionMode.Forced, blocking: true, compacting: i % 200 == 199);
            Thread.Sleep(1);
        }
    }
}
