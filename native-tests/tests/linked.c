/* A program linked against the library in the usual way: the header's declarations and the symbols agree. */
#include "recursive_lu.h"

#include <complex.h>
#include <math.h>
#include <stddef.h>

#include "check.h"

static void check_f64(void) {
    double a[] = {1, 4, 7, 2, 5, 8, 3, 6, 10};
    double b[] = {6, 15, 25};
    int64_t ipiv[3];
    CHECK(recursive_lu_f64(a, 3, 3, ipiv) == 0, "recursive_lu_f64");
    CHECK(recursive_lu_f64_solve('N', 3, 1, a, 3, ipiv, b, 3) == 0, "recursive_lu_f64_solve");
    for (int i = 0; i < 3; i++) {
        CHECK(fabs(b[i] - 1) < 1e-13, "x[%d] = %.17g", i, b[i]);
    }
    double t[] = {4, 2, 2, 3}, p[] = {4, 2, 2, 3}, s[] = {4, 2, 2, 3};
    CHECK(recursive_lu_f64_threaded(t, 2, 2, ipiv) == 0 && t[3] == 2, "recursive_lu_f64_threaded");
    CHECK(recursive_lu_f64_nopiv(p, 2, 2, NULL) == 0 && p[3] == 2, "recursive_lu_f64_nopiv");
    uint32_t flags = RECURSIVE_LU_THREADED | RECURSIVE_LU_NO_PIVOT;
    CHECK(recursive_lu_f64_strided(s, 2, 2, 2, NULL, flags) == 0 && s[3] == 2, "recursive_lu_f64_strided");
}

static void check_f32(void) {
    float a[] = {1, 4, 7, 2, 5, 8, 3, 6, 10};
    float b[] = {12, 15, 19}; /* A transposed times ones */
    int64_t ipiv[3];
    CHECK(recursive_lu_f32(a, 3, 3, ipiv) == 0, "recursive_lu_f32");
    CHECK(recursive_lu_f32_solve('T', 3, 1, a, 3, ipiv, b, 3) == 0, "recursive_lu_f32_solve");
    for (int i = 0; i < 3; i++) {
        CHECK(fabsf(b[i] - 1) < 1e-4F, "x[%d] = %.9g", i, (double)b[i]);
    }
    float t[] = {4, 2, 2, 3}, p[] = {4, 2, 2, 3}, s[] = {4, 2, 2, 3};
    CHECK(recursive_lu_f32_threaded(t, 2, 2, ipiv) == 0 && t[3] == 2, "recursive_lu_f32_threaded");
    CHECK(recursive_lu_f32_nopiv(p, 2, 2, NULL) == 0 && p[3] == 2, "recursive_lu_f32_nopiv");
    CHECK(recursive_lu_f32_strided(s, 2, 2, 2, NULL, RECURSIVE_LU_NO_PIVOT) == 0 && s[3] == 2,
          "recursive_lu_f32_strided");
}

/* [0 i; 2 0] times (i, 1), then its conjugate transpose times that; and factors of [4 2i; 2i 3]. */
#define DEFINE_CHECK_COMPLEX(type, number)                                                                   \
    static void check_##type(void) {                                                                         \
        const number i = (number)I;                                                                          \
        number a[] = {0, 2, i, 0}, b[] = {i, 2 * i}, c[] = {2, 1};                                           \
        int64_t ipiv[2];                                                                                     \
        CHECK(recursive_lu_##type(a, 2, 2, ipiv) == 0 && ipiv[0] == 2, "recursive_lu_" #type);               \
        CHECK(recursive_lu_##type##_solve('N', 2, 1, a, 2, ipiv, b, 2) == 0 && b[0] == i && b[1] == 1,       \
              "recursive_lu_" #type "_solve");                                                               \
        CHECK(recursive_lu_##type##_solve('C', 2, 1, a, 2, ipiv, c, 2) == 0 && c[0] == i && c[1] == 1,       \
              "recursive_lu_" #type "_solve of the conjugate transpose");                                    \
        number t[] = {4, 2 * i, 2 * i, 3}, p[] = {4, 2 * i, 2 * i, 3}, s[] = {4, 2 * i, 2 * i, 3};           \
        CHECK(recursive_lu_##type##_threaded(t, 2, 2, ipiv) == 0 && t[1] == i / 2 && t[3] == 4,              \
              "recursive_lu_" #type "_threaded");                                                            \
        CHECK(recursive_lu_##type##_nopiv(p, 2, 2, NULL) == 0 && p[3] == 4, "recursive_lu_" #type "_nopiv"); \
        CHECK(recursive_lu_##type##_strided(s, 2, 2, 2, NULL, RECURSIVE_LU_NO_PIVOT) == 0 && s[3] == 4,      \
              "recursive_lu_" #type "_strided");                                                             \
    }
DEFINE_CHECK_COMPLEX(c128, recursive_lu_complex128)
DEFINE_CHECK_COMPLEX(c64, recursive_lu_complex64)

/* Whoever takes info for an int must not take an error for 0 or a zero pivot, nor one for another. */
static void check_errors(void) {
    static const int64_t all[] = {RECURSIVE_LU_BAD_ARGUMENT(1), RECURSIVE_LU_BAD_ARGUMENT(14),
                                  RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL, RECURSIVE_LU_INACCURATE};
    static const int above[] = {1, 14, 100, 101, 102};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        CHECK(all[i] == INT64_MIN + 2147483648 + above[i], "error %zu is %#llx", i,
              (unsigned long long)all[i]);
        CHECK((uint32_t)all[i] == (uint32_t)INT32_MIN + (uint32_t)above[i], "low half of error %zu: %#x", i,
              (unsigned)(uint32_t)all[i]);
    }
    CHECK(recursive_lu_f64(NULL, 2, 2, NULL) == RECURSIVE_LU_BAD_ARGUMENT(1), "BAD_ARGUMENT");
    double a = 1;
    CHECK(recursive_lu_f64_inverse(1, &a, 1, NULL, 8) == RECURSIVE_LU_BAD_ARGUMENT(5),
          "BAD_ARGUMENT of flags");
}

int main(void) {
    check_f64();
    check_f32();
    check_c128();
    check_c64();
    check_errors();
    CHECK(RECURSIVE_LU_ROW_MAJOR == 4, "ROW_MAJOR");
    CHECK(recursive_lu_version()[0] != '\0', "version");
    CHECK(recursive_lu_isa()[0] != '\0', "isa");
    CHECK(recursive_lu_set_num_threads(2) == 0 && recursive_lu_get_num_threads() == 2, "threads");
    return check_report();
}
