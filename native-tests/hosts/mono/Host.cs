using System;
using System.Runtime.InteropServices;
using System.Threading;

/// <summary>Mono as the host: "Host.exe LIBRARY SITUATION" ends with exit code 0 if all was right. Mono maps the name
/// "recursivelu" to the library.</summary>
internal static class Host
{
    private static readonly object Nowhere = null;
    private static int zero;
    private static volatile bool stop;

    [DllImport("recursivelu")]
    private static extern long recursive_lu_f64(double[] A, long m, long n, long[] ipiv);

    [DllImport("recursivelu")]
    private static extern long recursive_lu_f64_threaded(double[] A, long m, long n, long[] ipiv);

    [DllImport("recursivelu")]
    private static extern long recursive_lu_f64_solve(
        byte trans, long n, long nrhs, double[] LU, long lda, long[] ipiv, double[] B, long ldb);

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            Console.Error.WriteLine("not true: " + what);
            Environment.FailFast(what);
        }
    }

    /// <summary>Overwrites A by its factors and b by the solution; gives info.</summary>
    private static long Solve(double[] a, double[] b, bool threaded)
    {
        int n = b.Length;
        var ipiv = new long[n];
        long info = threaded ? recursive_lu_f64_threaded(a, n, n, ipiv) : recursive_lu_f64(a, n, n, ipiv);
        return info != 0 ? info : recursive_lu_f64_solve((byte)'N', n, 1, a, n, ipiv, b, n);
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
        double[] b = { 22, 32, 32 };
        Require(Solve(new double[] { 1, 4, 2, 3, 8, 6, 5, 4, 6 }, b, false) == 0, "info of the small system is 0");
        Require(b[0] == 1 && b[1] == 2 && b[2] == 3, "x is 1 2 3");
        Require(Solve(new double[] { 1, 2, 2, 4 }, new double[2], false) == 2, "info is 2");
        Require(recursive_lu_f64(b, -1, 1, new long[1]) < 0, "info is negative");
        SolveRandom(120, false);
        SolveRandom(200, true);
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

    private static int Recurse(int n)
    {
        return Recurse(n + 1) + 1;
    }

    private static void ProvokeAll()
    {
        int[] few = { 1, 2, 3 };
        Provoke<NullReferenceException>(() => Nowhere.GetHashCode());
        Provoke<DivideByZeroException>(() => zero = 1000 / zero);
        Provoke<IndexOutOfRangeException>(() => zero = few[3 + zero]);
        Provoke<InvalidCastException>(() => zero = (int)(object)"text");
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
        Provoke<StackOverflowException>(() => zero = Recurse(0));
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
        while (!stop)
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

        stop = true;
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

    private static void ExitInOrder()
    {
        SolveAll();
        AppDomain.CurrentDomain.ProcessExit += (sender, e) =>
        {
            SolveAll();
            Console.WriteLine("at exit");
        };
        Environment.Exit(7);
    }

    private static int Main(string[] arguments)
    {
        switch (arguments[1])
        {
            case "call": SolveAll(); break;
            case "traps": Traps(); break;
            case "collector": Collector(); break;
            case "threads": Threads(); break;
            case "exit": ExitInOrder(); break;
            default: throw new ArgumentException(arguments[1]);
        }

        return 0;
    }
}
