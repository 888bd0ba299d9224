/* Matrices of orders up to 4: every file of the library gives the factors of real ones the bits of plain
   elimination in which each operation rounds. Complex ones, whose multiply-adds are fused, have its first
   exchange and a small backward error. All ways to factor give the same bits, and gesv factors as the
   factorization does. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "plain.h"
#include "ratio.h"
#include "recursive_lu.h"
#include "variant.h"

enum { largest_order = 4, repetitions = 400, batch = 19 };

typedef struct expected_factors {
    matrix a, lu;
    int64_t ipiv[largest_order], info;
    bool pivoted, within_range; /* nothing overflows or underflows */
    char label[96];
} expected_factors;

/* Numbers of all sizes, small integers, of which many are equal or zero, and what is not finite. */
static double draw(const element *type, int kind, random_source *source) {
    double x = random_uniform(source, -1, 1);
    switch (kind) {
    case 0:
        return x;
    case 1:
        return (double)random_integer(source, -3, 3);
    case 2:
        return x * (random_integer(source, 0, 1) ? type->overflow : type->subnormal);
    case 3:
        return random_integer(source, 0, 7) ? x : type->subnormal * x;
    default:
        return random_integer(source, 0, 5) ? x : random_integer(source, 0, 1) ? INFINITY : NAN;
    }
}

/* NaN has no bits that count. */
static bool same_element(const matrix *x, const matrix *y, int64_t i, int64_t j) {
    bool same = true;
    for (int part = 0; part < x->type->parts; part++) {
        double a = matrix_get_part(x, i, j, part), b = matrix_get_part(y, i, j, part);
        same = same && (isnan(a) ? isnan(b) : a == b && signbit(a) == signbit(b));
    }
    return same;
}

static void check_factors(const expected_factors *e, const matrix *lu, const int64_t *ipiv, int64_t info,
                          const char *how) {
    int64_t n = e->a.n;
    bool same = info == e->info && memcmp(ipiv, e->ipiv, (size_t)n * sizeof(int64_t)) == 0;
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < n; i++) {
            same = same && same_element(lu, &e->lu, i, j);
        }
    }
    CHECK(same, "%s %s: not the expected bits, or info %ld instead of %ld", e->label, how, (long)info,
          (long)e->info);
}

static void check_variants(const family *f, const expected_factors *e) {
    int64_t n = e->a.n, ipiv[largest_order];
    for (int v = 0; v < all_variant_count; v++) {
        if (all_variants[v].pivoted == e->pivoted) {
            matrix lu = matrix_with_stride(&e->a, all_variants[v].route == route_strided ? n + 3 : n);
            int64_t info = variant_factor(&all_variants[v], f, lu.data, n, n, lu.lda, ipiv);
            check_factors(e, &lu, ipiv, info, all_variants[v].name);
            matrix_free(&lu);
        }
    }
}

static void check_rows(const family *f, const expected_factors *e) {
    int64_t n = e->a.n, ipiv[largest_order];
    uint32_t flags = RECURSIVE_LU_ROW_MAJOR | (e->pivoted ? 0 : RECURSIVE_LU_NO_PIVOT);
    matrix rows = matrix_transposed(&e->a, n);
    int64_t info = f->strided(rows.data, n, n, n, ipiv, flags);
    matrix lu = matrix_transposed(&rows, n);
    check_factors(e, &lu, ipiv, info, "row-major");
    matrix_free(&rows);
    matrix_free(&lu);
}

static void check_batch(const family *f, const expected_factors *e, uint32_t threaded) {
    int64_t n = e->a.n, ipiv[batch * largest_order], infos[batch];
    uint32_t flags = threaded | (e->pivoted ? 0 : RECURSIVE_LU_NO_PIVOT);
    char *all = allocate(batch * matrix_bytes(&e->a));
    for (int k = 0; k < batch; k++) {
        memcpy(all + (size_t)k * matrix_bytes(&e->a), e->a.data, matrix_bytes(&e->a));
    }
    f->batched(all, n, n, n, n * n, ipiv, n, batch, infos, flags);
    for (int k = 0; k < batch; k++) {
        matrix lu = e->a;
        lu.data = all + (size_t)k * matrix_bytes(&e->a);
        check_factors(e, &lu, ipiv + k * n, infos[k], "batched");
    }
    free(all);
}

/* Whether elements are finite: all of them, or those on and above the diagonal. */
static bool is_finite(const matrix *x, bool upper) {
    bool finite = true;
    for (int64_t j = 0; j < x->n; j++) {
        for (int64_t i = 0; i < (upper ? j + 1 : x->m); i++) {
            for (int part = 0; part < x->type->parts; part++) {
                finite = finite && isfinite(matrix_get_part(x, i, j, part));
            }
        }
    }
    return finite;
}

/* The same as the two calls but for an info that tells what is not finite. */
static void check_gesv(const family *f, const expected_factors *e, random_source *source) {
    int64_t n = e->a.n, ipiv[largest_order];
    matrix lu = matrix_copy(&e->a), x = matrix_new(e->a.type, n, 2, n);
    matrix_fill_uniform(&x, source);
    matrix expected = matrix_copy(&x);
    int64_t info = f->gesv(n, 2, lu.data, n, ipiv, x.data, n, e->pivoted ? 0 : RECURSIVE_LU_NO_PIVOT);
    f->solve('N', n, 2, lu.data, n, ipiv, expected.data, n);
    expected_factors told = *e;
    bool finite = is_finite(&e->lu, true) && is_finite(&expected, false);
    told.info = e->info == 0 && !finite ? RECURSIVE_LU_INACCURATE : e->info;
    check_factors(&told, &lu, ipiv, info, "gesv");
    CHECK(matrix_identical(&x, &expected), "%s gesv: not the bytes of the two calls", e->label);
    matrix_free(&lu);
    matrix_free(&x);
    matrix_free(&expected);
}

/* Factors a complex matrix as expected of the other ways, and judges that. Plain elimination has put its own
   exchanges into e->ipiv: the first one is chosen before anything is rounded. */
static void factor_complex(const family *f, expected_factors *e) {
    int64_t n = e->a.n, first = e->ipiv[0];
    memcpy(e->lu.data, e->a.data, matrix_bytes(&e->a));
    e->info = variant_factor(variant_serial(e->pivoted), f, e->lu.data, n, n, n, e->ipiv);
    CHECK(e->ipiv[0] == first, "%s: the first pivot is in row %ld, not %ld", e->label, (long)e->ipiv[0],
          (long)first);
    if (e->pivoted && e->within_range) {
        double ratio = factor_ratio(&e->a, &e->lu, e->ipiv);
        CHECK(ratio < RATIO_LIMIT, "%s: ratio %g", e->label, ratio);
    }
}

static void check_matrix(const family *f, const matrix *a, bool pivoted, const char *what, bool within_range,
                         random_source *source) {
    expected_factors e = {.a = *a, .lu = matrix_copy(a), .pivoted = pivoted, .within_range = within_range};
    snprintf(e.label, sizeof e.label, "%s n = %ld%s, %s", a->type->name, (long)a->n, pivoted ? "" : " nopiv",
             what);
    e.info = plain_factor(&e.lu, e.ipiv, pivoted);
    if (a->type->parts == 2) {
        factor_complex(f, &e);
    }
    check_variants(f, &e);
    check_rows(f, &e);
    check_batch(f, &e, 0);
    check_batch(f, &e, RECURSIVE_LU_THREADED);
    check_gesv(f, &e, source);
    matrix_free(&e.lu);
}

static void check_library(const char *path) {
    static const char *const kinds[] = {"uniform", "integers", "huge and tiny", "some subnormal",
                                        "not finite"};
    library lib = library_open_path(path);
    random_source source = random_new(3);
    for (int r = 0; r < family_count * largest_order * repetitions; r++) {
        const family *f = &lib.families[r % family_count];
        int64_t n = r / family_count % largest_order + 1, parts = f->type->parts;
        matrix a = matrix_new(f->type, n, n, n);
        for (int kind = 0; kind < 5; kind++) {
            for (int64_t i = 0; i < n * n * parts; i++) {
                f->type->part->set(a.data, i, draw(f->type, kind, &source));
            }
            check_matrix(f, &a, true, kinds[kind], kind < 2, &source);
            check_matrix(f, &a, false, kinds[kind], kind < 2, &source);
        }
        matrix_free(&a);
    }
    for (int f = 0; f < real_family_count; f++) {
        /* Singular if 3 * (1 / 3) is rounded to 1 before it is subtracted, as it is of real numbers. */
        matrix a = matrix_new(lib.families[f].type, 2, 2, 2);
        for (int64_t j = 0; j < 2; j++) {
            matrix_set(&a, 0, j, 3);
            matrix_set(&a, 1, j, 1);
        }
        check_matrix(&lib.families[f], &a, true, "[3 3; 1 1]", true, &source);
        matrix_free(&a);
    }
}

#if defined(__x86_64__)

/* The file for a higher level of processors beside the library, if there is one and this processor has it. */
static void check_sibling(const char *path, const char *level, bool runs) {
    char sibling[4096];
    const char *end = strstr(path, ".so");
    REQUIRE(end != NULL, "%s is no library", path);
    snprintf(sibling, sizeof sibling, "%.*s-%s.so", (int)(end - path), path, level);
    if (runs && access(sibling, R_OK) == 0) {
        check_library(sibling);
    }
}

static void check_siblings(const char *path) {
    check_sibling(path, "v3", __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"));
    check_sibling(path, "v4", __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"));
}

#else

static void check_siblings(const char *path) {
    (void)path; /* There are none. */
}

#endif

int main(int argc, char **argv) {
    const char *path = library_path(argc, argv);
    check_library(path);
    check_siblings(path);
    return check_report();
}
