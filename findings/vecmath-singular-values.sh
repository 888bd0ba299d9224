#!/usr/bin/env bash
# javax.vecmath 1.5.2 (Debian 12, libvecmath-java 1.5.2-7): the singular values that GMatrix.SVD returns are all 1, the rank is
# full even for a singular matrix, and so SVDBackSolve solves another system. LUD of the same matrix solves it rightly.
#
# Guess (implied, not written down): 1e-3 twice for 1e-3 I, and (1000, 1000) from SVDBackSolve for (1, 1).
# Seen: 1 and 1, rank 2, and (1, 1). [3, 0; 4, 5], whose singular values are the roots of 45 and 5, has 1 and 1 too, and so has
# [1, 2; 2, 4], with the rank 2; U W V' is none of the matrices. diag(2, 3, 4) has NaN in all of U and V, and the rank 3.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libvecmath-java=1.5.2-7 2>/dev/null
dpkg -x libvecmath-java_*.deb .
cat >Seen.java <<'END'
import javax.vecmath.GMatrix;
import javax.vecmath.GVector;

public class Seen {
    private static void show(double... numbers) {
        int n = (int) Math.sqrt(numbers.length);
        GMatrix a = new GMatrix(n, n, numbers), u = new GMatrix(n, n), w = new GMatrix(n, n), v = new GMatrix(n, n);
        GMatrix lu = new GMatrix(n, n);
        GVector ones = new GVector(n), rows = new GVector(n), x = new GVector(n);
        for (int i = 0; i < n; i++) {
            ones.setElement(i, 1);
        }
        System.out.print("rank " + a.SVD(u, w, v) + " W");
        for (int i = 0; i < n; i++) {
            System.out.print(" " + w.getElement(i, i));
        }
        if (Double.isNaN(u.getElement(0, 0))) {
            System.out.println(" U " + u.getElement(0, 0) + " V " + v.getElement(0, 0));
            return;
        }
        x.SVDBackSolve(u, w, v, ones);
        System.out.printf(" solved (%.4g, %.4g)", x.getElement(0), x.getElement(1));
        if (numbers[0] * numbers[3] != numbers[1] * numbers[2]) {
            a.LUD(lu, rows);
            x.LUDBackSolve(lu, ones, rows);
            System.out.printf(" by LUD (%.4g, %.4g)", x.getElement(0), x.getElement(1));
        }
        System.out.println();
    }

    public static void main(String[] arguments) {
        show(1e-3, 0, 0, 1e-3);
        show(3, 0, 4, 5);
        show(1, 2, 2, 4);
        show(2, 0, 0, 0, 3, 0, 0, 0, 4);
    }
}
END
jar=usr/share/java/vecmath.jar
javac -cp $jar Seen.java
seen=$(java -Duser.language=en -cp $jar:. Seen)
echo "$seen"
[[ $seen == "rank 2 W 1.0 1.0 solved (1.000, 1.000) by LUD (1000, 1000)
rank 2 W 1.0 1.0 solved (-1.265, -0.6325) by LUD (0.3333, -0.06667)
rank 2 W 1.0 1.0 solved (-1.342, -0.4472)
rank 3 W 1.0 1.0 1.0 U NaN V NaN" ]]
