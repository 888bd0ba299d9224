/* A program linked with -lrecursivelu_lapack: each declaration of the header has its symbol, each routine is
   called through it once. */
#include "recursive_lu_lapack.h"

#include <stddef.h>

#include "check.h"

typedef void function(void);

#define NAMES(before, type, end)                                                                             \
    (function *)before##type##getrf##end, (function *)before##type##getrf2##end,                             \
        (function *)before##type##getf2##end, (function *)before##type##getrs##end,                          \
        (function *)before##type##gesv##end, (function *)before##type##getri##end,                           \
        (function *)before##type##gecon##end, (function *)before##type##gerfs##end,                          \
        (function *)before##type##geequ##end, (function *)before##type##geequb##end,                         \
        (function *)before##type##gesvx##end, (function *)before##type##laswp##end
#define FORTRAN(end)                                                                                         \
    NAMES(, d, end), NAMES(, s, end), NAMES(, z, end), NAMES(, c, end), (function *)dlaqge##end,             \
        (function *)slaqge##end, (function *)zlaqge##end, (function *)claqge##end, (function *)dsgesv##end,  \
        (function *)zcgesv##end
#define LAPACKE(end)                                                                                         \
    NAMES(LAPACKE_, d, end), NAMES(LAPACKE_, s, end), NAMES(LAPACKE_, z, end), NAMES(LAPACKE_, c, end),      \
        (function *)LAPACKE_dsgesv##end, (function *)LAPACKE_zcgesv##end

#define LAYOUTS(type, end)                                                                                   \
    (function *)LAPACKE_##type##ge_trans##end, (function *)LAPACKE_##type##ge_nancheck##end
#define MATRICES(end) LAYOUTS(d, end), LAYOUTS(s, end), LAYOUTS(z, end), LAYOUTS(c, end)

static function *const all[] = {FORTRAN(_),   FORTRAN(_64_),     LAPACKE(),  LAPACKE(_work),
                                LAPACKE(_64), LAPACKE(_work_64), MATRICES(), MATRICES(_64)};

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

/* diag(4, 1024), which is worth scaling, and (4, 2048). */
static void check_expert(void) {
    double a[] = {4, 0, 0, 1024}, af[4], b[] = {4, 2048}, x[2], r[2], c[2], rowcnd, colcnd, amax, rcond, ferr,
           berr, work[8];
    float swork[6];
    int32_t n = 2, one = 1, ipiv[2], iwork[2], iter = 7, info = 7;
    char equed = '?';
    dgeequ_(&n, &n, a, &n, r, c, &rowcnd, &colcnd, &amax, &info);
    CHECK(info == 0 && rowcnd == 0x1p-8 && colcnd == 1 && amax == 1024, "dgeequ_: info %d, %g, %g, %g", info,
          rowcnd, colcnd, amax);
    dgesvx_("E", "N", &n, &one, a, &n, af, &n, ipiv, &equed, r, c, b, &n, x, &n, &rcond, &ferr, &berr, work,
            iwork, &info);
    CHECK(info == 0 && equed == 'R' && x[0] == 1 && x[1] == 2 && rcond == 1 && work[0] == 1 && a[3] == 1,
          "dgesvx_: info %d, '%c', x = (%g, %g)", info, equed, x[0], x[1]);
    x[1] = 2.5;
    dgerfs_("N", &n, &one, a, &n, af, &n, ipiv, b, &n, x, &n, &ferr, &berr, work, iwork, &info);
    CHECK(info == 0 && x[1] == 2 && berr == 0, "dgerfs_: info %d, x = (%g, %g)", info, x[0], x[1]);
    dlaqge_(&n, &n, a, &n, r, c, &rowcnd, &colcnd, &amax, &equed);
    CHECK(equed == 'R' && a[3] == 0x1p-10, "dlaqge_: '%c'", equed);
    double d[] = {2, 0, 0, 4};
    dsgesv_(&n, &one, d, &n, ipiv, b, &n, x, &n, work, swork, &iter, &info);
    CHECK(info == 0 && iter == 0 && x[0] == b[0] / 2, "dsgesv_: info %d, iter %d", info, iter);
}

/* i x = -1 and 2 x = 2 i. */
static void check_complex(void) {
    double a[] = {0, 1, 0, 0, 0, 0, 2, 0}, b[] = {-1, 0, 0, 2}, x[4], work[8], rwork[4], rcond = 0, anorm = 2;
    float swork[12], by_rows[] = {0, 1, 0, 0, 0, 0, 2, 0}, side[] = {-1, 0, 0, 2};
    int32_t n = 2, one = 1, ipiv[2], iter = 7, info = 7;
    zcgesv_(&n, &one, (void *)a, &n, ipiv, (void *)b, &n, (void *)x, &n, (void *)work, (void *)swork, rwork,
            &iter, &info);
    CHECK(info == 0 && x[0] == 0 && x[1] == 1 && x[2] == 0 && x[3] == 1, "zcgesv_: info %d, %g + %g i", info,
          x[0], x[1]);
    zgetrf_(&n, &n, (void *)a, &n, ipiv, &info);
    zgecon_("1", &n, (void *)a, &n, &anorm, &rcond, (void *)work, rwork, &info);
    CHECK(info == 0 && rcond == 0.5, "zgecon_: info %d, %g", info, rcond);
    CHECK(LAPACKE_cgesv(LAPACK_ROW_MAJOR, 2, 1, (void *)by_rows, 2, ipiv, (void *)side, 1) == 0 &&
              side[1] == 1,
          "LAPACKE_cgesv: %g + %g i", (double)side[0], (double)side[1]);
}

static void check_lapacke(void) {
    float a[] = {0, 1, 2, 1}, b[] = {3, 7}; /* by rows */
    int64_t ipiv[2];
    CHECK(LAPACKE_sgetrf_64(LAPACK_ROW_MAJOR, 2, 2, a, 2, ipiv) == 0, "LAPACKE_sgetrf_64");
    CHECK(LAPACKE_sgetrs_64(LAPACK_ROW_MAJOR, 'N', 2, 1, a, 2, ipiv, b, 1) == 0 && b[0] == 2 && b[1] == 3,
          "LAPACKE_sgetrs_64: x = (%g, %g)", (double)b[0], (double)b[1]);
    CHECK(LAPACKE_sgetri_64(LAPACK_ROW_MAJOR, 2, a, 2, ipiv) == 0 && a[0] == -0.5F, "LAPACKE_sgetri_64");
    float t[2] = {0, 0};
    LAPACKE_sge_trans_64(LAPACK_COL_MAJOR, 2, 1, b, 2, t, 1);
    CHECK(t[0] == 2 && t[1] == 3, "LAPACKE_sge_trans_64: %g, %g", (double)t[0], (double)t[1]);
    CHECK(LAPACKE_sge_nancheck(LAPACK_COL_MAJOR, 2, 1, t, 2) == 0, "LAPACKE_sge_nancheck");
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
    check_expert();
    check_complex();
    check_lapacke();
    check_errors();
    CHECK(recursive_lu_version()[0] != '\0', "recursive_lu_version");
    return check_report();
}
