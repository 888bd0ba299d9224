/* Each illegal argument of the solves, one by one: its code, and nothing touched. Then empty systems. */
#include <string.h>

#include "check.h"
#include "recursive_lu.h"
#include "variant.h"

enum { order = 3, count = order * order };

typedef struct buffers {
    double lu[2 * count], b[2 * count];
    int64_t ipiv[order];
} buffers;

typedef struct arguments {
    char trans;
    int64_t n, nrhs;
    bool null_lu;
    int64_t lda;
    int64_t ipiv[order]; /* all zero: NULL */
    bool null_b;
    int64_t ldb;
    int64_t expected;
} arguments;

static const int64_t large = INT64_C(1) << 62;

static const arguments calls[] = {
    {.trans = 'X', .n = -1, .nrhs = -1, .null_lu = true, .null_b = true, .expected = 1},
    {.trans = '\0', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .expected = 1},
    {.trans = 'M', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .expected = 1},
    {.trans = 'N' | '\x80', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .expected = 1},
    {.trans = '.', .n = 0, .nrhs = 0, .lda = 1, .ldb = 1, .expected = 1},
    {.trans = 'N', .n = -1, .nrhs = -1, .null_lu = true, .null_b = true, .expected = 2},
    {.trans = 'T', .n = INT64_MIN, .nrhs = 2, .lda = 3, .ldb = 3, .expected = 2},
    {.trans = 'n', .n = 3, .nrhs = -1, .null_lu = true, .null_b = true, .expected = 3},
    {.trans = 'N', .n = 0, .nrhs = -1, .lda = 1, .ldb = 1, .expected = 3},
    {.trans = 'N', .n = 3, .nrhs = 2, .null_lu = true, .lda = 0, .ldb = 0, .null_b = true, .expected = 4},
    {.trans = 't', .n = 3, .nrhs = 2, .null_lu = true, .lda = 3, .ldb = 3, .expected = 4},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 2, .ldb = 0, .null_b = true, .expected = 5},
    {.trans = 'C', .n = 3, .nrhs = 2, .lda = -3, .ldb = 3, .expected = 5},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = large, .ldb = 3, .expected = 5},
    {.trans = 'N', .n = 0, .nrhs = 2, .lda = 0, .ldb = 1, .expected = 5},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 2, .ipiv = {0, 2, 3}, .null_b = true, .expected = 6},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ipiv = {4, 2, 3}, .expected = 6},
    {.trans = 'T', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ipiv = {3, 1, 3}, .expected = 6},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ipiv = {1, 2, 2}, .expected = 6},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ipiv = {1, 2, INT64_MIN}, .expected = 6},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 3, .ipiv = {INT64_MAX, 2, 3}, .expected = 6},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 3, .ipiv = {3, 2, 3}, .ldb = 3, .null_b = true, .expected = 7},
    {.trans = 'c', .n = 3, .nrhs = 1, .lda = 3, .ldb = 0, .null_b = true, .expected = 7},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = 2, .expected = 8},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = INT64_MIN, .expected = 8},
    {.trans = 'N', .n = 3, .nrhs = 2, .lda = 3, .ldb = large, .expected = 8},
    {.trans = 'T', .n = 3, .nrhs = large, .lda = 3, .ldb = 3, .expected = 8},
    {.trans = 'N', .n = 0, .nrhs = 2, .lda = 1, .ldb = 0, .expected = 8},
    {.trans = 'N', .n = 0, .nrhs = 2, .null_lu = true, .lda = 1, .null_b = true, .ldb = 1},
    {.trans = 'T', .n = 3, .nrhs = 0, .null_lu = true, .lda = 3, .null_b = true, .ldb = 3},
    {.trans = 'c', .n = 0, .nrhs = 0, .null_lu = true, .lda = 1, .null_b = true, .ldb = 1},
    {.trans = 'n', .n = 0, .nrhs = INT64_MAX, .null_lu = true, .lda = 1, .null_b = true, .ldb = 1},
};

static void check_call(const family *functions, const arguments *call) {
    buffers given;
    memset(&given, 0, sizeof given);
    for (int i = 0; i < count; i++) {
        functions->type->set(given.lu, i, i % (order + 1) == 0 ? 4 : 0.25);
        functions->type->set(given.b, i, i + 1);
    }
    memcpy(given.ipiv, call->ipiv, sizeof given.ipiv);
    buffers before = given;
    bool null_ipiv = call->ipiv[0] == 0 && call->ipiv[1] == 0;
    int64_t info =
        functions->solve(call->trans, call->n, call->nrhs, call->null_lu ? NULL : given.lu, call->lda,
                         null_ipiv ? NULL : given.ipiv, call->null_b ? NULL : given.b, call->ldb);
    int64_t expected = call->expected == 0 ? 0 : RECURSIVE_LU_BAD_ARGUMENT(call->expected);
    CHECK(info == expected, "%s solve ('%c', %ld, %ld, lda %ld, ldb %ld), argument %ld: info is error %ld",
          functions->type->name, call->trans, (long)call->n, (long)call->nrhs, (long)call->lda,
          (long)call->ldb, (long)call->expected, (long)(info - RECURSIVE_LU_BAD_ARGUMENT(0)));
    CHECK(memcmp(&before, &given, sizeof given) == 0, "%s solve, argument %ld: wrote to a buffer",
          functions->type->name, (long)call->expected);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (unsigned c = 0; c < sizeof calls / sizeof calls[0]; c++) {
            check_call(&lib.families[f], &calls[c]);
        }
    }
    return check_report();
}
