using System.Runtime.InteropServices;

namespace RecursiveLU.Native;

/// <summary>
/// Switches off a host's floating-point traps for the duration of a call: with them an Inf or a NaN, which LU
/// factors like any other number, would be a signal. Without traps it costs one call of 3 ns.
/// </summary>
internal unsafe ref partial struct FloatingPointEnvironment
{
    /// <summary>More than the fenv_t of any C library.</summary>
    private const int EnvironmentBytes = 64;

    private readonly bool _held;
    private fixed byte _saved[EnvironmentBytes];

    public FloatingPointEnvironment()
    {
        if (GetTraps() > 0)
        {
            fixed (byte* saved = _saved)
            {
                _held = Hold(saved) == 0;
            }
        }
    }

    public void Dispose()
    {
        if (_held)
        {
            fixed (byte* saved = _saved)
            {
                _ = Restore(saved);
            }
        }
    }

    [LibraryImport("libm", EntryPoint = "fegetexcept")]
    [SuppressGCTransition]
    private static partial int GetTraps();

    [LibraryImport("libm", EntryPoint = "feholdexcept")]
    [SuppressGCTransition]
    private static partial int Hold(byte* environment);

    [LibraryImport("libm", EntryPoint = "fesetenv")]
    [SuppressGCTransition]
    private static partial int Restore(byte* environment);
}
