#!/usr/bin/env bash
# la4j 0.6.0 (Debian 12, libla4j-java 0.6.0-4): toMatrixMarket and toCSV write numbers with three digits after the point, so that
# fromMatrixMarket and fromCSV do not give the matrix back, and small elements are zeros.
#
# Guess before the run (implied, not written down): what toMatrixMarket writes, fromMatrixMarket reads as it was.
# Seen: of (1/3, 1e-4, 123456.789) they read (0.333, 0, 123456.789). With a NumberFormat of 17 digits all three come back.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libla4j-java=0.6.0-4 2>/dev/null
dpkg -x libla4j-java_*.deb .
cat >Seen.java <<'END'
import java.text.DecimalFormat;
import org.la4j.Matrix;

public class Seen {
    private static String elements(Matrix a) {
        return a.get(0, 0) + " " + a.get(0, 1) + " " + a.get(0, 2);
    }

    public static void main(String[] arguments) {
        Matrix a = Matrix.from2DArray(new double[][] {{1 / 3.0, 1e-4, 123456.789}});
        DecimalFormat digits = new DecimalFormat("0.0################E0");
        System.out.println(elements(Matrix.fromMatrixMarket(a.toMatrixMarket())) + ", " + elements(Matrix.fromCSV(a.toCSV())));
        System.out.println(elements(Matrix.fromMatrixMarket(a.toMatrixMarket(digits))));
    }
}
END
jar=usr/share/java/la4j.jar
javac -cp $jar Seen.java
seen=$(java -Duser.language=en -cp $jar:. Seen)
echo "$seen"
[[ $seen == "0.333 0.0 123456.789, 0.333 0.0 123456.789
0.3333333333333333 1.0E-4 123456.789" ]]
