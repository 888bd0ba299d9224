using RecursiveLU.Native.Lapack;
using RecursiveLU.Threading;

namespace RecursiveLU.Native;

/// <summary>Everything that the library finds out once, before the first call: calls read no environment, take no managed memory
/// and no managed lock.</summary>
internal static class Preparation
{
    /// <summary>To be called once, before any other thread is in the library.</summary>
    public static void Run()
    {
        _ = ProcessIdentity.Current;
        _ = Variable.TryGet("RECURSIVE_LU_NUM_THREADS"u8, out int threads);
        ThreadCount.Prepare(threads);
        Threads.Prepare();
        Host.Prepare();
        CallCount.Prepare();
    }
}
