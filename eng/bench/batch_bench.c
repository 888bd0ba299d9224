/* Times many small matrices, and row-major ones. */
#define _GNU_SOURCE
#include "batch_bench.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "library.h"

#define MAXIMUM_REPETITIONS 100000

enum { THREADED = 1, ROW_MAJOR = 4 };

typedef int64_t own_batched(void *a, int64_t m, int64_t n, int64_t lda, int64_t stride_a, int64_t *ipiv,
                            int64_t stride_p, int64_t batch, int64_t *infos, uint32_t flags);
typedef int64_t own_pointers(void *const *a, int64_t m, int64_t n, int64_t lda, int64_t *const *ipiv,
                             int64_t batch, int64_t *infos, uint32_t flags);
typedef int64_t own_strided(void *a, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, uint32_t flags);

/* Matrices as they are before, where they are factored, and by what. */
typedef struct {
    element_type type;
    int64_t n, count;
    size_t bytes; /* of one matrix */
    char *fresh, *a;
    int64_t *ipiv, *infos;
    void **matrices; /* in random order */
    int64_t **exchanges;
    library library;
    own_batched *batched;
    own_pointers *pointers;
    uint32_t flags;
} batch;

static void fail(int64_t n, const char *what, double value) {
    fprintf(stderr, "n = %lld: %s %.6g\n", (long long)n, what, value);
    exit(EXIT_FAILURE);
}

/* A function of recursive_lu for an element type; ends the program if there is none. */
static void find_own(const char *path, element_type type, const char *suffix, void *function) {
    char symbol[64];
    snprintf(symbol, sizeof symbol, "recursive_lu_%s%s", type_name(type), suffix);
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    void *address = handle == NULL ? NULL : dlsym(handle, symbol);
    if (address == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(EXIT_FAILURE);
    }
    memcpy(function, &address, sizeof address);
}

static batch make_batch(element_type type, int64_t n, int64_t count) {
    batch b = {.type = type, .n = n, .count = count, .bytes = (size_t)(n * n) * element_size(type)};
    b.fresh = allocate((size_t)count * b.bytes);
    b.a = allocate((size_t)count * b.bytes);
    b.ipiv = allocate((size_t)(count * n) * sizeof(int64_t));
    b.infos = allocate((size_t)count * sizeof(int64_t));
    b.matrices = allocate((size_t)count * sizeof(void *));
    b.exchanges = allocate((size_t)count * sizeof(int64_t *));
    fill_random(type, b.fresh, (size_t)(count * n * n), (uint64_t)n);
    uint64_t state = 1;
    for (int64_t k = 0; k < count; k++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        int64_t other = (int64_t)((state >> 33) % (uint64_t)(k + 1));
        b.matrices[k] = b.matrices[other];
        b.exchanges[k] = b.exchanges[other];
        b.matrices[other] = b.a + (size_t)k * b.bytes;
        b.exchanges[other] = b.ipiv + k * n;
    }
    return b;
}

static void free_batch(batch *b) {
    free(b->fresh);
    free(b->a);
    free(b->ipiv);
    free(b->infos);
    free(b->matrices);
    free(b->exchanges);
}

static double run_batch(batch *b) {
    memcpy(b->a, b->fresh, (size_t)b->count * b->bytes);
    int64_t n = b->n, failed = 0;
    double start = now();
    if (b->batched != NULL) {
        failed = b->batched(b->a, n, n, n, n * n, b->ipiv, n, b->count, b->infos, b->flags);
    } else if (b->pointers != NULL) {
        failed = b->pointers(b->matrices, n, n, n, b->exchanges, b->count, b->infos, b->flags);
    } else {
        for (int64_t k = 0; k < b->count; k++) {
            failed |= factor(&b->library, n, b->a + (size_t)k * b->bytes, b->ipiv + k * n);
        }
    }
    double seconds = now() - start;
    if (failed != 0) {
        fail(n, "info is", (double)failed);
    }
    return seconds;
}

static double check_batch(batch *b) {
    double worst = 0;
    for (int64_t k = 0; k < b->count; k++) {
        int64_t *ipiv = b->ipiv + k * b->n;
        widen_pivots(&b->library, b->n, ipiv);
        size_t offset = (size_t)k * b->bytes;
        double error = factorization_error(b->type, b->n, b->fresh + offset, b->a + offset, ipiv);
        worst = error > worst ? error : worst;
    }
    if (!(worst <= factorization_tolerance(b->n))) {
        fail(b->n, "wrong result, the error is", worst);
    }
    return worst;
}

void time_batch(const char *path, const char *form, const char *api, element_type type, double budget,
                int64_t count, int64_t n) {
    static double seconds[MAXIMUM_REPETITIONS];
    batch b = make_batch(type, n, count);
    b.flags = strcmp(form, "threaded") == 0 ? THREADED : 0;
    if (strcmp(form, "loop") == 0) {
        char symbol[64];
        bool lapack = strcmp(api, "lapack") == 0;
        snprintf(symbol, sizeof symbol, lapack ? "%sgetrf_" : "recursive_lu_%s",
                 lapack ? lapack_letter(type) : type_name(type));
        if (!load_library(&b.library, path, symbol, api)) {
            exit(EXIT_FAILURE);
        }
    } else if (strcmp(form, "pointers") == 0) {
        find_own(path, type, "_batched_pointers", &b.pointers);
    } else {
        find_own(path, type, "_batched", &b.batched);
    }
    run_batch(&b);
    double error = check_batch(&b), timed = 0, begin = now();
    int repetitions = 0;
    while (repetitions < 3 ||
           (timed < budget && now() - begin < 3 * budget && repetitions < MAXIMUM_REPETITIONS)) {
        double t = run_batch(&b);
        timed += t;
        seconds[repetitions++] = t / (double)count;
    }
    double middle = median(seconds, (size_t)repetitions);
    printf("result %lld %d %.6e %.6e %.3g\n", (long long)n, repetitions, seconds[0], middle, error);
    fflush(stdout);
    free_batch(&b);
}

static void transpose(const batch *b, const char *from, char *to) {
    size_t size = element_size(b->type);
    for (int64_t i = 0; i < b->n; i++) {
        for (int64_t j = 0; j < b->n; j++) {
            memcpy(to + (size_t)(i * b->n + j) * size, from + (size_t)(i + j * b->n) * size, size);
        }
    }
}

void time_layouts(const char *path, element_type type, bool threaded, double budget, int64_t n) {
    own_strided *strided;
    find_own(path, type, "_strided", &strided);
    batch b = make_batch(type, n, 1);
    char *columns = allocate(b.bytes), *rows = allocate(b.bytes);
    memcpy(columns, b.fresh, b.bytes);
    transpose(&b, columns, rows);
    double best[2] = {1e30, 1e30}, timed = 0, begin = now();
    int repetitions = 0;
    while (repetitions < 3 || (timed < budget && now() - begin < 3 * budget)) {
        for (int layout = 0; layout < 2; layout++) {
            memcpy(b.a, layout == 0 ? columns : rows, b.bytes);
            double start = now();
            int64_t info =
                strided(b.a, n, n, n, b.ipiv, (threaded ? THREADED : 0) | (layout == 0 ? 0 : ROW_MAJOR));
            double seconds = now() - start;
            timed += seconds;
            best[layout] = seconds < best[layout] ? seconds : best[layout];
            if (info != 0) {
                fail(n, "info is", (double)info);
            }
        }
        repetitions++;
    }
    /* The row-major factors came last. */
    transpose(&b, b.a, rows);
    memcpy(b.a, rows, b.bytes);
    double error = check_batch(&b);
    printf("result %lld %d %.6e %.6e %.3g\n", (long long)n, repetitions, best[0], best[1], error);
    fflush(stdout);
    free(columns);
    free(rows);
    free_batch(&b);
}
