#!/usr/bin/env bash
# la4j 0.6.0 (Debian 12, libla4j-java 0.6.0-4): whether a small multiple of the identity is singular depends on the class that
# asks. The default inverter and GaussianSolver refuse it, the default solver is right, and LeastSquaresSolver, by QR, has
# a solution of the wrong sign.
#
# Guess before the run: 1e-20 I of order 2 is inverted and solved with by all; a suspicion of some threshold.
# Seen: of 1e-8 I of order 3 the default inverter says "This matrix is not invertible." and GaussianSolver "This system is
# singular."; NoPivotGaussInverter and the default solver have 1e8. Of 1e-20 I for (1, 1) the latter has (1e20, 1e20), least
# squares (-1e20, -1e20).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libla4j-java=0.6.0-4 2>/dev/null
dpkg -x libla4j-java_*.deb .
cat >Seen.java <<'END'
import java.util.function.DoubleSupplier;
import org.la4j.LinearAlgebra;
import org.la4j.LinearAlgebra.SolverFactory;
import org.la4j.Matrix;
import org.la4j.Vector;

public class Seen {
    private static String told(DoubleSupplier number) {
        try {
            return String.format("%g", number.getAsDouble());
        } catch (IllegalArgumentException exception) {
            return exception.getMessage();
        }
    }

    private static double solved(Matrix a, SolverFactory solver) {
        return a.withSolver(solver).solve(Vector.constant(a.rows(), 1)).get(0);
    }

    private static void show(int order, double scale) {
        Matrix a = Matrix.identity(order).multiply(scale);
        System.out.println(told(() -> a.withInverter(LinearAlgebra.INVERTER).inverse().get(0, 0)) + " "
            + told(() -> a.withInverter(LinearAlgebra.NO_PIVOT_GAUSS).inverse().get(0, 0)) + "; "
            + told(() -> solved(a, LinearAlgebra.GAUSSIAN)) + " " + told(() -> solved(a, LinearAlgebra.SOLVER)) + " "
            + told(() -> solved(a, LinearAlgebra.LEAST_SQUARES)));
    }

    public static void main(String[] arguments) {
        show(3, 1e-4);
        show(3, 1e-8);
        show(2, 1e-20);
    }
}
END
jar=usr/share/java/la4j.jar
javac -cp $jar Seen.java
seen=$(java -Duser.language=en -cp $jar:. Seen)
echo "$seen"
[[ $seen == "10000.0 10000.0; 10000.0 10000.0 10000.0
This matrix is not invertible. 1.00000e+08; This system is singular. 1.00000e+08 1.00000e+08
This matrix is not invertible. 1.00000e+20; This system is singular. 1.00000e+20 -1.00000e+20" ]]
