using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>A set of processors, as the scheduler's affinity masks are: processor p is bit p. Empty if the processors are not
/// known.</summary>
/// <remarks>The system wants room for every processor number that the machine could have, and only the largest machines have more
/// than 1024. How much room it wants is found out once, and no method touches more of a set.</remarks>
internal unsafe struct CpuSet
{
    private const int Bits = 64;
    private const int UsualBytes = 1024 / 8;
    private const int MostBytes = 8192 / 8;

    /// <summary>Bytes of the system's masks, as far as is known.</summary>
    private static int s_bytes = UsualBytes;

    private int _bytes;
    private fixed ulong _words[MostBytes / sizeof(ulong)];

    /// <summary>Gets a value indicating whether the system's masks are as large as other software expects.</summary>
    public static bool AreUsual => Volatile.Read(ref s_bytes) == UsualBytes;

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

    private readonly int Words => _bytes / sizeof(ulong);

    /// <summary>The number of processors that the calling thread may use; 0 if they are not known.</summary>
    public static int CountOfThisThread()
    {
        Unsafe.SkipInit(out CpuSet set);
        set.ReadThisThread();
        return set.Count;
    }

    /// <summary>Becomes the set of the processors that the calling thread may use.</summary>
    public void ReadThisThread()
    {
        for (int bytes = Volatile.Read(ref s_bytes); bytes <= MostBytes && OperatingSystem.IsLinux(); bytes *= 2)
        {
            if (TryRead(bytes, out bool isTooSmall))
            {
                _bytes = bytes;
                Volatile.Write(ref s_bytes, bytes);
                return;
            }

            if (!isTooSmall)
            {
                break;
            }
        }

        _bytes = 0;
    }

    /// <summary>Becomes another set without a processor, unless that has no more than one.</summary>
    public void SetWithout(in CpuSet other, int processor)
    {
        _ = Set(other);
        if (processor >= 0 && processor < Words * Bits && Count > 1)
        {
            _words[processor / Bits] &= ~(1ul << (processor % Bits));
        }
    }

    /// <summary>Becomes another set; false if it was the same already.</summary>
    public bool Set(in CpuSet other)
    {
        ulong difference = (ulong)(_bytes ^ other._bytes);
        _bytes = other._bytes;
        for (int i = 0; i < Words; i++)
        {
            difference |= _words[i] ^ other._words[i];
            _words[i] = other._words[i];
        }

        return difference != 0;
    }

    /// <summary>Moves a thread to this set; nothing if it is empty.</summary>
    public readonly void Place(nint thread)
    {
        fixed (ulong* words = _words)
        {
            _ = _bytes > 0 ? LibC.PthreadSetAffinity(thread, (nuint)_bytes, words) : 0;
        }
    }

    /// <summary>Reads the calling thread's mask, with room for so many bytes.</summary>
    private bool TryRead(int bytes, out bool isTooSmall)
    {
        fixed (ulong* words = _words)
        {
            bool read = LibC.SchedGetAffinity(0, (nuint)bytes, words) == 0;
            isTooSmall = !read && Marshal.GetLastSystemError() == LibC.IllegalArgument;
            return read;
        }
    }
}
