/* A program linked with -lrecursivelu_lapack: each declaration of the header has its symbol, each routine is
   called through it once. */
#include "recursive_lu_lapack.h"

#include <stddef.h>

#include "check.h"

typedef void function(void);

#define FORTRAN(type, end)                                                                                   \
    (function *)type##getrf##end, (function *)type##getrf2##end, (function *)type##getf2##end,               \
        (function *)type##getrs##end, (function *)type##gesv##end, (function *)type##getri##end,             \
        (function *)type##gecon##end, (function *)type##laswp##end
#define LAPACKE(type, end)                                                                                   \
    (function *)LAPACKE_##type##getrf##end, (function *)LAPACKE_##type##getrs##end,                          \
        (function *)LAPACKE_##type##gesv##end, (function *)LAPACKE_##type##getri##end,                       \
        (function *)LAPACKE_##type##getrf_work##end, (function *)LAPACKE_##type##getrs_work##end,            \
        (function *)LAPACKE_##type##gesv_work##end, (function *)LAPACKE_##type##getri_work##end

static function *const all[] = {FORTRAN(d, _), FORTRAN(s, _), FORTRAN(d, _64_), FORTRAN(s, _64_),
                                LAPACKE(d, ),  LAPACKE(s, ),  LAPACKE(d, _64),  LAPACKE(s, _64)};

static void check_fortran(void) {
    double a[] = {0, 2, 1, 1}, b[] = {3, 7}, work[8], rcond = 0, anorm = 3;
    int32_t n = 2, one = 1, two = 2, ipiv[2], iwork[2], info = 7;
    dgetrf_(&n, &n, a, &n, ipiv, &info);
    CHECK(info == 0 && ipiv[0] == 2, "dgetrf_: info %d, ipiv %d", info, ipiv[0]);
    dgetrs_("N", &n, &one, a, &n, ipiv, b, &n, &info);
    CHECK(info == 0 && b[0] == 2 && b[1] == 3, "dgetrs_: info %d, x = (%g, %g)", info, b[0], b[1]);
    dgecon_("1", &n, a, &n, &anorm, &rcond, work, iwork, &info);
    CHECK(info == 0 && rcond > 0, "dgecon_: info %d, %g", info, rcond);
    dgetri_(&n, a, &n, ipiv, work, &two, &info);
    CHECK(info == 0 && a[0] == -0.5 && a[1] == 1, "dgetri_: info %d", info);
    dlaswp_(&one, b, &n, &one, &one, ipiv, &one);
    CHECK(b[0] == 3, "dlaswp_: %g", b[0]);
    double c[] = {2, 0, 0, 4}, d[] = {2, 4};
    dgesv_(&n, &one, c, &n, ipiv, d, &n, &info);
    CHECK(info == 0 && d[0] == 1 && d[1] == 1, "dgesv_: info %d", info);
}

static void check_lapacke(void) {
    float a[] = {0, 1, 2, 1}, b[] = {3, 7}; /* by rows */
    int64_t ipiv[2];
    CHECK(LAPACKE_sgetrf_64(LAPACK_ROW_MAJOR, 2, 2, a, 2, ipiv) == 0, "LAPACKE_sgetrf_64");
    CHECK(LAPACKE_sgetrs_64(LAPACK_ROW_MAJOR, 'N', 2, 1, a, 2, ipiv, b, 1) == 0 && b[0] == 2 && b[1] == 3,
          "LAPACKE_sgetrs_64: x = (%g, %g)", (double)b[0], (double)b[1]);
    CHECK(LAPACKE_sgetri_64(LAPACK_ROW_MAJOR, 2, a, 2, ipiv) == 0 && a[0] == -0.5F, "LAPACKE_sgetri_64");
}

/* The values in 32 bits are the low halves of those in 64. */
static void check_errors(void) {
    CHECK((uint32_t)RECURSIVE_LU_LAPACK_OUT_OF_MEMORY == (uint32_t)RECURSIVE_LU_LAPACK_OUT_OF_MEMORY_64 &&
              RECURSIVE_LU_LAPACK_OUT_OF_MEMORY < 0 && RECURSIVE_LU_LAPACK_OUT_OF_MEMORY_64 < 0,
          "no memory: %d", RECURSIVE_LU_LAPACK_OUT_OF_MEMORY);
    CHECK((uint32_t)RECURSIVE_LU_LAPACK_INTERNAL == (uint32_t)RECURSIVE_LU_LAPACK_INTERNAL_64 &&
              RECURSIVE_LU_LAPACK_INTERNAL < 0 && RECURSIVE_LU_LAPACK_INTERNAL_64 < 0,
          "a defect: %d", RECURSIVE_LU_LAPACK_INTERNAL);
}

int main(void) {
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        CHECK(all[i] != NULL, "function %zu", i);
    }
    check_fortran();
    check_lapacke();
    check_errors();
    CHECK(recursive_lu_version()[0] != '\0', "recursive_lu_version");
    return check_report();
}
