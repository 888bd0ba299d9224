namespace RecursiveLU.Threading;

internal static unsafe class WorkerPool
{
    public static void Run(int threads, long tasks, delegate*<void*, long, void> task, void* context)
    {
        for (long i = 0; i < tasks; i++)
        {
            task(context, i);
        }
    }
}
