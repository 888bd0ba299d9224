namespace RecursiveLU.Native.Lapack;

/// <summary>Everything that LAPACK's routines find out once, before the first call.</summary>
internal static class LapackPreparation
{
    /// <summary>To be called once, after <see cref="Preparation.Run"/>, before any other thread is in the library.</summary>
    public static void Run()
    {
        Threads.Prepare();
        Host.Prepare();
        CallCount.Prepare();
    }
}
