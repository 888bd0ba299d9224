#!/usr/bin/env bash
# Builds the jars for Java and tests them with the library of this checkout: JUnit's tests, once more under the checks of the JVM
# for native code; the README's program as a module; the program of the page on installing; the sample. Needs a finished build, or
# RECURSIVE_LU_LIB_DIR that names another folder with the libraries. Leaves "java passed failed", "java-checked passed failed" and
# "java-programs passed failed" in artifacts/test-results/java.counts, and the picture of the sample in artifacts/java.
source "$(dirname "$0")/common.sh"
lib=$(realpath "${RECURSIVE_LU_LIB_DIR:-$lib}")
[[ -e $lib/librecursivelu.so ]] || { echo "$lib has no librecursivelu.so: please build first" >&2; exit 1; }
need openjdk-17-jdk-headless libjna-java junit5 gcc libc6-dev
java=/usr/lib/jvm/java-17-openjdk-$(dpkg --print-architecture)/bin
jars=/usr/share/java
counts=$artifacts/test-results/java.counts
mkdir -p "$artifacts/test-results" "$artifacts/java" "$artifacts/log"
: >"$counts"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/eng/pack/java.sh"
package=$(echo "$artifacts"/packages/recursivelu-*[0-9].jar)
classpath=$package:$jars/jna.jar
unset RECURSIVE_LU_HOME
export RECURSIVE_LU_LIB_DIR=$lib

say "compiling the tests"
cd "$work"
junit=$(printf ":$jars/%s.jar" junit-jupiter-api junit-jupiter-params junit-platform-commons opentest4j apiguardian-api)
quietly java-tests "$java/javac" -Xlint:all -Werror --release 17 -cp "$classpath$junit" -d tests \
    "$root"/src/java/tests/recursivelu/*.java
# Libraries that are not the right one.
echo 'const char *recursive_lu_version(void) { return VERSION; }' >version.c
echo 'int nothing;' >other.c
gcc -shared -fPIC -DVERSION='"0.0.9"' version.c -o older.so
gcc -shared -fPIC -DVERSION='"9.0.0"' version.c -o bare.so
gcc -shared -fPIC other.c -o other.so

# suite NAME OPTION...: runs the tests, on a heap that is small for what they use outside of it.
suite() {
    local name=$1 log=$artifacts/log/$1.log status=0 passed failed
    shift
    "$java/java" -Xmx48m "$@" -Drecursivelu.tests.older="$work/older.so" -Drecursivelu.tests.bare="$work/bare.so" \
        -Drecursivelu.tests.other="$work/other.so" -cp "tests:$classpath:$jars/junit-platform-console-standalone.jar" \
        org.junit.platform.console.ConsoleLauncher --scan-class-path=tests --details=tree --disable-ansi-colors --disable-banner \
        >"$log" 2>&1 || status=$?
    passed=$(sed -n 's/^\[ *\([0-9]*\) tests successful *\]$/\1/p' "$log")
    # A test that was skipped has not passed.
    failed=$(awk '/^\[ *[0-9]+ (tests (failed|skipped|aborted)|containers failed) *\]$/ {sum += $2} END {print sum + 0}' "$log")
    # JNA itself is warned of when it is loaded.
    local warnings
    warnings=$(grep -A 1 '^WARNING in native method' "$log" | grep '^\sat ' | grep -vc 'NativeLibraries\.load(' || true)
    failed=$((failed + warnings))
    # A run that broke off, or found no tests, is a failure.
    if [[ ${passed:-0} -eq 0 || ($status -ne 0 && $failed -eq 0) ]]; then failed=$((failed + 1)); fi
    ((failed == 0)) || grep -A 12 'JUnit Jupiter:\|^WARNING\|^FATAL\|^# ' "$log" >&2 || tail -n 40 "$log" >&2
    echo "$name ${passed:-0} $failed" | tee -a "$counts"
    bad=$((bad + failed))
}

bad=0
say "testing on $("$java/java" -version 2>&1 | head -n 1)"
suite java
suite java-checked -Xcheck:jni

say "running the pages' programs and the sample"
passed=0
failed=0
# program COMMAND...: counts a program that has to end well.
program() {
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "failed: $*" >&2; fi
}

# page PAGE OPTION...: runs a page's program.
page() {
    local page=$1
    shift
    quietly java-page page_prints "$page" java Example.java "$java/java" "$@" Example.java
}

sample() {
    rm -f "$artifacts/java/airfoil.svg"
    quietly java-airfoil env -u RECURSIVE_LU_LIB_DIR "$java/java" -Drecursivelu.library="$lib" -cp "$classpath" \
        "$root/samples/java/Airfoil.java" "$artifacts/java/airfoil.svg" &&
        grep -q '</svg>' "$artifacts/java/airfoil.svg"
}

program page "$root/src/java/README.md" -p "$classpath" --add-modules recursivelu
program page "$root/eng/docs/install.md" -cp "$classpath"
program sample
echo "java-programs $passed $failed" | tee -a "$counts"
((bad == 0 && failed == 0))
