/* Batches with every array flush against forbidden pages, what is only read read-only: each matrix and each
 * solution as alone, bit for bit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "guarded.h"
#include "matrix.h"
#include "recursive_lu.h"
#include "variant.h"

enum { batch = 21, gap = 2 }; /* More than a vector has lanes. */

/* An array of one call, and what it must be afterwards. */
typedef struct array {
    guarded area;
    size_t bytes;
    bool at_end;
    unsigned char *data, *expected;
} array;

static array array_new(size_t bytes, const void *content, bool at_end) {
    array made = {.area = guarded_new(bytes), .bytes = bytes, .at_end = at_end, .expected = allocate(bytes)};
    made.data = (at_end ? guarded_at_end : guarded_at_start)(&made.area, bytes);
    memcpy(made.data, content, bytes);
    memcpy(made.expected, content, bytes);
    return made;
}

static void array_check(array *given, const char *what) {
    guarded_set_writable(&given->area, true);
    CHECK((given->at_end ? guarded_intact_at_end : guarded_intact_at_start)(&given->area, given->bytes),
          "%s: wrote outside", what);
    CHECK(memcmp(given->data, given->expected, given->bytes) == 0, "%s: not as alone", what);
}

static void array_free(array *given) {
    guarded_free(&given->area);
    free(given->expected);
}

/* Matrices of m x n and their exchanges, at distances. */
typedef struct shape {
    const family *functions;
    int64_t m, n, lda, stride, steps;
    uint32_t flags;
} shape;

static void *element_at(const shape *s, void *data, int64_t index) {
    return (unsigned char *)data + (size_t)index * s->functions->type->size;
}

static size_t matrices_bytes(const shape *s, int64_t line, int64_t lines) {
    return (size_t)((batch - 1) * s->stride + (lines - 1) * s->lda + line) * s->functions->type->size;
}

/* Factors by both forms; the caller frees the three arrays, of which the first two hold factors now. */
static void check_factor(const shape *s, array *a, array *ipiv, array *infos, const char *what) {
    const family *f = s->functions;
    int64_t *expected_ipiv = (int64_t *)ipiv->expected, *expected_infos = (int64_t *)infos->expected;
    int64_t *found_ipiv = (int64_t *)ipiv->data, *found_infos = (int64_t *)infos->data;
    unsigned char *original = allocate(a->bytes);
    memcpy(original, a->data, a->bytes);
    void *matrices[batch];
    int64_t *exchanges[batch];
    for (int k = 0; k < batch; k++) {
        matrices[k] = element_at(s, a->data, k * s->stride);
        exchanges[k] = found_ipiv + k * s->steps;
        expected_infos[k] = f->strided(element_at(s, a->expected, k * s->stride), s->m, s->n, s->lda,
                                       expected_ipiv + k * s->steps, s->flags);
    }
    for (int form = 0; form < 2; form++) {
        memcpy(a->data, original, a->bytes);
        memset(ipiv->data, 0, ipiv->bytes);
        memset(infos->data, 0xff, infos->bytes);
        int64_t result = form == 0 ? f->batched(a->data, s->m, s->n, s->lda, s->stride, found_ipiv, s->steps,
                                                batch, found_infos, s->flags)
                                   : f->batched_pointers(matrices, s->m, s->n, s->lda, exchanges, batch,
                                                         found_infos, s->flags);
        CHECK(result == 0, "%s, form %d: %ld", what, form, (long)result);
        array_check(a, what);
        array_check(ipiv, what);
        array_check(infos, what);
    }
    free(original);
}

static void check_solve(const shape *s, array *lu, array *ipiv, array *infos, const char *what) {
    const family *f = s->functions;
    enum { nrhs = 3 };
    int64_t n = s->n, ldb = n + gap, stride = ldb * nrhs + gap;
    matrix sides = matrix_new(f->type, batch * stride, 1, batch * stride);
    random_source source = random_new((uint64_t)n);
    matrix_fill_uniform(&sides, &source);
    size_t bytes = (size_t)((batch - 1) * stride + (nrhs - 1) * ldb + n) * f->type->size;
    array b = array_new(bytes, sides.data, lu->at_end);
    int64_t *found_infos = (int64_t *)infos->data, *exchanges = (int64_t *)ipiv->data;
    const void *factors[batch];
    const int64_t *pointers[batch];
    void *targets[batch];
    for (int k = 0; k < batch; k++) {
        factors[k] = element_at(s, lu->data, k * s->stride);
        pointers[k] = exchanges + k * s->steps;
        targets[k] = element_at(s, b.data, k * stride);
        ((int64_t *)infos->expected)[k] = f->solve('N', n, nrhs, factors[k], s->lda, pointers[k],
                                                   element_at(s, b.expected, k * stride), ldb);
    }
    guarded_set_writable(&lu->area, false);
    guarded_set_writable(&ipiv->area, false);
    for (int form = 0; form < 2; form++) {
        memcpy(b.data, sides.data, bytes);
        memset(infos->data, 0xff, infos->bytes);
        int64_t result = form == 0 ? f->batched_solve('N', n, nrhs, lu->data, s->lda, s->stride, exchanges,
                                                      s->steps, b.data, ldb, stride, batch, found_infos, 0)
                                   : f->batched_solve_pointers('N', n, nrhs, factors, s->lda, pointers,
                                                               targets, ldb, batch, found_infos, 0);
        CHECK(result == 0, "%s, solve, form %d: %ld", what, form, (long)result);
        array_check(&b, what);
        array_check(infos, what);
    }
    array_free(&b);
    matrix_free(&sides);
}

/* a holds matrices, and as many factors are written to it. */
static void check_gesv(const shape *s, array *a, array *ipiv, array *infos, const char *what) {
    const family *f = s->functions;
    enum { nrhs = 2 };
    int64_t n = s->n, stride = n * nrhs;
    matrix sides = matrix_new(f->type, batch * stride, 1, batch * stride);
    random_source source = random_new((uint64_t)n);
    matrix_fill_uniform(&sides, &source);
    array b = array_new((size_t)(batch * stride) * f->type->size, sides.data, a->at_end);
    int64_t *exchanges = (int64_t *)ipiv->expected;
    guarded_set_writable(&ipiv->area, true);
    for (int k = 0; k < batch; k++) {
        ((int64_t *)infos->expected)[k] =
            f->gesv(n, nrhs, element_at(s, a->expected, k * s->stride), s->lda, exchanges + k * s->steps,
                    element_at(s, b.expected, k * stride), n, 0);
    }
    int64_t result = f->batched_gesv(n, nrhs, a->data, s->lda, s->stride, (int64_t *)ipiv->data, s->steps,
                                     b.data, n, stride, batch, (int64_t *)infos->data, 0);
    CHECK(result == 0, "%s, gesv: %ld", what, (long)result);
    array_check(a, what);
    array_check(ipiv, what);
    array_check(infos, what);
    array_check(&b, what);
    array_free(&b);
    matrix_free(&sides);
}

static void check_shape(const library *lib, int64_t m, int64_t n) {
    for (int f = 0; f < family_count; f++) {
        for (uint32_t flags = 0; flags <= RECURSIVE_LU_ROW_MAJOR; flags += RECURSIVE_LU_ROW_MAJOR) {
            int64_t line = flags == 0 ? m : n, lines = flags == 0 ? n : m;
            shape s = {.functions = &lib->families[f], .m = m, .n = n, .lda = line + gap, .flags = flags};
            s.stride = s.lda * lines + gap;
            s.steps = m < n ? m : n;
            matrix content = matrix_new(s.functions->type, batch * s.stride, 1, batch * s.stride);
            random_source source = random_new((uint64_t)(m * 107 + n));
            matrix_fill_uniform(&content, &source);
            size_t pivots = (size_t)(batch * s.steps) * sizeof(int64_t), infos = batch * sizeof(int64_t);
            void *zeros = calloc(1, pivots + infos);
            for (int at_end = 0; at_end < 2; at_end++) {
                array a = array_new(matrices_bytes(&s, line, lines), content.data, at_end);
                array ipiv = array_new(pivots, zeros, at_end);
                array info = array_new(infos, zeros, at_end);
                char what[64];
                snprintf(what, sizeof what, "%s %ldx%ld, flags %u", s.functions->type->name, (long)m, (long)n,
                         (unsigned)flags);
                check_factor(&s, &a, &ipiv, &info, what);
                if (m == n && flags == 0) {
                    check_solve(&s, &a, &ipiv, &info, what);
                    array other = array_new(a.bytes, content.data, at_end);
                    check_gesv(&s, &other, &ipiv, &info, what);
                    array_free(&other);
                }
                array_free(&a);
                array_free(&ipiv);
                array_free(&info);
            }
            free(zeros);
            matrix_free(&content);
        }
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int64_t n = 1; n <= 40; n++) {
        check_shape(&lib, n, n);
        check_shape(&lib, n, 1 + n * 7 % 40);
    }
    check_shape(&lib, 64, 64);
    check_shape(&lib, 100, 100);
    check_shape(&lib, 129, 130);
    check_shape(&lib, 700, 6);
    return check_report();
}
