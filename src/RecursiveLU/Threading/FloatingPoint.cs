using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>How a thread computes: its rounding mode, traps and flags.</summary>
internal unsafe struct FloatingPoint
{
    private fixed byte _environment[LibM.EnvironmentBytes];

    /// <summary>The calling thread's.</summary>
    public static FloatingPoint OfThisThread()
    {
        FloatingPoint floatingPoint = default;
        _ = LibM.GetEnvironment(floatingPoint._environment);
        return floatingPoint;
    }

    /// <summary>Makes the calling thread compute so.</summary>
    public readonly void Apply()
    {
        fixed (byte* environment = _environment)
        {
            _ = LibM.SetEnvironment(environment);
        }
    }

    public readonly bool Equals(in FloatingPoint other)
    {
        fixed (byte* mine = _environment, its = other._environment)
        {
            return new ReadOnlySpan<byte>(mine, LibM.EnvironmentBytes).SequenceEqual(new(its, LibM.EnvironmentBytes));
        }
    }
}
