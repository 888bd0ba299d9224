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
        bool taken = TryChange(generation, 1, out long word);
        task = (ushort)word;
        return taken;
    }

    /// <summary>Takes the last task that is left.</summary>
    public bool TryTakeLast(uint generation, out int task)
    {
        bool taken = TryChange(generation, -(1L << EndShift), out long word);
        task = (ushort)(word >> EndShift) - 1;
        return taken;
    }

    /// <summary>Adds to the word if there are tasks of the job left; gives what it was.</summary>
    private bool TryChange(uint generation, long change, out long word)
    {
        do
        {
            word = Volatile.Read(ref _word);
            if ((uint)(word >> GenerationShift) != generation || (ushort)word >= (ushort)(word >> EndShift))
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _word, word + change, word) != word);
        return true;
    }
}
