#!/usr/bin/env bash
# Colt 1.2.0 (Debian 12, libcolt-free-java 1.2.0+dfsg-7 with libconcurrent-java 1.3.4-6): Algebra.inverse takes a matrix for
# diagonal if no element beside the diagonal is above 1e-9, whatever its scale, and replaces the diagonal by reciprocals. det
# and solve are right.
#
# Guess before the run: 1e-10 [2, 1; 1, 1] is inverted, or called singular by some threshold for pivots.
# Seen: its inverse is [5e9, 1e-10; 1e-10, 1e10], which should be 1e10 [1, -1; -1, 2], without an exception; solve gives (0,
# 1e10) for (1, 1), and det is 1e-20. With 1e-5 [2, 1; 1, 1] the inverse is right to fifteen digits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libcolt-free-java=1.2.0+dfsg-7 libconcurrent-java=1.3.4-6 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >Inverse.java <<'END'
import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;
import java.util.Locale;

public class Inverse {
    public static void main(String[] arguments) {
        for (double scale : new double[] {1e-5, 1e-10}) {
            DoubleMatrix2D a = new DenseDoubleMatrix2D(new double[][] {{2 * scale, scale}, {scale, scale}});
            DoubleMatrix2D inverse = Algebra.DEFAULT.inverse(a);
            DoubleMatrix2D x = Algebra.DEFAULT.solve(a, new DenseDoubleMatrix2D(new double[][] {{1}, {1}}));
            System.out.printf(Locale.ROOT, "inverse %.6g %.6g %.6g %.6g solve %.6g det %.6g; ",
                inverse.get(0, 0), inverse.get(0, 1), inverse.get(1, 0), inverse.get(1, 1), x.get(1, 0),
                Algebra.DEFAULT.det(a));
        }
        System.out.println();
    }
}
END
jars=usr/share/java/colt.jar:usr/share/java/concurrent.jar
javac -cp $jars Inverse.java
seen=$(java -cp $jars:. Inverse)
echo "$seen"
[[ $seen == "inverse 100000 -100000 -100000 200000 solve 100000 det 1.00000e-10; \
inverse 5.00000e+09 1.00000e-10 1.00000e-10 1.00000e+10 solve 1.00000e+10 det 1.00000e-20; " ]]
