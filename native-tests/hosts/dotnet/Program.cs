using System.Runtime.InteropServices;
using RecursiveLU.Interop;

namespace RecursiveLU.Hosts;

/// <summary>.NET as the host: "Host [--gc-storm] LIBRARY SITUATION" ends with exit code 0 if all was right.</summary>
internal static unsafe class Program
{
    private const int ExitCode = 7;

    private static int s_zero;
    private static volatile bool s_stop;

    private static int Main(string[] args)
    {
        if (args[0] == "--gc-storm")
        {
            new Thread(MakeGarbage) { IsBackground = true }.Start();
        }

        string library = args[^2];
        NativeLibrary.SetDllImportResolver(typeof(Program).Assembly, (_, _, _) => NativeLibrary.Load(library));
        Action situation = args[^1] switch
        {
            "call" => SolveAll,
            "traps" => Traps,
            "collector" => Collector,
            "threads" => Threads,
            "exit" => Exit,
            _ => throw new ArgumentException(args[^1]),
        };
        situation();
        return 0;
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            Console.Error.WriteLine($"not true: {what}");
            Environment.FailFast(what);
        }
    }

    /// <summary>Overwrites A by its factors and b by the solution; gives info.</summary>
    private static long Solve(double[] a, double[] b, bool threaded)
    {
        int n = b.Length;
        fixed (double* matrix = a, x = b)
        fixed (long* ipiv = new long[n])
        {
            long info = threaded
                ? RecursiveLuNative.F64Threaded(matrix, n, n, ipiv)
                : RecursiveLuNative.F64(matrix, n, n, ipiv);
            return info != 0 ? info : RecursiveLuNative.F64Solve((byte)'N', n, 1, matrix, n, ipiv, x, n);
        }
    }

    private static void SolveRandom(int n, bool threaded)
    {
        var random = new Random(n);
        var a = new double[n * n];
        var b = new double[n];
        for (int i = 0; i < n * n; i++)
        {
            a[i] = (2 * random.NextDouble()) - 1;
            b[i % n] += a[i];
        }

        var x = (double[])b.Clone();
        Require(Solve((double[])a.Clone(), x, threaded) == 0, "info is 0");
        for (int i = 0; i < n; i++)
        {
            double residual = b[i];
            for (int j = 0; j < n; j++)
            {
                residual -= a[i + (j * n)] * x[j];
            }

            Require(Math.Abs(residual) < 1e-10, "the residual is small");
        }
    }

    private static void SolveAll()
    {
        double[] b = [22, 32, 32];
        Require(Solve([1, 4, 2, 3, 8, 6, 5, 4, 6], b, threaded: false) == 0, "info of the small system is 0");
        Require(b is [1, 2, 3], "x is 1 2 3");
        Require(Solve([1, 2, 2, 4], [1, 1], threaded: false) == 2, "info is 2");
        Require(RecursiveLuNative.F64(null, -1, 1, null) < 0, "info is negative");
        SolveRandom(120, threaded: false);
        SolveRandom(200, threaded: true);
    }

    private static void Provoke<T>(Action action)
        where T : Exception
    {
        for (int i = 0; i < 2; i++)
        {
            bool caught = false;
            try
            {
                action();
            }
            catch (T)
            {
                caught = true;
            }

            Require(caught, typeof(T).Name);
        }
    }

    /// <summary>The first two are SIGSEGV and SIGFPE before they are exceptions.</summary>
    private static void ProvokeAll()
    {
        int[] few = [1, 2, 3];
        object? nowhere = s_zero == 0 ? null : "somewhere";
        Provoke<NullReferenceException>(() => _ = nowhere!.GetHashCode());
        Provoke<DivideByZeroException>(() => s_zero = 1000 / s_zero);
        Provoke<IndexOutOfRangeException>(() => s_zero = few[3 + s_zero]);
    }

    private static void Traps()
    {
        for (int round = 0; round < 5; round++)
        {
            ProvokeAll();
            SolveAll();
        }

        ProvokeAll();
        InThreads(2, ProvokeAll);
    }

    private static void InThreads(int count, ThreadStart function)
    {
        var threads = new Thread[count];
        for (int t = 0; t < count; t++)
        {
            threads[t] = new Thread(function);
            threads[t].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }

    private static void MakeGarbage()
    {
        while (!s_stop)
        {
            GC.KeepAlive(new object[10000]);
            GC.Collect(0);
        }
    }

    private static void Collector()
    {
        var garbage = new Thread(MakeGarbage);
        garbage.Start();
        for (int round = 0; round < 10; round++)
        {
            SolveAll();
            GC.Collect();
        }

        s_stop = true;
        garbage.Join();
        Require(GC.CollectionCount(0) > 20, "garbage was collected");
    }

    private static void Threads()
    {
        for (int round = 0; round < 10; round++)
        {
            InThreads(4, SolveAll);
        }
    }

    private static void Exit()
    {
        SolveAll();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            SolveAll();
            Console.WriteLine("at exit");
        };
        Environment.Exit(ExitCode);
    }
}
