/* Each illegal argument, one by one and several at once: the call of xerbla_ or cblas_xerbla, by which name
   and with which position, and nothing written; no call for legal ones. Run on another BLAS, too, the tables
   prove to be BLAS's own.

   In Fortran the first illegal argument counts, in the order of the list. cblas_ counts the layout as its
   first argument, and rows do not change positions. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "handlers.h"
#include "operand.h"
#include "work.h"

enum { order = 5 };

/* What is not said is legal: 3 by 4, k = 2, by columns and by rows. */
typedef struct illegal {
    blas_routine routine;
    int position;     /* Fortran's; 0: legal */
    const char *what; /* letters and numbers in place of legal ones: "m-1", "lda2" */
} illegal;

static const illegal table[] = {
    {blas_gemm, 1, "ta/"},
    {blas_gemm, 1, "ta\1"},
    {blas_gemm, 2, "tbR"},
    {blas_gemm, 2, "tb/"},
    {blas_gemm, 3, "m-1"},
    {blas_gemm, 4, "n-1"},
    {blas_gemm, 5, "k-1"},
    {blas_gemm, 8, "lda1"},
    {blas_gemm, 8, "lda0"},
    {blas_gemm, 8, "lda-3"},
    {blas_gemm, 10, "ldb1"},
    {blas_gemm, 13, "ldc2"},
    {blas_gemm, 3, "m-1 n-1 k-1"},
    {blas_gemm, 4, "n-1 k-1 ldc0"},
    {blas_gemm, 8, "lda0 ldb0 ldc0"},
    {blas_gemm, 1, "ta? tb? m-1 lda0"},
    {blas_gemm, 8, "m0 n0 k0 lda0"},
    {blas_gemm, 10, "m0 n0 k0 ldb0"},
    {blas_gemm, 13, "m0 n0 k0 ldc0"},
    {blas_gemm, 0, "m0 n0 k0 lda1 ldb1 ldc1"},
    {blas_gemm, 0, "m0"},
    {blas_gemm, 0, "n0"},
    {blas_trsm, 1, "side/"},
    {blas_trsm, 2, "uplo/"},
    {blas_trsm, 3, "ta/"},
    {blas_trsm, 4, "diag/"},
    {blas_trsm, 5, "m-1"},
    {blas_trsm, 6, "n-1"},
    {blas_trsm, 9, "lda2"},
    {blas_trsm, 9, "sideR lda2"},
    {blas_trsm, 9, "m0 n0 lda0"},
    {blas_trsm, 11, "ldb2"},
    {blas_trsm, 11, "m0 n0 ldb0"},
    {blas_trsm, 1, "side/ uplo/ ta/ diag/ m-1 n-1 lda0 ldb0"},
    {blas_trsm, 5, "m-1 n-1 lda0"},
    {blas_trsm, 0, "m0 n0 lda1 ldb1"},
    {blas_trsm, 0, "n0"},
    {blas_trmm, 1, "side/"},
    {blas_trmm, 2, "uplo/"},
    {blas_trmm, 3, "ta/"},
    {blas_trmm, 4, "diag/"},
    {blas_trmm, 5, "m-1"},
    {blas_trmm, 6, "n-1"},
    {blas_trmm, 9, "lda2"},
    {blas_trmm, 9, "sideR lda2"},
    {blas_trmm, 11, "ldb2"},
    {blas_trmm, 1, "side/ uplo/ ta/ diag/ m-1 n-1 lda0 ldb0"},
    {blas_trmm, 0, "m0 n0 lda1 ldb1"},
    {blas_geru, 1, "m-1"},
    {blas_geru, 2, "n-1"},
    {blas_geru, 5, "incx0"},
    {blas_geru, 7, "incy0"},
    {blas_geru, 9, "lda2"},
    {blas_geru, 1, "m-1 n-1 incx0 incy0 lda0"},
    {blas_geru, 5, "m0 n0 incx0"},
    {blas_geru, 0, "m0 n0 lda1"},
    {blas_gerc, 1, "m-1"},
    {blas_gerc, 2, "n-1"},
    {blas_gerc, 5, "incx0"},
    {blas_gerc, 7, "incy0"},
    {blas_gerc, 9, "lda2"},
    {blas_gemv, 1, "ta/"},
    {blas_gemv, 1, "ta\1"},
    {blas_gemv, 2, "m-1"},
    {blas_gemv, 3, "n-1"},
    {blas_gemv, 6, "lda2"},
    {blas_gemv, 8, "incx0"},
    {blas_gemv, 11, "incy0"},
    {blas_gemv, 1, "ta/ m-1 n-1 lda0 incx0 incy0"},
    {blas_gemv, 6, "m0 n0 lda0"},
    {blas_gemv, 0, "m0 n0 lda1"},
    {blas_trsv, 1, "uplo/"},
    {blas_trsv, 2, "ta/"},
    {blas_trsv, 3, "diag/"},
    {blas_trsv, 4, "n-1"},
    {blas_trsv, 6, "lda3"},
    {blas_trsv, 8, "incx0"},
    {blas_trsv, 1, "uplo/ ta/ diag/ n-1 lda0 incx0"},
    {blas_trsv, 8, "n0 incx0"},
    {blas_trsv, 0, "n0 lda1"},
};

static operand a, b, c;

/* A legal call of it, for columns or rows. */
static blas_call legal(blas_routine routine, bool by_rows, const void *numbers) {
    blas_call call = {
        .routine = routine, .m = 3, .n = 4, .side = 'L', .uplo = 'U', .transa = 'N', .transb = 'n'};
    call.diag = 'N';
    call.alpha = call.beta = numbers;
    call.incx = call.incy = 1;
    call.a = a.data;
    call.b = b.data;
    call.c = c.data;
    call.x = b.data;
    call.y = c.data;
    if (routine == blas_gemm) {
        call.k = 2;
        call.lda = by_rows ? 2 : 3;
        call.ldb = by_rows ? 4 : 2;
        call.ldc = by_rows ? 4 : 3;
    } else if (routine == blas_trsm || routine == blas_trmm) {
        call.lda = 3;
        call.ldb = by_rows ? 4 : 3;
    } else {
        call.lda = by_rows || routine == blas_trsv ? 4 : 3;
    }
    return call;
}

/* Puts one of the words into a call. */
static void change(blas_call *call, const char *word) {
    const struct {
        const char *name;
        char *letter;
        int64_t *number;
    } fields[] = {{"side", &call->side, NULL}, {"uplo", &call->uplo, NULL}, {"ta", &call->transa, NULL},
                  {"tb", &call->transb, NULL}, {"diag", &call->diag, NULL}, {"lda", NULL, &call->lda},
                  {"ldb", NULL, &call->ldb},   {"ldc", NULL, &call->ldc},   {"incx", NULL, &call->incx},
                  {"incy", NULL, &call->incy}, {"m", NULL, &call->m},       {"n", NULL, &call->n},
                  {"k", NULL, &call->k}};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        size_t length = strlen(fields[i].name);
        if (strncmp(word, fields[i].name, length) == 0) {
            if (fields[i].letter != NULL) {
                *fields[i].letter = word[length];
            } else {
                long value = 0;
                REQUIRE(sscanf(word + length, "%ld", &value) == 1, "%s", word);
                *fields[i].number = value;
            }
            return;
        }
    }
    REQUIRE(0, "%s", word);
}

/* Leading dimensions that are one too small by rows. */
static void change_all(blas_call *call, const char *what, bool by_rows) {
    char words[80];
    snprintf(words, sizeof words, "%s", what);
    blas_call old = *call;
    for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " ")) {
        change(call, word);
    }
    if (by_rows) {
        int64_t *const now[] = {&call->lda, &call->ldb, &call->ldc};
        const int64_t before[] = {old.lda, old.ldb, old.ldc};
        for (int i = 0; i < 3; i++) {
            *now[i] = *now[i] != before[i] && *now[i] > 1 ? before[i] - 1 : *now[i];
        }
    }
}

static void check_told(const blas *l, int form, const blas_call *call, int position) {
    const blas_form *how = &blas_form_table[form];
    char text[200], name[16], expected[40];
    blas_text(l, form, call, text);
    /* LAPACK's cblas_sgemv and cblas_ctrmm go on after a call. */
    bool is_told = blas_is_foreign ? handlers_last.calls > 0 : handlers_last.calls == 1;
    CHECK(position != 0 ? is_told : handlers_last.calls == 0, "%s: %d calls of %s", text, handlers_last.calls,
          handlers_last.handler);
    if (position == 0 || handlers_last.calls != 1) {
        return;
    }
    /* Others' cblas_ may leave that to Fortran's routine, and xerbla_ to translate it. */
    if (blas_is_foreign && how->is_c && strcmp(handlers_last.handler, "xerbla_") == 0) {
        how = &blas_form_table[blas_fortran];
        position--;
    }
    blas_name(l, call->routine, name);
    for (char *letter = name; !how->is_c && *letter != '\0'; letter++) {
        *letter = (char)toupper((unsigned char)*letter);
    }
    snprintf(expected, sizeof expected, "%s%s", how->before, name);
    CHECK(strcmp(handlers_last.name, expected) == 0, "%s: named %s", text, handlers_last.name);
    snprintf(expected, sizeof expected, "%sxerbla%s", how->before, how->is_c ? "" : how->end);
    CHECK(strcmp(handlers_last.handler, expected) == 0, "%s: called %s", text, handlers_last.handler);
    CHECK(handlers_last.number == position, "%s: position %ld instead of %d", text,
          (long)handlers_last.number, position);
}

static void check(const blas *l, int form, const illegal *entry) {
    bool by_rows = blas_form_table[form].by_rows, is_c = blas_form_table[form].is_c;
    if (!blas_has(l, entry->routine, form)) {
        return;
    }
    /* Others' cblas_ turns positions over where rows are columns of the transpose. */
    if (blas_is_foreign && by_rows) {
        return;
    }
    /* Several at once, of which the first by rows is not the first by columns. */
    if (is_c && strchr(entry->what, ' ') != NULL && entry->position != 0) {
        return;
    }
    double numbers[2] = {1.5, 1.5};
    if (l->type->part == &element_f32) {
        l->type->part->set(numbers, 0, 1.5);
        l->type->part->set(numbers, 1, 1.5);
    }
    blas_call call = legal(entry->routine, by_rows, numbers);
    change_all(&call, entry->what, by_rows);
    handlers_reset();
    operand_remember(&a);
    operand_remember(&b);
    operand_remember(&c);
    blas_do(l, form, &call);
    check_told(l, form, &call, entry->position != 0 ? entry->position + is_c : 0);
    char text[200];
    CHECK(operand_is_unchanged(&a) && operand_is_unchanged(&b) && operand_is_unchanged(&c), "%s: written to",
          blas_text(l, form, &call, text));
}

static void check_layout(const blas *l, int form, blas_routine routine) {
    char name[16];
    if (!blas_has(l, routine, form) || !blas_form_table[form].is_c || blas_name(l, routine, name) == NULL) {
        return;
    }
    double numbers[2] = {0, 0};
    blas_call call = legal(routine, false, numbers);
    call.bad_layout = true;
    handlers_reset();
    operand_remember(&b);
    operand_remember(&c);
    blas_do(l, form, &call);
    check_told(l, form, &call, 1);
    CHECK(operand_is_unchanged(&b) && operand_is_unchanged(&c), "%s: written to with a bad layout", name);
}

static void check_kind(const blas *l) {
    random_source source = random_new(3);
    planar p = planar_new(order * order, l->type->parts == 2);
    a = operand_new(l->type, order * order);
    b = operand_new(l->type, order * order);
    c = operand_new(l->type, order * order);
    operand *const all[] = {&a, &b, &c};
    for (int i = 0; i < 3; i++) {
        operand_place(all[i], order, order, 0, false, true);
        planar_fill(&p, order, order, 3, &source);
        operand_store(all[i], &p, 'N');
    }
    char name[16];
    for (int form = 0; form < blas_forms; form++) {
        for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
            if (blas_name(l, table[i].routine, name) != NULL) {
                check(l, form, &table[i]);
            }
        }
        for (int r = 0; r <= blas_trsv; r++) {
            check_layout(l, form, (blas_routine)r);
        }
    }
    for (int i = 0; i < 3; i++) {
        operand_free(all[i]);
    }
    planar_free(&p);
}

int main(int argc, char **argv) {
    blas bound[blas_kinds];
    blas_open(argc, argv, bound);
    for (int i = 0; i < blas_kinds; i++) {
        check_kind(&bound[i]);
    }
    return check_report();
}
