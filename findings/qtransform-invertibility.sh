#!/usr/bin/env bash
# Qt 5.15.8 (Debian 12, qtbase5-dev, libqt5gui5 and libqt5core5a 5.15.8+dfsg-11+deb12u3): whether QTransform has an inverse
# depends on the function that is asked, and on whether it turns: isInvertible says no of a small scale that inverted inverts,
# and inverted has the identity for a scale alone where it is right for the same one after a turn. QMatrix4x4 inverts all of
# them.
#
# Guess before the run: a uniform scale of 1e-7, and the same after a turn of 30 degrees, are inverted by both classes.
# Seen: they are, but isInvertible of both is false. Of a scale of 1e-13 inverted is false and the identity; after the turn it
# is true and right, with isInvertible still false.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
qt=5.15.8+dfsg-11+deb12u3
apt-get download -qq qtbase5-dev=$qt libqt5gui5=$qt libqt5core5a=$qt 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
# What Qt needs in turn is the system's.
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries
if ldd "$libraries/libQt5Gui.so.5" | grep -q 'not found'; then apt-get install -y -qq libqt5gui5 >/dev/null; fi
cat >inverse.cpp <<'CPP'
#include <QMatrix4x4>
#include <QTransform>
#include <cstdio>

static void show(const char *name, const QTransform &transform) {
    bool inverted, all;
    const QTransform inverse = transform.inverted(&inverted);
    const QMatrix4x4 wide = QMatrix4x4(transform).inverted(&all);
    std::printf("%s: isInvertible %d, inverted %d %.4g, QMatrix4x4 %d %.4g\n", name, transform.isInvertible(), inverted,
                inverse.m11(), all, double(wide(0, 0)));
}

int main() {
    for (const double scale : {1e-3, 1e-7, 1e-13}) {
        std::printf("%g ", scale);
        show("scale", QTransform::fromScale(scale, scale));
        show("turn", QTransform().rotate(30).scale(scale, scale));
    }
}
CPP
headers=$work/usr/include/x86_64-linux-gnu/qt5
g++ -w -fPIC -isystem "$headers" -isystem "$headers/QtGui" -isystem "$headers/QtCore" inverse.cpp -o inverse \
    "$libraries/libQt5Gui.so.5" "$libraries/libQt5Core.so.5" -Wl,--allow-shlib-undefined
seen=$(./inverse)
echo "$seen"
[[ $seen == "0.001 scale: isInvertible 1, inverted 1 1000, QMatrix4x4 1 1000
turn: isInvertible 1, inverted 1 866, QMatrix4x4 1 866
1e-07 scale: isInvertible 0, inverted 1 1e+07, QMatrix4x4 1 1e+07
turn: isInvertible 0, inverted 1 8.66e+06, QMatrix4x4 1 8.66e+06
1e-13 scale: isInvertible 0, inverted 0 1, QMatrix4x4 1 1e+13
turn: isInvertible 0, inverted 1 8.66e+12, QMatrix4x4 1 8.66e+12" ]]
