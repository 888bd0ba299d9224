namespace RecursiveLU.Threading;

/// <summary>A lock in native memory. Not reentrant. A child of fork, which may inherit it in the hands of a thread that the child
/// does not have, takes it over.</summary>
/// <remarks>The word is 0 or the number of the process whose thread holds the lock, with a bit for threads that wait. It takes no
/// managed memory, throws nothing and has no cancellation point.</remarks>
internal unsafe struct ProcessLock
{
    private const int Awaited = 1 << ProcessIdentity.Bits;

    /// <summary>How often a thread looks before it sleeps.</summary>
    private const int Looks = 100;

    private int _word;

    /// <summary>Waits for the lock; true if it was taken over, and a thread that does not exist in this process may have left in
    /// the middle what the lock guards.</summary>
    public bool Enter()
    {
        int self = ProcessIdentity.Current;
        return Interlocked.CompareExchange(ref _word, self, 0) != 0 && EnterSlowly(self);
    }

    /// <summary>Gives the lock back.</summary>
    public void Exit()
    {
        if ((Interlocked.Exchange(ref _word, 0) & Awaited) != 0)
        {
            fixed (int* word = &_word)
            {
                Futex.Wake(word, 1);
            }
        }
    }

    private bool EnterSlowly(int self)
    {
        for (int look = 0; ; look++)
        {
            int word = Volatile.Read(ref _word);
            if ((word & ~Awaited) != self)
            {
                // Free or inherited. A thread that has slept does not know whether others do.
                if (Interlocked.CompareExchange(ref _word, look > Looks ? self | Awaited : self, word) == word)
                {
                    return word != 0;
                }
            }
            else if (look < Looks)
            {
                Thread.SpinWait(1);
            }
            else if (word == (self | Awaited) || Interlocked.CompareExchange(ref _word, self | Awaited, word) == word)
            {
                fixed (int* address = &_word)
                {
                    Futex.Wait(address, (uint)(self | Awaited));
                }
            }
        }
    }
}
