using RecursiveLU.Conventions;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Batches;

/// <summary>Independent problems of one size.</summary>
internal unsafe interface IBatchWork
{
    /// <summary>Gets a value indicating whether several threads solve one problem faster than one does.</summary>
    bool IsShareable { get; }

    /// <summary>Gets a value indicating whether threads should not keep memory for a problem each.</summary>
    bool IsLarge { get; }

    /// <summary>Solves a problem on this thread; gives its info. Must not throw.</summary>
    long Run(long k);

    /// <summary>Solves a problem on several threads; gives its info.</summary>
    long RunShared(long k);

    /// <summary>Gets how many problems <see cref="RunGroup"/> solves, at most <see cref="InterleavedGroup.Most"/>; 1: there is no such
    /// thing.</summary>
    int Group { get; }

    /// <summary>Solves some problems on this thread, from one on; gives whether the info of each is 0, and writes them if not. Must not
    /// throw.</summary>
    bool RunGroup(long k, long* infos);
}

/// <summary>Goes through a batch: each thread has some of the problems, and those that do not come out even, or are large,
/// are shared by all threads one after another.</summary>
internal unsafe struct Batch<TWork>
    where TWork : unmanaged, IBatchWork
{
    private readonly TWork _work;
    private readonly long* _infos;
    private long _end;
    private long _chunk;

    /// <summary>The first problem whose info is not 0, 1-based, and an info that is an error and not one of the numbers.</summary>
    private long _first;
    private long _error;

    private Batch(in TWork work, long* infos)
    {
        _work = work;
        _infos = infos;
    }

    /// <summary>Solves all problems.</summary>
    /// <param name="work">The problems.</param>
    /// <param name="count">Their number.</param>
    /// <param name="infos">Receives the info of each; null if only the result is of interest.</param>
    /// <param name="threads">Threads that work.</param>
    /// <returns>0; or the first problem whose info is not 0, 1-based; or an error other than <see cref="InfoCode.Inaccurate"/>, if one
    /// of them is.</returns>
    public static long Run(in TWork work, long count, long* infos, int threads)
    {
        var batch = new Batch<TWork>(work, infos);
        if (threads == 1)
        {
            batch.Run(0, count);
        }
        else
        {
            long divided = work.IsLarge ? 0 : batch.Divide(count, threads);
            for (long k = divided; k < count; k++)
            {
                batch.Note(k, batch._work.RunShared(k));
            }
        }

        return batch._error != 0 ? batch._error : batch._first;
    }

    /// <summary>Tells that there was nothing to do.</summary>
    public static long Nothing(long count, long* infos)
    {
        for (long k = 0; infos != null && k < count; k++)
        {
            infos[k] = 0;
        }

        return 0;
    }

    private static void RunChunk(void* context, long chunk)
    {
        var batch = (Batch<TWork>*)context;
        long begin = chunk * batch->_chunk;
        batch->Run(begin, Math.Min(begin + batch->_chunk, batch->_end));
    }

    /// <summary>Each thread solves some problems; gives how many they were.</summary>
    private long Divide(long count, int threads)
    {
        var team = new Team(threads);
        _end = _work.IsShareable ? count - (count % team.Threads) : count;
        _chunk = Math.Max(1, _end / (BatchTuning.ChunksPerThread * team.Threads));
        _chunk = (_chunk + _work.Group - 1) / _work.Group * _work.Group;
        fixed (Batch<TWork>* self = &this)
        {
            team.Run((_end + _chunk - 1) / _chunk, &RunChunk, self);
        }

        team.Dispose();
        return _end;
    }

    private void Run(long begin, long end)
    {
        int group = _work.Group;
        if (group > 1)
        {
            long* infos = stackalloc long[InterleavedGroup.Most];
            for (; end - begin >= group; begin += group)
            {
                NoteGroup(begin, group, _work.RunGroup(begin, infos) ? null : infos);
            }
        }

        for (long k = begin; k < end; k++)
        {
            Note(k, _work.Run(k));
        }
    }

    /// <summary>Notes infos of some problems; null: all are 0.</summary>
    private void NoteGroup(long k, int group, long* infos)
    {
        if (infos == null && _infos != null)
        {
            new Span<long>(_infos + k, group).Clear();
        }

        for (int i = 0; infos != null && i < group; i++)
        {
            Note(k + i, infos[i]);
        }
    }

    private void Note(long k, long info)
    {
        if (_infos != null)
        {
            _infos[k] = info;
        }

        if (info != 0)
        {
            NoteFailure(k + 1, info);
        }
    }

    /// <summary>Several threads may come here at once.</summary>
    private void NoteFailure(long number, long info)
    {
        long first = Volatile.Read(ref _first);
        while (first == 0 || number < first)
        {
            long seen = Interlocked.CompareExchange(ref _first, number, first);
            if (seen == first)
            {
                break;
            }

            first = seen;
        }

        if (InfoCode.IsError(info) && info != InfoCode.Inaccurate)
        {
            Volatile.Write(ref _error, info);
        }
    }
}
