/* The same bits on any number of threads; calls from several threads at once, from small stacks and in
   children; and callers' stacks left as they were.

   With "bits" as argv[3] the program prints a number for each of some large results and ends. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "matrix.h"
#include "threads.h"
#include "work.h"

enum { order = 500, text_limit = 131072 };

static const char *path[3];

static uint64_t bits_of(const char *data, size_t bytes) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325), word;
    for (size_t i = 0; i < bytes; i += sizeof word) {
        memcpy(&word, data + i, sizeof word);
        hash = (hash ^ word) * UINT64_C(0x100000001b3);
        hash ^= hash >> 29;
    }
    return hash;
}

static void fill(const blas *b, void *data, int64_t count, double scale, random_source *source) {
    for (int64_t i = 0; i < count * b->type->parts; i++) {
        b->type->part->set(data, i, random_uniform(source, -scale, scale));
    }
}

/* Elements of a triangle are small, so that solutions are; an output starts as one of the others. */
typedef struct numbers {
    size_t bytes;
    char *matrix, *triangle, *sides, *output;
    char scalars[2][16];
} numbers;

static numbers numbers_new(const blas *b) {
    random_source source = random_new(8);
    size_t bytes = (size_t)(order * order) * b->type->size;
    numbers x = {
        .bytes = bytes, .matrix = allocate(bytes), .triangle = allocate(bytes), .sides = allocate(bytes)};
    x.output = allocate(bytes);
    fill(b, x.matrix, order * order, 1, &source);
    fill(b, x.triangle, order * order, 1.0 / 64, &source);
    fill(b, x.sides, order * order, 1, &source);
    fill(b, x.scalars[0], 1, 1, &source);
    fill(b, x.scalars[1], 1, 1, &source);
    return x;
}

static void numbers_free(numbers *x) {
    free(x->matrix);
    free(x->triangle);
    free(x->sides);
    free(x->output);
}

/* A result's bits: m by n, and k or a triangle. */
static void print_bits(const blas *b, numbers *x, blas_routine routine, const int64_t shape[3],
                       const char *letters) {
    char name[16];
    if (blas_name(b, routine, name) == NULL) {
        return;
    }
    blas_call c = {.routine = routine, .m = shape[0], .n = shape[1], .k = shape[2]};
    bool is_triangle = routine == blas_trsm || routine == blas_trmm || routine == blas_trsv;
    c.alpha = x->scalars[0];
    c.beta = x->scalars[1];
    c.lda = c.ldb = c.ldc = order;
    c.incx = c.incy = 1;
    c.a = is_triangle ? x->triangle : x->matrix;
    c.b = c.x = x->sides;
    c.c = c.y = x->matrix;
    if (routine == blas_geru || routine == blas_gerc) {
        c.a = x->output;
    } else if (is_triangle) {
        c.b = c.x = x->output;
    } else {
        c.c = c.y = x->output;
    }
    c.transa = letters[0];
    c.transb = letters[1];
    c.side = letters[2];
    c.uplo = letters[3];
    c.diag = 'U';
    memcpy(x->output, x->matrix, x->bytes);
    blas_do(b, blas_fortran, &c);
    printf("%s %s %ld %ld %ld %016lx\n", name, letters, (long)c.m, (long)c.n, (long)c.k,
           (unsigned long)bits_of(x->output, x->bytes));
}

static void print_all_bits(const blas bound[blas_kinds]) {
    static const int64_t shapes[][3] = {{5, 7, 3},      {64, 64, 64},   {129, 65, 200}, {300, 299, 32},
                                        {500, 500, 64}, {500, 20, 300}, {33, 500, 128}, {257, 383, 391}};
    static const char *const letters[] = {"NNLU", "NTLL", "TNRU", "CTRL", "TTLU", "NCRL"};
    for (int i = 0; i < blas_kinds; i++) {
        numbers x = numbers_new(&bound[i]);
        for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
            for (size_t l = 0; l < sizeof letters / sizeof letters[0]; l++) {
                for (int r = 0; r < blas_iamax; r++) {
                    if (r <= blas_trmm ? (l + s) % 2 == 0 : l == s % 6) {
                        print_bits(&bound[i], &x, (blas_routine)r, shapes[s], letters[l]);
                    }
                }
            }
        }
        numbers_free(&x);
    }
}

/* What a new process of this program prints with so many threads. */
static void bits_on(const char *threads, char text[text_limit]) {
    char command[3 * 4096];
    snprintf(command, sizeof command, "RECURSIVE_LU_NUM_THREADS=%s '%s' '%s' '%s' bits", threads, path[0],
             path[1], path[2]);
    FILE *pipe = popen(command, "r");
    REQUIRE(pipe != NULL, "%s", command);
    size_t length = fread(text, 1, text_limit - 1, pipe);
    text[length] = '\0';
    CHECK(pclose(pipe) == 0, "%s ended badly", command);
    CHECK(length > 1000, "%s printed %zu bytes", command, length);
}

static void check_bits(void) {
    static const char *const counts[] = {"2", "3", "8"};
    static char one[text_limit], more[text_limit];
    bits_on("1", one);
    for (int i = 0; i < 3; i++) {
        bits_on(counts[i], more);
        const char *a = one, *b = more;
        while (*a != '\0' && *b != '\0') {
            size_t length = strcspn(a, "\n");
            CHECK(length == strcspn(b, "\n") && memcmp(a, b, length) == 0,
                  "on %s threads: %.*s instead of %.*s", counts[i], (int)strcspn(b, "\n"), b, (int)length, a);
            a += length + (a[length] == '\n');
            b += strcspn(b, "\n") + (b[strcspn(b, "\n")] == '\n');
        }
        CHECK(*a == *b, "on %s threads: other results", counts[i]);
    }
}

typedef struct caller {
    const blas *b;
    int number, rounds;
} caller;

static void *call_everything(void *argument) {
    const caller *c = argument;
    work w = work_new(c->b, 150, (uint64_t)c->number);
    for (int i = 0; i < c->rounds; i++) {
        int64_t m = random_integer(&w.source, 0, 150), n = random_integer(&w.source, 0, 150);
        work_gemm(&w, m, n, random_integer(&w.source, 0, 150));
        work_triangle(&w, blas_trsm, m, n);
        work_triangle(&w, blas_trmm, n, m);
        work_ger(&w, m, n);
        work_gemv(&w, m, n);
        work_trsv(&w, m);
    }
    work_free(&w);
    return NULL;
}

static void call_in_child(void *argument) {
    call_everything(argument);
    caller callers[3];
    for (int i = 0; i < 3; i++) {
        callers[i] = *(const caller *)argument;
        callers[i].number += 100 + i;
    }
    join_threads(start_threads(3, call_everything, callers, sizeof callers[0]), 3);
}

/* A call without lengths of strings, whose caller's own words lie right above the arguments. */
__attribute__((noinline)) static int call_beside(const blas *b, blas_call *c) {
    volatile uint64_t words[16];
    for (int i = 0; i < 16; i++) {
        words[i] = UINT64_C(0x1234567890abcdef) + (uint64_t)i;
    }
    int64_t m = c->m, n = c->n, k = c->k, lda = c->lda, ldb = c->ldb, ldc = c->ldc;
    typedef void gemm_function(const char *, const char *, const int64_t *, const int64_t *, const int64_t *,
                               const void *, const void *, const int64_t *, const void *, const int64_t *,
                               const void *, void *, const int64_t *);
    ((gemm_function *)b->functions[blas_gemm][0])(&c->transa, &c->transb, &m, &n, &k, c->alpha, c->a, &lda,
                                                  c->b, &ldb, c->beta, c->c, &ldc);
    int changed = 0;
    for (int i = 0; i < 16; i++) {
        changed += words[i] != UINT64_C(0x1234567890abcdef) + (uint64_t)i;
    }
    return changed;
}

static void check_stack(const blas *b) {
    double scalars[2] = {0, 0};
    char *room = allocate((size_t)(order * order) * b->type->size);
    memset(room, 0, (size_t)(order * order) * b->type->size);
    for (int64_t n = 0; n <= order; n = 2 * n + 1) {
        blas_call c = {.routine = blas_gemm, .transa = 'N', .transb = 'T', .m = n, .n = n, .k = n};
        c.alpha = c.beta = scalars;
        c.a = c.b = c.c = room;
        c.lda = c.ldb = c.ldc = order;
        CHECK(call_beside(b, &c) == 0, "%cgemm_ wrote to its caller's stack, n = %ld", b->letter, (long)n);
    }
    free(room);
}

int main(int argc, char **argv) {
    blas bound[blas_kinds];
    blas_open(argc, argv, bound);
    path[0] = argv[0];
    path[1] = argv[1];
    path[2] = argc > 2 ? argv[2] : "";
    if (argc > 3 && strcmp(argv[3], "bits") == 0) {
        print_all_bits(bound);
        return EXIT_SUCCESS;
    }
    for (int i = 0; i < blas_kinds; i++) {
        caller first = {&bound[i], i, 10};
        /* The process's first calls of a type come from a small stack. */
        run_in_thread(128 * 1024, call_everything, &first);
        check_stack(&bound[i]);
    }
    caller callers[8];
    for (int i = 0; i < 8; i++) {
        callers[i] = (caller){&bound[i % blas_kinds], 10 + i, 20};
    }
    join_threads(start_threads(8, call_everything, callers, sizeof callers[0]), 8);
    for (int i = 0; i < blas_kinds; i++) {
        caller child = {&bound[i], 50 + i, 5};
        run_in_child(60, call_in_child, &child);
    }
    check_bits();
    return check_report();
}
