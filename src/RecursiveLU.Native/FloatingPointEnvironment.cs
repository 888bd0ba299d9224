namespace RecursiveLU.Native;

/// <summary>
/// Keeps a host's floating-point control and status word as it is. During a call nothing traps: with traps an Inf or a NaN, which
/// LU factors like any other number, would be a signal. And after it the status flags are those before it, for kernels raise some that
/// say nothing of the matrix: those of strips mark chosen rows by NaN, others compute in lanes whose results are dropped, and
/// estimates try what may overflow.
/// </summary>
internal readonly ref struct FloatingPointEnvironment
{
    private readonly uint _before;

    public FloatingPointEnvironment() => _before = Front.MaskTraps();

    public void Dispose() => Front.RestoreControlStatus(_before);
}
