// Handlers of illegal arguments that do not return: one that throws, as Octave's, and one that jumps, as R's. The library
// works afterwards.
#include "recursive_lu_lapack.h"

#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <stdexcept>

static bool jumps;
static std::jmp_buf back;

extern "C" void xerbla_(const char *, const std::int32_t *position, std::size_t) {
    if (jumps) {
        std::longjmp(back, *position);
    }
    throw std::invalid_argument("LAPACK");
}

static int factor(std::int32_t n) {
    double a[] = {0, 2, 1, 1};
    std::int32_t two = 2, ipiv[2], info = 77;
    dgetrf_(&two, &n, a, &two, ipiv, &info);
    return info == 0 && ipiv[0] == 2 ? 0 : -1;
}

static int leave(bool by_jump) {
    jumps = by_jump;
    if (by_jump) {
        int position = setjmp(back);
        return position != 0 ? position : factor(-1);
    }
    try {
        return factor(-1);
    } catch (const std::invalid_argument &) {
        return 2;
    }
}

int main() {
    for (int i = 0; i < 1000; i++) {
        int left = leave(i % 2 == 0), worked = factor(2);
        if (left != 2 || worked != 0) {
            std::printf("call %d: handler %d, then %d\n", i, left, worked);
            return 1;
        }
    }
}
