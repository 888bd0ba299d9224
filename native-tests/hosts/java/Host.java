import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Map;
import java.util.Random;

/** Java as the host: "Host LIBRARY SITUATION" ends with exit code 0 if all was right. */
public final class Host {
    /** The library's functions. */
    public interface Lu extends Library {
        long recursive_lu_f64(double[] A, long m, long n, long[] ipiv);

        long recursive_lu_f64_threaded(double[] A, long m, long n, long[] ipiv);

        long recursive_lu_f64_solve(
                byte trans, long n, long nrhs, double[] LU, long lda, long[] ipiv, double[] B, long ldb);
    }

    private static Lu lu;
    private static volatile boolean stop;
    private static volatile Object sink;
    private static volatile int depth;

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("not true: " + what);
        }
    }

    /** Overwrites A by its factors and b by the solution; gives info. */
    private static long solve(double[] A, double[] b, boolean threaded) {
        int n = b.length;
        long[] ipiv = new long[n];
        long info = threaded ? lu.recursive_lu_f64_threaded(A, n, n, ipiv) : lu.recursive_lu_f64(A, n, n, ipiv);
        return info != 0 ? info : lu.recursive_lu_f64_solve((byte) 'N', n, 1, A, n, ipiv, b, n);
    }

    private static void solveRandom(int n, boolean threaded) {
        Random random = new Random(n);
        double[] A = new double[n * n];
        double[] b = new double[n];
        for (int i = 0; i < n * n; i++) {
            A[i] = 2 * random.nextDouble() - 1;
            b[i % n] += A[i];
        }
        double[] x = b.clone();
        require(solve(A.clone(), x, threaded) == 0, "info is 0");
        for (int i = 0; i < n; i++) {
            double residual = b[i];
            for (int j = 0; j < n; j++) {
                residual -= A[i + j * n] * x[j];
            }
            require(Math.abs(residual) < 1e-10, "the residual is small");
        }
    }

    private static void solveAll() {
        double[] b = {22, 32, 32};
        require(solve(new double[] {1, 4, 2, 3, 8, 6, 5, 4, 6}, b, false) == 0, "info of the small system is 0");
        require(b[0] == 1 && b[1] == 2 && b[2] == 3, "x is 1 2 3");
        require(solve(new double[] {1, 2, 2, 4}, new double[2], false) == 2, "info is 2");
        require(lu.recursive_lu_f64(b, -1, 1, new long[1]) < 0, "info is negative");
        solveRandom(120, false);
        solveRandom(200, true);
    }

    private static void provoke(Class<? extends Throwable> expected, Runnable function) {
        try {
            function.run();
        } catch (Throwable thrown) {
            require(expected.isInstance(thrown), expected + ", not " + thrown);
            return;
        }
        require(false, "it throws " + expected);
    }

    private static void recurse() {
        depth++;
        recurse();
    }

    /** Often enough for compiled code, in which these are SIGSEGV and SIGFPE. */
    private static void provokeAll() {
        int[] array = {0};
        int[] nowhere = stop ? array : null;
        for (int i = 0; i < 20_000; i++) {
            provoke(NullPointerException.class, () -> nowhere[0]++);
            provoke(ArithmeticException.class, () -> array[0] = 1000 / array[0]);
        }
        for (int i = 0; i < 2; i++) {
            provoke(StackOverflowError.class, Host::recurse);
            provoke(OutOfMemoryError.class, () -> sink = new long[Integer.MAX_VALUE]);
        }
    }

    private static void traps() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            provokeAll();
            solveAll();
        }
        provokeAll();
        inThreads(2, Host::provokeAll);
    }

    /** Runs the function in so many threads, whose failures are thrown. */
    private static void inThreads(int count, Runnable function) throws InterruptedException {
        Thread[] threads = new Thread[count];
        Throwable[] failure = new Throwable[1];
        for (int t = 0; t < count; t++) {
            threads[t] = new Thread(function);
            threads[t].setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure[0] != null) {
            throw new AssertionError(failure[0]);
        }
    }

    private static void collector() throws InterruptedException {
        Thread garbage = new Thread(() -> {
            while (!stop) {
                sink = new Object[100_000];
                System.gc();
            }
        });
        garbage.start();
        for (int round = 0; round < 10; round++) {
            solveAll();
            System.gc();
        }
        stop = true;
        garbage.join();
    }

    private static void threads() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            inThreads(4, Host::solveAll);
        }
    }

    private static void exitInOrder() {
        solveAll();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            solveAll();
            System.out.println("at exit");
        }));
        System.exit(7);
    }

    public static void main(String[] arguments) throws InterruptedException {
        lu = Native.load(arguments[0], Lu.class);
        switch (arguments[1]) {
            case "call" -> solveAll();
            case "traps" -> traps();
            case "collector" -> collector();
            case "threads" -> threads();
            case "exit" -> exitInOrder();
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }
}
