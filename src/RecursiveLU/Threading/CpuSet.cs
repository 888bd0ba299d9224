using System.Numerics;
using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>A set of processors, as the scheduler's affinity masks are.</summary>
internal unsafe struct CpuSet
{
    private const int Words = 16;
    private const int Bits = 64;

    private fixed ulong _words[Words];

    /// <summary>Gets how many there are.</summary>
    public readonly int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < Words; i++)
            {
                count += BitOperations.PopCount(_words[i]);
            }

            return count;
        }
    }

    /// <summary>The processors that the calling thread may use; empty if they are not known.</summary>
    public static CpuSet OfThisThread()
    {
        CpuSet set = default;
        if (OperatingSystem.IsLinux() && LibC.SchedGetAffinity(0, Words * sizeof(ulong), set._words) != 0)
        {
            set = default;
        }

        return set;
    }

    /// <summary>This set without a processor; the same set if nothing would be left.</summary>
    public readonly CpuSet Without(int processor)
    {
        CpuSet set = this;
        if (processor >= 0 && processor < Words * Bits)
        {
            set._words[processor / Bits] &= ~(1ul << (processor % Bits));
        }

        return set.Count > 0 ? set : this;
    }

    public readonly bool Equals(in CpuSet other)
    {
        ulong difference = 0;
        for (int i = 0; i < Words; i++)
        {
            difference |= _words[i] ^ other._words[i];
        }

        return difference == 0;
    }

    /// <summary>Moves a thread to this set.</summary>
    public readonly void Place(int thread)
    {
        fixed (ulong* words = _words)
        {
            _ = LibC.SchedSetAffinity(thread, Words * sizeof(ulong), words);
        }
    }
}
