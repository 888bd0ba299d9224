#!/usr/bin/env bash
# MTJ 0.9.14 (Debian 12, libmtj-java 0.9.14+dfsg-7 on libnetlib-java 0.9.3-7, libjlapack-java 0.8~dfsg-5 and libf2j-java
# 0.8.1+dfsg-5): MatrixVectorWriter writes numbers with 13 digits, and DenseMatrix reads a dense symmetric Matrix Market file,
# of which the format has the lower triangle, to the end of the file and beyond.
#
# Guess before the run: full precision, and the symmetric file is read with its upper triangle filled in, as coordinates are.
# Seen: 1/3 is written as 3.333333333333e-01. "array real symmetric" raises an EOFException, skew-symmetric too; the same matrix
# as "coordinate real symmetric" is read right, and a general array by columns, as it should.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libmtj-java=0.9.14+dfsg-7 libnetlib-java=0.9.3-7 libjlapack-java=0.8~dfsg-5 \
    libf2j-java=0.8.1+dfsg-5 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >Market.java <<'END'
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import no.uib.cipr.matrix.DenseMatrix;
import no.uib.cipr.matrix.io.MatrixVectorReader;
import no.uib.cipr.matrix.io.MatrixVectorWriter;

public class Market {
    private static void read(String kind, String numbers) {
        String told;
        try {
            String file = "%%MatrixMarket matrix " + kind + "\n" + numbers.replace(';', '\n') + "\n";
            told = Arrays.toString(new DenseMatrix(new MatrixVectorReader(new StringReader(file))).getData());
        } catch (IOException exception) {
            told = exception.getClass().getSimpleName();
        }
        System.out.print(kind + ": " + told + "; ");
    }

    public static void main(String[] arguments) {
        StringWriter text = new StringWriter();
        MatrixVectorWriter writer = new MatrixVectorWriter(text);
        writer.printArray(new double[] {1.0 / 3});
        writer.flush();
        System.out.print(text.toString().trim() + "; ");
        read("array real general", "2 2;1;2;3;4");
        read("coordinate real symmetric", "2 2 3;1 1 1;2 1 2;2 2 3");
        read("array real symmetric", "2 2;1;2;3");
        read("array real skew-symmetric", "2 2;5");
        System.out.println();
    }
}
END
jars=$(printf '%s:' usr/share/java/*.jar)
javac -cp "$jars" Market.java
seen=$(java -cp "$jars." Market)
echo "$seen"
[[ $seen == "3.333333333333e-01; array real general: [1.0, 2.0, 3.0, 4.0]; coordinate real symmetric: [1.0, 2.0, 2.0, 3.0]; \
array real symmetric: EOFException; array real skew-symmetric: EOFException; " ]]
