#!/usr/bin/env bash
# Apache Commons Math 3.6.1 (Debian 12, libcommons-math3-java 3.6.1-3): LUDecomposition takes a matrix for singular if a pivot is
# below 1e-11, whatever the scale of the matrix. QRDecomposition of the same matrix does not.
#
# Guess before the run: diag(1e-12, 2e-12), whose condition number is 2, is solved for, and its determinant is 2e-24.
# Seen: not non-singular, determinant exactly 0, solve throws SingularMatrixException; QR finds it regular. A matrix near singularity
# with elements of 1e12 passes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libcommons-math3-java=3.6.1-3 2>/dev/null
dpkg -x libcommons-math3-java_*.deb .
cat >Seen.java <<'END'
import org.apache.commons.math3.linear.*;

public class Seen {
    public static void main(String[] arguments) {
        RealMatrix small = new Array2DRowRealMatrix(new double[][] {{1e-12, 0}, {0, 2e-12}});
        RealMatrix large = new Array2DRowRealMatrix(new double[][] {{1e12, 2e12}, {2e12, 4e12 + 1}});
        LUDecomposition lu = new LUDecomposition(small);
        String solved = "solved";
        try {
            lu.getSolver().solve(new ArrayRealVector(new double[] {1e-12, 2e-12}));
        } catch (SingularMatrixException exception) {
            solved = exception.getMessage();
        }
        System.out.println(lu.getSolver().isNonSingular() + " " + lu.getDeterminant() + " " + solved + ", QR "
            + new QRDecomposition(small).getSolver().isNonSingular() + ", large "
            + new LUDecomposition(large).getSolver().isNonSingular());
    }
}
END
jar=usr/share/java/commons-math3-3.6.1.jar
javac -cp $jar Seen.java
seen=$(java -cp $jar:. Seen)
echo "$seen"
[[ $seen == "false 0.0 matrix is singular, QR true, large true" ]]
