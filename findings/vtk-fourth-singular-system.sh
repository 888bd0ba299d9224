#!/usr/bin/env bash
# VTK 9.1.0 (Debian 12, libvtk9-dev and libvtk9.1 9.1.0+really9.1.0+dfsg2-5+deb12u1): vtkMath::SolveLinearSystem refuses a
# singular matrix of order 3 three times in a process, and then takes it. It answers 1, for success, and NaN.
#
# Guess (implied, not written down): the same answer, 0, to the same question.
# Seen: [1, 2, 0; 2, 4, 0; 0, 0, 1] x = (1, 1, 1) is 0 0 0 1 1 1, with NaN at last; of order 2 [1, 2; 2, 4] is 0 each time. 1e-13
# times the identity of order 3, a pivot of which is below 1e-12, is refused three times and solved with afterwards. InvertMatrix
# does so from order 1 on.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
version=9.1.0+really9.1.0+dfsg2-5+deb12u1
apt-get download -qq "libvtk9-dev=$version" "libvtk9.1=$version" libtbb12=2021.8.0-2+deb12u1 libtbbmalloc2=2021.8.0-2+deb12u1 \
    2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >again.cpp <<'CPP'
#include <cstring>
#include <iostream>
#include <string>
#include <vtkMath.h>

static int inverted(int order, const double *elements, double *first) {
    double a[9];
    double inverse[9] = {};
    double *rows[3];
    double *inverse_rows[3];
    std::memcpy(a, elements, sizeof(double) * order * order);
    for (int i = 0; i < order; i++) {
        rows[i] = a + i * order;
        inverse_rows[i] = inverse + i * order;
    }
    const int answer = vtkMath::InvertMatrix(rows, inverse_rows, order);
    *first = inverse[0];
    return answer;
}

static int solved(int order, const double *elements, double *first) {
    double a[9];
    double *rows[3];
    double x[3] = {1, 1, 1};
    std::memcpy(a, elements, sizeof(double) * order * order);
    for (int i = 0; i < order; i++) {
        rows[i] = a + i * order;
    }
    const int answer = vtkMath::SolveLinearSystem(rows, x, order);
    *first = x[0];
    return answer;
}

/* Asks the same six times, in a process of its own, for which the arguments stand. */
int main(int, char **arguments) {
    vtkObject::GlobalWarningDisplayOff();
    const double singular[] = {1, 2, 0, 2, 4, 0, 0, 0, 1};
    const double singular_2[] = {1, 2, 2, 4};
    const double small[] = {1e-13, 0, 0, 0, 1e-13, 0, 0, 0, 1e-13};
    const std::string which = arguments[1];
    double first = 0;
    for (int time = 0; time < 6; time++) {
        std::cout << (which == "singular"     ? solved(3, singular, &first)
                      : which == "singular_2" ? solved(2, singular_2, &first)
                      : which == "small"      ? solved(3, small, &first)
                                              : inverted(1, small, &first))
                  << ' ';
    }
    std::cout << (first != first ? "NaN" : std::to_string(first)) << '\n';
}
CPP
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries
g++ -std=c++17 -w -isystem usr/include/vtk-9.1 again.cpp -o again "$libraries/libvtkCommonCore-9.1.so" \
    "$libraries/libvtkCommonMath-9.1.so" -Wl,--allow-shlib-undefined
seen=$(for which in singular singular_2 small inverse; do ./again $which; done)
echo "$seen"
[[ $seen == "0 0 0 1 1 1 NaN
0 0 0 0 0 0 1.000000
0 0 0 1 1 1 10000000000000.000000
0 0 0 1 1 1 10000000000000.000000" ]]
