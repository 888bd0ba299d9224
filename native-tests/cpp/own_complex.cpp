// recursive_lu.hpp where the complex types of recursive_lu.h are the program's own.
struct pair_of_doubles {
    double re, im;
};
struct pair_of_floats {
    float re, im;
};
#define recursive_lu_complex128 pair_of_doubles
#define recursive_lu_complex64 pair_of_floats
#include "check.hpp"

int main() {
    std::vector<std::complex<double>> a{{0, 1}, 2.0, 3.0, {1, 1}}, b{1.0, {0, 2}};
    recursive_lu::matrix_view<const std::complex<double>> matrix(a, 2, 2), right(b, 2, 1);
    std::vector<std::complex<double>> x = recursive_lu::factorization(matrix).solve(b);
    CHECK(residual(matrix, recursive_lu::matrix_view<const std::complex<double>>(x, 2, 1), right) < 1e-14);
    pair_of_doubles raw[1] = {{2, 0}};
    recursive_lu::index_t ipiv[1];
    CHECK(recursive_lu_c128(raw, 1, 1, ipiv) == 0 && ipiv[0] == 1);
    return failures != 0;
}
