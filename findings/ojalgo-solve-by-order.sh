#!/usr/bin/env bash
# ojAlgo 52.0.1 (Debian 12, libojalgo-java 52.0.1+ds-1+deb12u1): solve of a Primitive64Matrix is by closed formulas up to order
# 5, and by LU from 6 on. Up to 5 it is infinite or NaN for well-conditioned matrices whose determinant underflows; for singular
# ones it is infinite up to 5, and a finite least squares solution from 6 on.
#
# Guess before the run: invert of 1e-110 times the identity is not finite for order 3, by a closed formula, and right for order
# 6; solve with a singular matrix is infinite for order 2, and throws or gives a least squares solution for order 6.
# Seen: invert is right in every order, but solve is infinite for order 3 and NaN for 4 and 5; it is right for 2, 6 and 7. With
# (1, 1, 0...) for the first two rows of the identity, solve for (1, 0...), which has no solution, gives Infinity up to order 5,
# and 0.25 from 6 on.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libojalgo-java=52.0.1+ds-1+deb12u1 2>/dev/null
dpkg -x ./*.deb .
cat >Orders.java <<'END'
import java.util.Locale;
import org.ojalgo.OjAlgoUtils;
import org.ojalgo.matrix.Primitive64Matrix;

public class Orders {
    private static final Primitive64Matrix.Factory FACTORY = Primitive64Matrix.FACTORY;

    public static void main(String[] arguments) {
        System.out.print(OjAlgoUtils.getVersion() + ": ");
        for (int n = 2; n <= 7; n++) {
            Primitive64Matrix b = FACTORY.makeEye(n, 1);
            Primitive64Matrix small = FACTORY.makeEye(n, n).multiply(1e-110);
            double[][] rows = new double[n][n];
            for (int i = 0; i < n; i++) {
                rows[i][i] = 1;
            }
            rows[0][1] = 1;
            rows[1][0] = 1;
            System.out.printf(Locale.ROOT, "%d small %.3g invert %.3g singular %.3g; ", n,
                small.solve(b).get(0, 0), small.invert().get(0, 0), FACTORY.rows(rows).solve(b).get(0, 0));
        }
        System.out.println();
    }
}
END
javac -cp usr/share/java/ojalgo.jar Orders.java
seen=$(java -cp usr/share/java/ojalgo.jar:. Orders | tail -n 1)
echo "$seen"
[[ $seen == "52.0.1: 2 small 1.00e+110 invert 1.00e+110 singular Infinity; \
3 small Infinity invert 1.00e+110 singular Infinity; \
4 small NaN invert 1.00e+110 singular Infinity; 5 small NaN invert 1.00e+110 singular Infinity; \
6 small 1.00e+110 invert 1.00e+110 singular 0.250; 7 small 1.00e+110 invert 1.00e+110 singular 0.250; " ]]
