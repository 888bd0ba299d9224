using System.Numerics;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Leaves;

/// <summary>A column pass by several threads. What each chunk of rows has found is put together in their order, so the
/// first of equal rows stays the first.</summary>
internal unsafe struct SharedPass<T, TVector>(
    ColumnPass<T, TVector> pass, T* data, nint stride, nint first, nint end)
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly ColumnPass<T, TVector> _pass = pass;
    private readonly T* _data = data;
    private readonly nint _stride = stride;
    private readonly nint _first = first;
    private readonly nint _end = end;
    private long _chunk;
    private T* _found;

    /// <summary>Goes through the rows.</summary>
    public Search<T, TVector> Run(RowTeam* team)
    {
        long chunks = team->Divide(_end - _first, out _chunk);
        int size = Search<T, TVector>.Size;
        T* found = stackalloc T[RowTeam.MaximumChunks * size];
        _found = found;
        fixed (SharedPass<T, TVector>* self = &this)
        {
            team->Run(chunks, &RunChunk, self);
        }

        var search = Search<T, TVector>.From(_end);
        for (long i = 0; i < chunks; i++)
        {
            search = search.With(found + (i * size));
        }

        return search;
    }

    private static void RunChunk(void* context, long chunk)
    {
        var shared = (SharedPass<T, TVector>*)context;
        nint begin = shared->_first + (nint)(chunk * shared->_chunk);
        nint end = Math.Min(shared->_end, begin + (nint)shared->_chunk);
        shared->_pass.Run(shared->_data, shared->_stride, begin, end, Search<T, TVector>.From(begin))
            .Store(shared->_found + (chunk * Search<T, TVector>.Size));
    }
}
