using System.Runtime.InteropServices;

namespace RecursiveLU.Threading;

/// <summary>Numbered tasks of one thread. It takes the first ones; those who have none left take the last ones.</summary>
/// <remarks>One word holds the job's generation and the first and the end of the tasks that are left, and a task is taken by
/// compare-and-swap of it: that succeeds only if the job that was read is still the one that is up.</remarks>
[StructLayout(LayoutKind.Sequential, Size = Line)]
internal struct TaskQueue
{
    /// <summary>Two cache lines: processors fetch them in pairs.</summary>
    public const int Line = 128;

    /// <summary>The most tasks.</summary>
    public const int Maximum = ushort.MaxValue;

    private const int GenerationShift = 32;
    private const int EndShift = 16;

    private long _word;

    /// <summary>Puts up tasks 0 to count-1. Nobody else is at it: all tasks before have been taken.</summary>
    public void Reset(uint generation, int count) =>
        Volatile.Write(ref _word, ((long)generation << GenerationShift) | ((long)count << EndShift));

    /// <summary>Takes the first task that is left.</summary>
    public bool TryTakeFirst(uint generation, out int task)
    {
        while (true)
        {
            long word = Volatile.Read(ref _word);
            task = (ushort)word;
            if (!HasTasks(word, generation))
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _word, word + 1, word) == word)
            {
                return true;
            }
        }
    }

    /// <summary>Takes the last task that is left.</summary>
    public bool TryTakeLast(uint generation, out int task)
    {
        while (true)
        {
            long word = Volatile.Read(ref _word);
            task = (ushort)(word >> EndShift) - 1;
            if (!HasTasks(word, generation))
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _word, word - (1L << EndShift), word) == word)
            {
                return true;
            }
        }
    }

    private static bool HasTasks(long word, uint generation) =>
        (uint)(word >> GenerationShift) == generation && (ushort)word < (ushort)(word >> EndShift);
}
