#!/usr/bin/env bash
# JNA 5.13.0 (Debian 12, libjna-java and libjna-jni 5.13.0-2, on OpenJDK 17): with -Xcheck:jni, with which one looks for faults
# of a binding, the JVM warns of JNA itself when it is loaded, before a function of the bound library is called.
#
# Guess (implied, not written down): a program that does no more than call abs through JNA has no warnings.
# Seen: two, both from Native's initializer: "JNI local refs: 33, exceeds capacity: 32" and "JNI call made without checking
# exceptions when required to from CallStaticObjectMethod". The call itself has the right answer and adds none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v javac >/dev/null || apt-get install -y -qq default-jdk-headless >/dev/null
apt-get download -qq libjna-java=5.13.0-2 libjna-jni=5.13.0-2 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >Seen.java <<'END'
import com.sun.jna.Library;
import com.sun.jna.Native;

public class Seen {
    public interface C extends Library {
        int abs(int x);
    }

    public static void main(String[] arguments) {
        System.out.println(Native.load("c", C.class).abs(-7));
    }
}
END
jar=usr/share/java/jna-5.13.0.jar
javac -cp $jar Seen.java
java -Xcheck:jni -Djna.boot.library.path="$work/usr/lib/x86_64-linux-gnu/jni" -cp $jar:. Seen >log 2>&1
seen=$(grep -E '^(WARNING|[0-9])' log; echo "from the initializer: $(grep -c 'com.sun.jna.Native.<clinit>' log)")
echo "$seen"
[[ $seen == "WARNING: JNI local refs: 33, exceeds capacity: 32
WARNING in native method: JNI call made without checking exceptions when required to from CallStaticObjectMethod
7
from the initializer: 2" ]]
