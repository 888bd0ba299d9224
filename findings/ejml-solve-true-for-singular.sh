#!/usr/bin/env bash
# EJML 0.41 (Debian 12, libejml-java 0.41+ds-2): CommonOps_DDRM.solve and invert return true, which is documented as success, for
# matrices that are exactly singular; the results are NaN. det of the same matrices is 0.
#
# Guess before the run: false for [1, 2; 2, 4], whose second pivot is exactly zero.
# Seen: true, x = (NaN, NaN); true for the inverse of a 6 x 6 matrix with two proportional rows, NaN in it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libejml-java=0.41+ds-2 2>/dev/null
dpkg -x libejml-java_*.deb .
cat >Seen.java <<'END'
import static org.ejml.dense.row.CommonOps_DDRM.*;

import org.ejml.data.DMatrixRMaj;

public class Seen {
    public static void main(String[] arguments) {
        DMatrixRMaj two = new DMatrixRMaj(new double[][] {{1, 2}, {2, 4}});
        DMatrixRMaj b = new DMatrixRMaj(new double[][] {{1}, {2}});
        DMatrixRMaj x = new DMatrixRMaj(2, 1);
        DMatrixRMaj six = new DMatrixRMaj(new double[][] {{1, 2, 3, 4, 5, 6}, {2, 4, 6, 8, 10, 12}, {1, 1, 1, 1, 1, 2},
            {3, 1, 4, 1, 5, 9}, {2, 7, 1, 8, 2, 8}, {1, 4, 1, 4, 2, 1}});
        DMatrixRMaj inverse = new DMatrixRMaj(6, 6);
        System.out.println(solve(two, b, x) + " " + x.get(0) + " " + x.get(1) + " det " + det(two) + ", "
            + invert(six, inverse) + " " + inverse.get(0) + " det " + det(six));
    }
}
END
path=$(printf '%s:' usr/share/java/ejml-{core,ddense}-0.41.jar)
javac -cp "$path" Seen.java 2>/dev/null
seen=$(java -cp "$path:." Seen)
echo "$seen"
[[ $seen == "true NaN NaN det 0.0, true NaN det 0.0" ]]
