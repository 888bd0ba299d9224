#!/usr/bin/env bash
# JAMA 1.0.3 (Debian 12, libjama-java 1.0.3-2): Matrix.solve calls every system with fewer equations than unknowns rank deficient,
# though its documentation promises the least squares solution of all that are not square.
#
# Guess before the run: some solution of [1, 2, 3; 4, 5, 6] x = (1, 2), whose rank is 2.
# Seen: RuntimeException "Matrix is rank deficient."; rank() of the same matrix's transpose is 2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libjama-java=1.0.3-2 2>/dev/null
dpkg -x libjama-java_*.deb .
cat >Seen.java <<'END'
import Jama.Matrix;

public class Seen {
    public static void main(String[] arguments) {
        Matrix wide = new Matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
        String solved;
        try {
            solved = "rows " + wide.solve(new Matrix(new double[][] {{1}, {2}})).getRowDimension();
        } catch (RuntimeException exception) {
            solved = exception.getMessage();
        }
        System.out.println(wide.transpose().rank() + " " + solved);
    }
}
END
jar=usr/share/java/jama-1.0.3.jar
javac -cp $jar Seen.java
seen=$(java -cp $jar:. Seen)
echo "$seen"
[[ $seen == "2 Matrix is rank deficient." ]]
