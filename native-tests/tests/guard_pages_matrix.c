/* The functions that take factors, with every array flush against forbidden pages; what is only read is
 * read-only. */
#include <stdlib.h>

#include "arena.h"
#include "check.h"
#include "planted.h"
#include "ratio.h"
#include "variant.h"

enum { array_count = 6 };

typedef struct system_data {
    const family *functions;
    matrix a, lu, b;
    int64_t *ipiv;
} system_data;

static void check_factors(arena *memory, const system_data *s) {
    const family *f = s->functions;
    int64_t n = s->a.n, lda = s->lu.lda;
    size_t size = f->type->size, pivots = (size_t)n * sizeof(int64_t), square = matrix_bytes(&s->lu);
    double zero[2] = {0, 0};
    void *lu = arena_place(memory, 0, s->lu.data, square, false);
    int64_t *ipiv = arena_place(memory, 1, s->ipiv, pivots, false);
    void *first = arena_place(memory, 2, zero, size, true),
         *second = arena_place(memory, 3, zero, f->type->part->size, true);
    CHECK(f->det(n, lu, lda, ipiv, first) == 0, "det n = %ld", (long)n);
    arena_check(memory, 3, "det", n);
    CHECK(f->logdet(n, lu, lda, ipiv, first, second) == 0, "logdet n = %ld", (long)n);
    arena_check(memory, 4, "logdet", n);
    CHECK(family_rcond(f, '1', n, lu, lda, matrix_norm(&s->a, false), second) == 0, "rcond n = %ld", (long)n);
    arena_check(memory, 4, "rcond", n);
    CHECK(f->type->part->get(second, 0) > 0, "rcond n = %ld: 0", (long)n);

    matrix x = s->lu;
    x.data = arena_place(memory, 0, s->lu.data, square, true);
    CHECK(f->inverse(n, x.data, lda, ipiv, 0) == 0, "inverse n = %ld", (long)n);
    arena_check(memory, 2, "inverse", n);
    CHECK(matrix_padding_intact(&x), "inverse n = %ld: wrote between columns", (long)n);
    double ratio = inverse_ratio(&x, &s->a);
    CHECK(ratio < RATIO_LIMIT, "inverse n = %ld: ratio %g", (long)n, ratio);
}

static void check_solutions(arena *memory, const system_data *s) {
    const family *f = s->functions;
    int64_t n = s->a.n, nrhs = s->b.n, lda = s->a.lda, ldb = s->b.lda;
    size_t pivots = (size_t)n * sizeof(int64_t), square = matrix_bytes(&s->a), columns = matrix_bytes(&s->b);
    void *a = arena_place(memory, 0, s->a.data, square, true);
    int64_t *ipiv = arena_place(memory, 1, s->ipiv, pivots, true);
    matrix x = s->b;
    x.data = arena_place(memory, 2, s->b.data, columns, true);
    CHECK(f->gesv(n, nrhs, a, lda, ipiv, x.data, ldb, 0) == 0, "gesv n = %ld", (long)n);
    arena_check(memory, 3, "gesv", n);
    double ratio = solve_ratio(&s->a, 'N', &x, &s->b);
    CHECK(ratio < RATIO_LIMIT && matrix_padding_intact(&x), "gesv n = %ld: ratio %g", (long)n, ratio);

    void *b = arena_place(memory, 3, s->b.data, columns, false);
    if (f->mixed_gesv != NULL) {
        int64_t iter = 0;
        a = arena_place(memory, 0, s->a.data, square, true);
        CHECK(f->mixed_gesv(n, nrhs, a, lda, ipiv, b, ldb, x.data, ldb, &iter, 0) == 0, "mixed_gesv n = %ld",
              (long)n);
        arena_check(memory, 4, "mixed_gesv", n);
        ratio = solve_ratio(&s->a, 'N', &x, &s->b);
        CHECK(ratio < RATIO_LIMIT && matrix_padding_intact(&x), "mixed_gesv n = %ld: ratio %g", (long)n,
              ratio);
    }

    static const char modes[] = {'N', 'T', 'C'};
    for (int k = 0; k < 3; k++) {
        char mode = modes[k];
        size_t errors = (size_t)nrhs * f->type->part->size;
        a = arena_place(memory, 0, s->a.data, square, false);
        ipiv = arena_place(memory, 1, s->ipiv, pivots, false);
        x.data = arena_place(memory, 2, s->b.data, columns, true);
        b = arena_place(memory, 3, s->b.data, columns, false);
        void *lu = arena_place(memory, 4, s->lu.data, square, false);
        void *ferr = arena_place(memory, 5, s->b.data, errors, true);
        int64_t info = f->refine(mode, n, nrhs, a, lda, lu, lda, ipiv, b, ldb, x.data, ldb, ferr, NULL);
        CHECK(info == 0, "refine n = %ld: info is %ld", (long)n, (long)info);
        arena_check(memory, 6, "refine", n);
        ratio = solve_ratio(&s->a, mode, &x, &s->b);
        CHECK(ratio < RATIO_LIMIT && matrix_padding_intact(&x), "refine n = %ld: ratio %g", (long)n, ratio);
    }
}

static void check_order(const library *lib, int64_t n, int64_t nrhs) {
    arena memory = arena_new(array_count, (size_t)((n + 2) * (n > nrhs ? n : nrhs)) * largest_element_bytes);
    for (int f = 0; f < family_count; f++) {
        random_source source = random_new((uint64_t)(n * 53 + nrhs));
        system_data s = {.functions = &lib->families[f]};
        planted made = planted_separated(s.functions->type, n, n, &source);
        s.a = matrix_with_stride(&made.a, n + nrhs % 3);
        s.lu = matrix_copy(&s.a);
        s.b = matrix_new(s.functions->type, n, nrhs, n + n % 3);
        s.ipiv = allocate((size_t)n * sizeof(int64_t));
        matrix_fill_uniform(&s.b, &source);
        planted_free(&made);
        CHECK(s.functions->strided(s.lu.data, n, n, s.lu.lda, s.ipiv, 0) == 0, "n = %ld", (long)n);
        for (int end = 0; end < 2; end++) {
            memory.at_end = end;
            check_factors(&memory, &s);
            check_solutions(&memory, &s);
        }
        matrix_free(&s.a);
        matrix_free(&s.lu);
        matrix_free(&s.b);
        free(s.ipiv);
    }
    arena_free(&memory);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int64_t n = 1; n <= 40; n++) {
        check_order(&lib, n, 1 + n % 5);
    }
    check_order(&lib, 33, 33);
    check_order(&lib, 64, 7);
    check_order(&lib, 100, 2);
    check_order(&lib, 129, 30);
    check_order(&lib, 200, 1);
    return check_report();
}
