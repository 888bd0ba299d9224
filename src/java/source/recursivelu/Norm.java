package recursivelu;

/** The 1-norm of a matrix, from which its condition number is estimated. */
final class Norm {
    private Norm() {}

    /** The largest column sum of absolute values; NaN if one of them is. */
    static double one(MatrixView a) {
        double[] sums = new double[a.columns()];
        double[] line = new double[a.lineLength() * a.parts()];
        for (int k = 0; k < a.lines(); k++) {
            a.numbers().copy(a.start(0, k), line.length, line);
            if (a.isComplex()) {
                moduli(line);
            }
            if (a.isColumnMajor()) {
                sums[k] = sum(line, a.rows());
            } else {
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += Math.abs(line[j]);
                }
            }
        }
        double largest = 0;
        for (double sum : sums) {
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** Four sums at a time: one would wait for each addition. */
    private static double sum(double[] line, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            a += Math.abs(line[i]);
            b += Math.abs(line[i + 1]);
            c += Math.abs(line[i + 2]);
            d += Math.abs(line[i + 3]);
        }
        for (; i < length; i++) {
            a += Math.abs(line[i]);
        }
        return a + b + (c + d);
    }

    /** Puts the absolute values of complex numbers into the first half. */
    private static void moduli(double[] line) {
        for (int i = 0; i < line.length / 2; i++) {
            double re = line[2 * i];
            double im = line[2 * i + 1];
            double squares = re * re + im * im;
            // Where squares do not overflow or underflow, hypot is slow. Infinity and NaN are infinite for it.
            line[i] = squares > 1e-290 && squares < 1e300 ? Math.sqrt(squares)
                    : Double.isNaN(re) || Double.isNaN(im) ? Double.NaN : Math.hypot(re, im);
        }
    }
}
