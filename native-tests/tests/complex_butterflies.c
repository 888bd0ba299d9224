/* Complex systems solved by random butterflies: residuals, the same bits from one call and from two, on any
   number of threads, no access beyond the arrays, handles of other types, and every illegal argument. */
#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "guarded.h"
#include "library.h"
#include "random.h"
#include "recursive_lu.h"

typedef struct complex_type {
    const char *name;
    size_t size;
    double epsilon;
    butterfly_create_function *create;
    butterfly_destroy_function *destroy;
    butterfly_factor_function *factor;
    butterfly_solve_function *solve;
    butterfly_gesv_function *gesv;
} complex_type;

static void bind(void *handle, complex_type *type) {
    type->create =
        (butterfly_create_function *)library_symbol(handle, type->name, "_butterfly_workspace_create");
    type->destroy =
        (butterfly_destroy_function *)library_symbol(handle, type->name, "_butterfly_workspace_destroy");
    type->factor = (butterfly_factor_function *)library_symbol(handle, type->name, "_butterfly_factor");
    type->solve = (butterfly_solve_function *)library_symbol(handle, type->name, "_butterfly_solve");
    type->gesv = (butterfly_gesv_function *)library_symbol(handle, type->name, "_butterfly_gesv");
}

static double complex get(const complex_type *type, const void *a, int64_t i) {
    return type->size == sizeof(double complex) ? ((const double complex *)a)[i]
                                                : (double complex)((const float complex *)a)[i];
}

static void set(const complex_type *type, void *a, int64_t i, double complex x) {
    if (type->size == sizeof(double complex)) {
        ((double complex *)a)[i] = x;
    } else {
        ((float complex *)a)[i] = (float complex)x;
    }
}

static double size_of(double complex x) {
    return fabs(creal(x)) + fabs(cimag(x));
}

static void fill(const complex_type *type, void *a, int64_t count, uint64_t seed) {
    random_source source = random_new(seed);
    for (int64_t i = 0; i < count; i++) {
        double re = random_uniform(&source, -1, 1), im = random_uniform(&source, -1, 1);
        set(type, a, i, re + im * I);
    }
}

static double backward_error(const complex_type *type, const void *a, int64_t n, int64_t lda, const void *b,
                             const void *x) {
    double worst = 0;
    for (int64_t i = 0; i < n; i++) {
        long double complex residual = get(type, b, i);
        double size = size_of(get(type, b, i));
        for (int64_t k = 0; k < n; k++) {
            double complex element = get(type, a, i + k * lda);
            residual -= (long double complex)element * get(type, x, k);
            size += size_of(element) * size_of(get(type, x, k));
        }
        worst = fmax(worst, size_of((double complex)residual) / size);
    }
    return worst;
}

static void check_order(const complex_type *type, int64_t n, int64_t gap) {
    enum { nrhs = 3 };
    int64_t lda = n + gap, iter = -77;
    size_t matrix = (size_t)(lda * (n - 1) + n) * type->size, bytes = (size_t)(n * nrhs) * type->size;
    guarded a_area = guarded_new(matrix), x_area = guarded_new(bytes);
    void *a = guarded_at_end(&a_area, matrix), *b = malloc(bytes), *once = malloc(bytes);
    fill(type, a, lda * (n - 1) + n, (uint64_t)n);
    fill(type, b, n * nrhs, (uint64_t)n + 1);
    guarded_set_writable(&a_area, false);
    void *workspace = NULL;
    CHECK(type->create(n, &workspace) == 0, "%s n = %ld: create", type->name, (long)n);
    CHECK(type->factor(workspace, n, a, lda, 5, &iter, 0) == 0 && iter == 0, "%s n = %ld: factor, iter %ld",
          type->name, (long)n, (long)iter);
    for (uint32_t flags = 0; flags <= RECURSIVE_LU_THREADED; flags++) {
        void *x = guarded_at_end(&x_area, bytes);
        int64_t info = type->gesv(n, nrhs, a, lda, 5, b, n, x, n, &iter, flags);
        CHECK(info == 0 && iter >= 0, "%s n = %ld: info %ld, iter %ld", type->name, (long)n, (long)info,
              (long)iter);
        CHECK(guarded_intact_at_end(&x_area, bytes), "%s n = %ld: wrote beside X", type->name, (long)n);
        for (int64_t j = 0; j < nrhs; j++) {
            size_t offset = (size_t)(j * n) * type->size;
            double error = backward_error(type, a, n, lda, (char *)b + offset, (char *)x + offset);
            CHECK(error <= (double)(n + 20) * type->epsilon, "%s n = %ld: backward error %g", type->name,
                  (long)n, error);
        }
        CHECK(flags == 0 || memcmp(once, x, bytes) == 0, "%s n = %ld: other bits on threads", type->name,
              (long)n);
        memcpy(once, x, bytes);
        memset(x, 0, bytes);
        info = type->solve(workspace, nrhs, a, lda, b, n, x, n, &iter, flags);
        CHECK(info == 0 && memcmp(once, x, bytes) == 0, "%s n = %ld: other bits in two calls", type->name,
              (long)n);
    }
    CHECK(type->destroy(workspace) == 0, "%s n = %ld: destroy", type->name, (long)n);
    guarded_free(&a_area);
    guarded_free(&x_area);
    free(b);
    free(once);
}

/* What an illegal argument must leave alone. */
typedef struct buffers {
    double complex a[9], b[6], x[6];
    int64_t iter;
} buffers;

#define ILLEGAL(position, call)                                                                              \
    do {                                                                                                     \
        buffers g, before;                                                                                   \
        memset(&g, 0, sizeof g);                                                                             \
        fill(type, g.a, 9, 1);                                                                               \
        fill(type, g.b, 6, 2);                                                                               \
        before = g;                                                                                          \
        int64_t info = (call);                                                                               \
        CHECK(info == RECURSIVE_LU_BAD_ARGUMENT(position), "%s: %s: info %ld", type->name, #call,            \
              (long)(info - RECURSIVE_LU_BAD_ARGUMENT(0)));                                                  \
        CHECK(memcmp(&before, &g, sizeof g) == 0, "%s: %s: wrote to a buffer", type->name, #call);           \
    } while (0)

static void check_arguments(const complex_type *type, const complex_type *other) {
    void *workspace = NULL, *foreign = NULL, *empty = NULL;
    REQUIRE(type->create(3, &workspace) == 0 && type->create(3, &empty) == 0 &&
                other->create(3, &foreign) == 0,
            "%s: create", type->name);
    buffers kept;
    fill(type, kept.a, 9, 1);
    CHECK(type->factor(workspace, 3, kept.a, 3, 1, &kept.iter, 0) == 0, "%s: factor", type->name);
    ILLEGAL(1, type->create(-1, (void **)&g.x));
    ILLEGAL(2, type->create(3, NULL));
    ILLEGAL(1, type->destroy(foreign));
    ILLEGAL(1, type->destroy(NULL));
    ILLEGAL(1, type->factor(foreign, 3, g.a, 3, 1, &g.iter, 0));
    ILLEGAL(2, type->factor(workspace, 4, g.a, 4, 1, &g.iter, 0));
    ILLEGAL(3, type->factor(workspace, 3, NULL, 3, 1, &g.iter, 0));
    ILLEGAL(4, type->factor(workspace, 3, g.a, 2, 1, &g.iter, 0));
    ILLEGAL(6, type->factor(workspace, 3, g.a, 3, 1, NULL, 0));
    ILLEGAL(7, type->factor(workspace, 3, g.a, 3, 1, &g.iter, RECURSIVE_LU_NO_PIVOT));
    ILLEGAL(1, type->solve(foreign, 2, g.a, 3, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(1, type->solve(empty, 2, g.a, 3, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(2, type->solve(workspace, -1, g.a, 3, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(3, type->solve(workspace, 2, NULL, 3, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(4, type->solve(workspace, 2, g.a, 2, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(5, type->solve(workspace, 2, g.a, 3, NULL, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(6, type->solve(workspace, 2, g.a, 3, g.b, 2, g.x, 3, &g.iter, 0));
    ILLEGAL(7, type->solve(workspace, 2, g.a, 3, g.b, 3, NULL, 3, &g.iter, 0));
    ILLEGAL(8, type->solve(workspace, 2, g.a, 3, g.b, 3, g.x, 0, &g.iter, 0));
    ILLEGAL(9, type->solve(workspace, 2, g.a, 3, g.b, 3, g.x, 3, NULL, 0));
    ILLEGAL(10, type->solve(workspace, 2, g.a, 3, g.b, 3, g.x, 3, &g.iter, 8));
    ILLEGAL(1, type->gesv(-1, 2, g.a, 3, 1, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(2, type->gesv(3, -2, g.a, 3, 1, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(3, type->gesv(3, 2, NULL, 3, 1, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(4, type->gesv(3, 2, g.a, 2, 1, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(6, type->gesv(3, 2, g.a, 3, 1, NULL, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(7, type->gesv(3, 2, g.a, 3, 1, g.b, 2, g.x, 3, &g.iter, 0));
    ILLEGAL(8, type->gesv(3, 2, g.a, 3, 1, g.b, 3, NULL, 3, &g.iter, 0));
    ILLEGAL(9, type->gesv(3, 2, g.a, 3, 1, g.b, 3, g.x, 2, &g.iter, 0));
    ILLEGAL(10, type->gesv(3, 2, g.a, 3, 1, g.b, 3, g.x, 3, NULL, 0));
    ILLEGAL(11, type->gesv(3, 2, g.a, 3, 1, g.b, 3, g.x, 3, &g.iter, RECURSIVE_LU_NO_PIVOT));
    CHECK(type->destroy(workspace) == 0 && type->destroy(empty) == 0 && other->destroy(foreign) == 0,
          "%s: destroy", type->name);
    ILLEGAL(1, type->destroy(workspace));
}

/* A column of zeros. */
static void check_singular(const complex_type *type) {
    buffers g;
    memset(&g, 0, sizeof g);
    fill(type, g.a, 6, 1);
    fill(type, g.b, 6, 2);
    g.iter = 7;
    CHECK(type->gesv(3, 2, g.a, 3, 1, g.b, 3, g.x, 3, &g.iter, 0) == 3 && g.iter < 0,
          "%s: singular, iter %ld", type->name, (long)g.iter);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    complex_type types[] = {{.name = "c128", .size = sizeof(double complex), .epsilon = ldexp(1, -53)},
                            {.name = "c64", .size = sizeof(float complex), .epsilon = ldexp(1, -24)},
                            {.name = "f64", .size = sizeof(double)},
                            {.name = "f32", .size = sizeof(float)}};
    static const int64_t orders[] = {1, 2, 3, 4, 5, 8, 9, 16, 17, 33, 64, 70, 129, 191, 192, 200, 300};
    for (int t = 0; t < 4; t++) {
        bind(lib.handle, &types[t]);
    }
    for (int t = 0; t < 2; t++) {
        for (int other = 0; other < 4; other++) {
            if (other != t) {
                check_arguments(&types[t], &types[other]);
            }
        }
        check_singular(&types[t]);
        for (size_t s = 0; s < sizeof orders / sizeof orders[0]; s++) {
            check_order(&types[t], orders[s], 0);
            check_order(&types[t], orders[s], 3);
        }
    }
    return check_report();
}
