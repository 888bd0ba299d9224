using System.Runtime.CompilerServices;

namespace RecursiveLU.Algorithms.Batches;

/// <summary>What each problem of a batch has of a kind, its matrix for example: so many elements apart, or where pointers
/// say.</summary>
internal readonly unsafe struct Series<T>
    where T : unmanaged
{
    private readonly T* _first;
    private readonly nint _stride;
    private readonly T** _pointers;

    /// <summary>The first, and the elements from one to the next; null: no problem has any.</summary>
    public Series(T* first, long stride)
    {
        _first = first;
        _stride = first != null ? (nint)stride : 0;
    }

    /// <summary>A pointer for each problem; null: no problem has any.</summary>
    public Series(T** pointers) => _pointers = pointers;

    /// <summary>Gets a value indicating whether pointers say where things are.</summary>
    public bool IsScattered => _pointers != null;

    /// <summary>Gets the elements from one to the next, if no pointers say where they are.</summary>
    public nint Stride => _stride;

    /// <summary>Where that of a problem is; null if it has none.</summary>
    public T* this[long k]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _pointers != null ? _pointers[k] : _first + (k * _stride);
    }
}
