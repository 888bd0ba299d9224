import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Random;
import recursivelu.Lu;
import recursivelu.LuFactorization;
import recursivelu.LuOption;
import recursivelu.MatrixView;

/**
 * Compares the time of a call with that of elimination in plain Java, from small systems to large ones:
 *
 * <pre>java -cp recursivelu-VERSION.jar:/usr/share/java/jna.jar Benchmark.java</pre>
 *
 * <p>Prints microseconds per call and how many times longer the plain loop took: medians over passes in which all take turns. All
 * leave the matrix as it is, so that each time includes that of a copy. Let nothing else run beside it.
 */
final class Benchmark {
    private static final int PASSES = 15;
    private static final Random RANDOM = new Random(7);

    private Benchmark() {}

    /** Solves A x = b, A by rows, with row exchanges; A and b are overwritten. */
    private static double[] eliminate(double[] a, double[] b) {
        int n = b.length;
        for (int k = 0; k < n; k++) {
            int p = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i * n + k]) > Math.abs(a[p * n + k])) {
                    p = i;
                }
            }
            if (p != k) {
                for (int j = k; j < n; j++) {
                    double number = a[k * n + j];
                    a[k * n + j] = a[p * n + j];
                    a[p * n + j] = number;
                }
                double number = b[k];
                b[k] = b[p];
                b[p] = number;
            }
            double reciprocal = 1 / a[k * n + k];
            for (int i = k + 1; i < n; i++) {
                double multiple = a[i * n + k] * reciprocal;
                for (int j = k + 1; j < n; j++) {
                    a[i * n + j] -= multiple * a[k * n + j];
                }
                b[i] -= multiple * b[k];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i * n + j] * b[j];
            }
            b[i] = sum / a[i * n + i];
        }
        return b;
    }

    /** Prints microseconds of a call of each of the functions, and how many times longer the first one took. */
    private static void measure(String title, Runnable... functions) {
        int[] repeats = new int[functions.length];
        // More than once, so that the last time is that of compiled code.
        for (int round = 0; round < 5; round++) {
            for (int f = 0; f < functions.length; f++) {
                for (repeats[f] = 1; seconds(functions[f], repeats[f]) < 0.02; repeats[f] *= 2) {}
            }
        }
        double[][] times = new double[functions.length][PASSES];
        double[][] ratios = new double[functions.length][PASSES];
        for (int pass = 0; pass < PASSES; pass++) {
            for (int f = 0; f < functions.length; f++) {
                times[f][pass] = seconds(functions[f], repeats[f]) / repeats[f] * 1e6;
                ratios[f][pass] = times[0][pass] / times[f][pass];
            }
        }
        System.out.printf("%-16s%12.2f", title, median(times[0]));
        for (int f = 1; f < functions.length; f++) {
            System.out.printf("%12.2f%6.2f x", median(times[f]), median(ratios[f]));
        }
        System.out.println();
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double seconds(Runnable function, int repeats) {
        long begin = System.nanoTime();
        for (int i = 0; i < repeats; i++) {
            function.run();
        }
        return (System.nanoTime() - begin) * 1e-9;
    }

    private static double[] random(int length) {
        return RANDOM.doubles(length, -1, 1).toArray();
    }

    private static DoubleBuffer buffer(int length) {
        return ByteBuffer.allocateDirect(Double.BYTES * length).order(ByteOrder.nativeOrder()).asDoubleBuffer();
    }

    private static void compare(int n) {
        double[] a = random(n * n);
        double[] b = random(n);
        DoubleBuffer matrix = buffer(n * n);
        DoubleBuffer side = buffer(n);
        MatrixView direct = MatrixView.of(matrix, n, n);
        MatrixView x = MatrixView.of(side, n, 1);
        measure("n = " + n,
                () -> eliminate(a.clone(), b.clone()),
                () -> Lu.solve(a, b, LuOption.ONE_THREAD),
                () -> {
                    try (LuFactorization factors = LuFactorization.factor(a, n, LuOption.ONE_THREAD)) {
                        factors.solve(b);
                    }
                },
                () -> {
                    matrix.put(0, a);
                    side.put(0, b);
                    Lu.solve(direct, x, LuOption.ONE_THREAD, LuOption.OVERWRITE);
                },
                () -> Lu.solve(a, b));
    }

    private static void compareBatch(int n, int count) {
        double[] a = random(n * n * count);
        double[] b = random(n * count);
        measure(count + " of n = " + n,
                () -> {
                    for (int k = 0; k < count; k++) {
                        eliminate(Arrays.copyOfRange(a, k * n * n, (k + 1) * n * n), Arrays.copyOfRange(b, k * n, (k + 1) * n));
                    }
                },
                () -> Lu.solveBatch(a, b, n, LuOption.ONE_THREAD));
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        System.out.printf("Java %s, RecursiveLU %s, %s, %d threads%n", System.getProperty("java.version"), Lu.libraryVersion(),
                Lu.instructionSet(), Lu.threads());
        System.out.printf("%-16s%12s%20s%20s%20s%20s%n", "microseconds", "plain Java",
                "Lu.solve", "factor, solve", "in buffers", "threads");
        for (int n : new int[] {4, 16, 100, 500}) {
            compare(n);
        }
        for (int n : new int[] {4, 16}) {
            compareBatch(n, 1000);
        }
    }
}
