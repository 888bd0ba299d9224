/* The random butterfly solver: the same bytes in one call and in two, on any number of threads, and with
   several workspaces at once. */
#include <stdio.h>

#include "check.h"
#include "ratio.h"
#include "recursive_lu.h"
#include "threads.h"
#include "variant.h"

static const int64_t orders[] = {1, 2, 3, 4, 5, 31, 33, 64, 129, 191, 193, 194, 256, 400, 515, 1001};

typedef struct solved {
    const family *functions;
    matrix a, b, x; /* X by one serial call */
    int64_t iter;
} solved;

static solved solved_new(const family *functions, int64_t n, int64_t nrhs) {
    random_source source = random_new((uint64_t)(n + 1000 * nrhs));
    solved made = {.functions = functions,
                   .a = matrix_new(functions->type, n, n, n + 1),
                   .b = matrix_new(functions->type, n, nrhs, n + 2),
                   .x = matrix_new(functions->type, n, nrhs, n + 3)};
    matrix_fill_uniform(&made.a, &source);
    matrix_fill_uniform(&made.b, &source);
    int64_t info = functions->butterfly_gesv(n, nrhs, made.a.data, n + 1, 42, made.b.data, n + 2, made.x.data,
                                             n + 3, &made.iter, 0);
    double ratio = solve_ratio(&made.a, 'N', &made.x, &made.b);
    CHECK(info == 0 && ratio < RATIO_LIMIT, "%s n = %ld: info %ld, ratio %g", functions->type->name, (long)n,
          (long)info, ratio);
    return made;
}

static void solved_free(solved *made) {
    matrix_free(&made->a);
    matrix_free(&made->b);
    matrix_free(&made->x);
}

static void check_same(const solved *s, int64_t info, int64_t iter, const matrix *x, const char *what) {
    CHECK(info == 0 && iter == s->iter, "%s %s n = %ld: info %ld, iter %ld and not %ld",
          s->functions->type->name, what, (long)s->a.n, (long)info, (long)iter, (long)s->iter);
    CHECK(matrix_identical(x, &s->x), "%s %s n = %ld: not the same bytes", s->functions->type->name, what,
          (long)s->a.n);
}

static void check_gesv(const solved *s, uint32_t flags, const char *what) {
    int64_t n = s->a.n, iter = 7;
    matrix x = matrix_new(s->functions->type, n, s->b.n, n + 3);
    int64_t info = s->functions->butterfly_gesv(n, s->b.n, s->a.data, s->a.lda, 42, s->b.data, s->b.lda,
                                                x.data, x.lda, &iter, flags);
    check_same(s, info, iter, &x, what);
    matrix_free(&x);
}

/* With a workspace of a larger order, made and destroyed here. */
static void check_workspace(const solved *s, uint32_t flags, const char *what) {
    const family *f = s->functions;
    int64_t n = s->a.n, iter = 7;
    void *workspace = NULL;
    REQUIRE(f->butterfly_create(n + 5, &workspace) == 0, "butterfly_workspace_create");
    for (int again = 0; again < 2; again++) {
        int64_t info = f->butterfly_factor(workspace, n, s->a.data, s->a.lda, 42, &iter, flags);
        CHECK(info == 0, "%s n = %ld: info is %ld", what, (long)n, (long)info);
        matrix x = matrix_new(f->type, n, s->b.n, n + 3);
        info = f->butterfly_solve(workspace, s->b.n, s->a.data, s->a.lda, s->b.data, s->b.lda, x.data, x.lda,
                                  &iter, flags);
        check_same(s, info, iter, &x, what);
        matrix_free(&x);
    }
    CHECK(f->butterfly_destroy(workspace) == 0, "butterfly_workspace_destroy");
    CHECK(f->butterfly_destroy(workspace) == RECURSIVE_LU_BAD_ARGUMENT(1), "destroyed twice");
}

static void check_order(const library *lib, const family *functions, int64_t n, int64_t nrhs) {
    static const int thread_counts[] = {1, 2, 3, 8};
    solved s = solved_new(functions, n, nrhs);
    check_workspace(&s, 0, "in two calls");
    for (unsigned t = 0; t < sizeof thread_counts / sizeof thread_counts[0]; t++) {
        char label[32];
        snprintf(label, sizeof label, "on %d threads", thread_counts[t]);
        CHECK(lib->set_num_threads(thread_counts[t]) == 0, "set_num_threads");
        check_gesv(&s, RECURSIVE_LU_THREADED, label);
        check_workspace(&s, RECURSIVE_LU_THREADED, label);
    }
    CHECK(lib->set_num_threads(0) == 0, "set_num_threads");
    solved_free(&s);
}

/* A column of zeros: factored with row exchanges, which stop at it. */
static void check_singular(const family *functions) {
    enum { order = 9, zero = 5 };
    solved s = solved_new(functions, order, 2);
    matrix_zero_column(&s.a, zero);
    int64_t iter = 7;
    int64_t info = functions->butterfly_gesv(order, 2, s.a.data, s.a.lda, 42, s.b.data, s.b.lda, s.x.data,
                                             s.x.lda, &iter, 0);
    CHECK(info == zero + 1 && iter < 0, "%s: info %ld and iter %ld of a singular matrix",
          functions->type->name, (long)info, (long)iter);
    solved_free(&s);
}

static void *use_workspaces(void *argument) {
    for (int i = 0; i < 10; i++) {
        check_workspace(argument, i % 2 ? RECURSIVE_LU_THREADED : 0, "beside other threads");
    }
    return NULL;
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (unsigned k = 0; k < sizeof orders / sizeof orders[0]; k++) {
            check_order(&lib, &lib.families[f], orders[k], 3);
        }
        check_order(&lib, &lib.families[f], 193, 60);
        check_singular(&lib.families[f]);
    }
    solved all[] = {solved_new(&lib.families[0], 300, 2), solved_new(&lib.families[1], 350, 3),
                    solved_new(&lib.families[2], 77, 9), solved_new(&lib.families[3], 200, 1)};
    enum { callers = sizeof all / sizeof all[0] };
    join_threads(start_threads(callers, use_workspaces, all, sizeof all[0]), callers);
    for (int c = 0; c < callers; c++) {
        solved_free(&all[c]);
    }
    return check_report();
}
