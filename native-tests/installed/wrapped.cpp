// A user's program in C++.
#include <recursive_lu.hpp>

#include <cstdio>

int main() {
    const double a[3][3] = {{2, 1, 1}, {4, 3, 3}, {8, 7, 9}};
    std::vector<double> b{7, 19, 49};
    recursive_lu::factorization(a).solve_in_place(b);
    std::printf("x = %g %g %g\n", b[0], b[1], b[2]);
}
