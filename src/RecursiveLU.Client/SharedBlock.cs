using System.Runtime.InteropServices;

namespace RecursiveLU.Client;

/// <summary>The memory of a <see cref="SharedMatrix{T}"/>: shared with a server, or this process's own if that cannot be
/// had.</summary>
internal sealed unsafe class SharedBlock : SafeHandle
{
    private const int Alignment = 64;

    private readonly long _matrixBytes;

    /// <summary>Null if the matrix is expendable.</summary>
    private readonly byte* _copy;

    private bool _lent;

    /// <summary>Initializes a new instance of the <see cref="SharedBlock"/> class, filled with zeros.</summary>
    /// <param name="matrixBytes">The size of the matrix.</param>
    /// <param name="pivotBytes">The size of the row exchanges.</param>
    /// <param name="expendable">Whether no copy is kept while the server works on it.</param>
    public SharedBlock(long matrixBytes, long pivotBytes, bool expendable)
        : base(0, ownsHandle: true)
    {
        _matrixBytes = matrixBytes;
        PivotOffset = (matrixBytes + Alignment - 1) / Alignment * Alignment;
        long bytes = PivotOffset + pivotBytes;
        _copy = expendable ? null : (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, matrixBytes), Alignment);
        try
        {
            Region = OperatingSystem.IsLinux() ? SharedRegion.Create(bytes) : null;
        }
        catch (IOException)
        {
            // It goes through pipes then, as any other memory.
        }

        if (Region is null)
        {
            SetHandle((nint)NativeMemory.AlignedAlloc((nuint)Math.Max(1, bytes), Alignment));
            NativeMemory.Clear((void*)handle, (nuint)bytes);
        }
        else
        {
            SetHandle((nint)Region.Pointer);
        }
    }

    /// <summary>Gets the shared memory, or null.</summary>
    public SharedRegion? Region { get; }

    /// <summary>Gets where the row exchanges begin.</summary>
    public long PivotOffset { get; }

    /// <summary>Gets the matrix.</summary>
    public byte* Matrix => (byte*)handle;

    /// <summary>Gets the row exchanges.</summary>
    public long* Pivots => (long*)(handle + PivotOffset);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>From here on the server may write into the matrix.</summary>
    public void Lend()
    {
        if (_copy != null)
        {
            Buffer.MemoryCopy(Matrix, _copy, _matrixBytes, _matrixBytes);
        }

        _lent = true;
    }

    /// <summary>The server is done with the matrix.</summary>
    public void TakeBack() => _lent = false;

    /// <summary>When no server writes into it any more: brings the matrix back as it was before <see cref="Lend"/>; false if it
    /// is lost.</summary>
    public bool Recover()
    {
        bool lost = _lent && _copy == null;
        if (_lent && _copy != null)
        {
            Buffer.MemoryCopy(_copy, Matrix, _matrixBytes, _matrixBytes);
        }

        _lent = false;
        return !lost;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree(_copy);
        if (Region is null)
        {
            NativeMemory.AlignedFree((void*)handle);
        }
        else
        {
            Region.MappedBy?.Forget(Region);
            Region.Dispose();
        }

        return true;
    }
}
