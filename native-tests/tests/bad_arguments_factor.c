/* Each illegal argument of the factorizations, one by one: its code, and nothing touched. Then empty
 * matrices. */
#include <string.h>

#include "check.h"
#include "recursive_lu.h"
#include "variant.h"

enum { order = 4, bytes = order * order * largest_element_bytes };

/* What a call is given: a matrix and exchanges that must stay as they are. */
typedef struct buffers {
    unsigned char a[bytes], a_before[bytes];
    int64_t ipiv[order], ipiv_before[order];
} buffers;

static buffers buffers_new(void) {
    buffers made;
    for (int i = 0; i < bytes; i++) {
        made.a[i] = (unsigned char)(i * 37 + 11);
    }
    for (int i = 0; i < order; i++) {
        made.ipiv[i] = -1000 - i;
    }
    memcpy(made.a_before, made.a, sizeof made.a);
    memcpy(made.ipiv_before, made.ipiv, sizeof made.ipiv);
    return made;
}

typedef struct arguments {
    bool null_a;
    int64_t m, n, lda;
    bool null_ipiv;
    uint32_t flags;
    int64_t expected; /* the illegal position, or 0: legal and empty */
} arguments;

static void judge(const buffers *given, int64_t info, const arguments *call, const char *type,
                  const char *name) {
    int64_t expected = call->expected == 0 ? 0 : RECURSIVE_LU_BAD_ARGUMENT(call->expected);
    CHECK(info == expected, "%s %s (A %s, m %ld, n %ld, lda %ld, ipiv %s, flags %u): info is error %ld", type,
          name, call->null_a ? "NULL" : "given", (long)call->m, (long)call->n, (long)call->lda,
          call->null_ipiv ? "NULL" : "given", call->flags, (long)(info - RECURSIVE_LU_BAD_ARGUMENT(0)));
    CHECK(memcmp(given->a, given->a_before, sizeof given->a) == 0, "%s %s: wrote to A", type, name);
    CHECK(memcmp(given->ipiv, given->ipiv_before, sizeof given->ipiv) == 0, "%s %s: wrote to ipiv", type,
          name);
}

static const int64_t large = INT64_C(1) << 62;

static const arguments short_calls[] = {
    {.null_a = true, .m = 4, .n = 4, .expected = 1},
    {.null_a = true, .m = 4, .n = 4, .null_ipiv = true, .expected = 1},
    {.m = -1, .n = 4, .expected = 2},
    {.m = INT64_MIN, .n = 4, .expected = 2},
    {.m = -1, .n = 0, .expected = 2},
    {.m = -1, .n = -1, .expected = 2},
    {.null_a = true, .m = -1, .n = 4, .null_ipiv = true, .expected = 2},
    {.m = 4, .n = -1, .expected = 3},
    {.m = 0, .n = -1, .expected = 3},
    {.m = 4, .n = INT64_MIN, .null_ipiv = true, .expected = 3},
    {.m = large, .n = 4, .expected = 3},
    {.m = 4, .n = large, .expected = 3},
    {.m = INT64_MAX, .n = INT64_MAX, .expected = 3},
    {.m = INT64_C(1) << 32, .n = INT64_C(1) << 32, .null_ipiv = true, .expected = 3},
    {.m = 0, .n = 0},
    {.m = 0, .n = 4},
    {.m = 4, .n = 0},
    {.null_a = true, .m = 0, .n = 4, .null_ipiv = true},
    {.null_a = true, .m = 4, .n = 0, .null_ipiv = true},
    {.null_a = true, .m = 0, .n = 0, .null_ipiv = true},
    {.null_a = true, .m = 0, .n = INT64_MAX, .null_ipiv = true},
    {.null_a = true, .m = INT64_MAX, .n = 0, .null_ipiv = true},
};

static const arguments strided_calls[] = {
    {.null_a = true, .m = 4, .n = 4, .lda = 4, .expected = 1},
    {.null_a = true, .m = 4, .n = 4, .lda = 3, .null_ipiv = true, .flags = 64, .expected = 1},
    {.m = -1, .n = 4, .lda = 4, .expected = 2},
    {.m = INT64_MIN, .n = -1, .lda = -1, .null_ipiv = true, .flags = 64, .expected = 2},
    {.m = 4, .n = -1, .lda = 4, .expected = 3},
    {.m = 0, .n = INT64_MIN, .lda = 0, .null_ipiv = true, .flags = 64, .expected = 3},
    {.m = 4, .n = 4, .lda = 3, .expected = 4},
    {.m = 4, .n = 4, .lda = 0, .expected = 4},
    {.m = 4, .n = 4, .lda = -4, .null_ipiv = true, .flags = 64, .expected = 4},
    {.m = 4, .n = 4, .lda = INT64_MIN, .expected = 4},
    {.m = 0, .n = 4, .lda = 0, .expected = 4},
    {.m = 4, .n = 0, .lda = 3, .expected = 4},
    {.m = 4, .n = 4, .lda = large, .expected = 4},
    {.m = 4, .n = 4, .lda = INT64_MAX, .null_ipiv = true, .expected = 4},
    {.m = 4, .n = 4, .lda = 4, .null_ipiv = true, .expected = 5},
    {.m = 4, .n = 4, .lda = 4, .null_ipiv = true, .flags = RECURSIVE_LU_THREADED, .expected = 5},
    {.m = 4, .n = 4, .lda = 4, .null_ipiv = true, .flags = 64, .expected = 5},
    {.m = 3, .n = 4, .lda = 3, .flags = RECURSIVE_LU_ROW_MAJOR, .expected = 4},
    {.m = 0, .n = 4, .lda = 3, .flags = RECURSIVE_LU_ROW_MAJOR | RECURSIVE_LU_THREADED, .expected = 4},
    {.m = large, .n = 4, .lda = 4, .flags = RECURSIVE_LU_ROW_MAJOR, .expected = 4},
    {.m = 4, .n = 4, .lda = 4, .null_ipiv = true, .flags = RECURSIVE_LU_ROW_MAJOR, .expected = 5},
    {.m = 4, .n = 4, .lda = 4, .flags = RECURSIVE_LU_ROW_MAJOR | 8, .expected = 6},
    {.m = 4, .n = 0, .lda = 1, .flags = RECURSIVE_LU_ROW_MAJOR},
    {.m = 4, .n = 4, .lda = 4, .flags = 8, .expected = 6},
    {.m = 4, .n = 4, .lda = 4, .flags = UINT32_C(1) << 31 | RECURSIVE_LU_NO_PIVOT, .expected = 6},
    {.m = 4, .n = 4, .lda = 4, .null_ipiv = true, .flags = RECURSIVE_LU_NO_PIVOT | 16, .expected = 6},
    {.m = 0, .n = 0, .lda = 1, .flags = 8, .expected = 6},
    {.m = 0, .n = 4, .lda = 1},
    {.m = 4, .n = 0, .lda = 4, .flags = RECURSIVE_LU_THREADED},
    {.null_a = true, .m = 0, .n = 0, .lda = 1, .null_ipiv = true},
    {.null_a = true,
     .m = 0,
     .n = INT64_MAX,
     .lda = INT64_MAX,
     .null_ipiv = true,
     .flags = RECURSIVE_LU_NO_PIVOT},
};

static void check_short(const family *functions, const variant *how, const arguments *call) {
    buffers given = buffers_new();
    void *a = call->null_a ? NULL : given.a;
    int64_t *ipiv = call->null_ipiv ? NULL : given.ipiv;
    int64_t info = variant_factor(how, functions, a, call->m, call->n, call->m, ipiv);
    judge(&given, info, call, functions->type->name, how->name);
}

static void check_strided(const family *functions, const arguments *call) {
    buffers given = buffers_new();
    void *a = call->null_a ? NULL : given.a;
    int64_t *ipiv = call->null_ipiv ? NULL : given.ipiv;
    int64_t info = functions->strided(a, call->m, call->n, call->lda, ipiv, call->flags);
    judge(&given, info, call, functions->type->name, "strided");
}

/* Without pivoting ipiv may be NULL; with it, that is the fourth argument's fault. */
static void check_null_ipiv(const family *functions, const variant *how) {
    const element *type = functions->type;
    unsigned char a[bytes] = {0};
    for (int64_t k = 0; k < order; k++) {
        type->set(a, k * (order + 1), 2);
    }
    type->set(a, 1, 1);
    if (how->pivoted) {
        unsigned char before[bytes];
        memcpy(before, a, bytes);
        int64_t info = variant_factor(how, functions, a, order, order, order, NULL);
        CHECK(info == RECURSIVE_LU_BAD_ARGUMENT(4), "%s %s: ipiv NULL gives error %ld", type->name, how->name,
              (long)(info - RECURSIVE_LU_BAD_ARGUMENT(0)));
        CHECK(memcmp(before, a, bytes) == 0, "%s %s: ipiv NULL, wrote to A", type->name, how->name);
    } else {
        int64_t info = variant_factor(how, functions, a, order, order, order, NULL);
        CHECK(info == 0, "%s %s: ipiv NULL gives %ld", type->name, how->name, (long)info);
        CHECK(type->get(a, 1) == 0.5, "%s %s: ipiv NULL, not factored", type->name, how->name);
        info =
            functions->strided(a, order, order, order, NULL, RECURSIVE_LU_NO_PIVOT | RECURSIVE_LU_THREADED);
        CHECK(info == 0, "%s strided nopiv: ipiv NULL gives %ld", type->name, (long)info);
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (int v = 0; v < all_variant_count; v++) {
            const variant *how = &all_variants[v];
            if (how->route == route_strided) {
                continue;
            }
            for (unsigned c = 0; c < sizeof short_calls / sizeof short_calls[0]; c++) {
                check_short(&lib.families[f], how, &short_calls[c]);
            }
            check_null_ipiv(&lib.families[f], how);
        }
        for (unsigned c = 0; c < sizeof strided_calls / sizeof strided_calls[0]; c++) {
            check_strided(&lib.families[f], &strided_calls[c]);
        }
    }
    return check_report();
}
