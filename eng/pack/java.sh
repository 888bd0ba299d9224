#!/usr/bin/env bash
# Builds the jars for Java, which use the library that they find and do not hold it, into artifacts/packages: the classes, the
# sources, the documentation.
source "$(dirname "$0")/../common.sh"
need openjdk-17-jdk-headless libjna-java
java=/usr/lib/jvm/java-17-openjdk-$(dpkg --print-architecture)/bin
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$root/Directory.Build.props")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$artifacts/packages"
rm -f "$artifacts"/packages/recursivelu-*.jar
cd "$root/src/java/source"
mapfile -t sources < <(find . -name '*.java' | sort)

# Messages name a place in the sources.
quietly java-compile "$java/javac" -Xlint:all -Werror -g --release 17 -p /usr/share/java/jna.jar --module-version "$version" \
    -d "$work/classes" "${sources[@]}"
quietly java-document "$java/javadoc" -quiet -Xdoclint:all -Werror -notimestamp -encoding UTF-8 -docencoding UTF-8 \
    --release 17 -p /usr/share/java/jna.jar -doctitle "RecursiveLU $version" -windowtitle "RecursiveLU $version" \
    -d "$work/documentation" "${sources[@]}"

# jar SUFFIX FOLDER: the files of a folder with the licence, as a jar that has the same bytes each time.
jar() {
    printf 'Implementation-Title: RecursiveLU\nImplementation-Version: %s\n' "$version" >"$work/manifest"
    cp "$root/LICENSE" "$work/LICENSE"
    "$java/jar" --create --date=1980-01-01T00:00:02Z --file "$artifacts/packages/recursivelu-$version$1.jar" \
        --manifest "$work/manifest" -C "$work" LICENSE -C "$2" .
}

jar "" "$work/classes"
jar -sources .
jar -javadoc "$work/documentation"
say "packed $(cd "$artifacts/packages" && du -bh recursivelu-*.jar | awk '{printf "%s%s (%s)", sep, $2, $1; sep = ", "}')"
