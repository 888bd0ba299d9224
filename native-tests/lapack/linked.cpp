// The header in C++.
#include "recursive_lu_lapack.h"

#include <cstdint>
#include <cstdio>

int main() {
    double a[] = {2, 0, 0, 4}, b[] = {2, 4};
    std::int64_t ipiv[2];
    std::int64_t info = LAPACKE_dgesv_64(LAPACK_COL_MAJOR, 2, 1, a, 2, ipiv, b, 2);
    if (info != 0 || b[0] != 1 || b[1] != 1) {
        std::printf("info %ld, x = (%g, %g)\n", static_cast<long>(info), b[0], b[1]);
        return 1;
    }
}
