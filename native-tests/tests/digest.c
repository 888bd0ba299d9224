/* Prints a line for every function, element type, order and kind of matrix: a hash of all that the call
   gives, in which one NaN is like another. Two libraries that round alike print the same; digest_compare.py
   tells.

   The logarithms of logdet come from the C library and are printed as they are.
   digest LIBRARY [LARGEST ORDER] */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "every_call.h"

typedef struct kind {
    const char *name;
    void (*change)(matrix *a);
} kind;

static void leave(matrix *a) {
    (void)a;
}

static void make_tiny(matrix *a) {
    matrix_scale(a, 4 * a->type->safe_min);
}

static void make_large(matrix *a) {
    matrix_scale(a, a->type->overflow / 4);
}

static void make_singular(matrix *a) {
    matrix_zero_column(a, a->n / 2);
}

static void put_infinity(matrix *a) {
    matrix_set(a, a->m / 2, a->n / 3, INFINITY);
}

static const kind kinds[] = {
    {"uniform", leave},          {"tiny", make_tiny},        {"large", make_large},
    {"singular", make_singular}, {"infinity", put_infinity},
};

static uint64_t hash_bytes(uint64_t hash, const void *data, size_t bytes) {
    const unsigned char *next = data;
    for (size_t i = 0; i < bytes; i++) {
        hash = (hash ^ next[i]) * 1099511628211u; /* FNV-1a */
    }
    return hash;
}

static uint64_t hash_element(uint64_t hash, const element *type, const void *data, int64_t index) {
    static const char nan[8] = "nan";
    for (int64_t i = index * type->parts; i < (index + 1) * type->parts; i++) {
        const char *bytes = (const char *)data + (size_t)i * type->part->size;
        hash = hash_bytes(hash, isnan(type->part->get(data, i)) ? nan : bytes, type->part->size);
    }
    return hash;
}

static uint64_t hash_matrix(uint64_t hash, const matrix *a) {
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            hash = hash_element(hash, a->type, a->data, i + j * a->lda);
        }
    }
    return hash;
}

static uint64_t hash_results(const call_data *d, bool has_integers) {
    uint64_t hash = hash_bytes(14695981039346656037u, &d->info, sizeof d->info);
    hash = hash_matrix(hash_matrix(hash, &d->out), &d->x);
    hash = hash_bytes(hash, d->out_ipiv, (size_t)d->out.n * sizeof(int64_t));
    if (has_integers) {
        return hash_bytes(hash, d->numbers, sizeof d->numbers);
    }
    const element *type = d->functions->type;
    for (size_t i = 0; i < sizeof d->numbers / type->size; i++) {
        hash = hash_element(hash, type, d->numbers, (int64_t)i);
    }
    return hash;
}

static bool writes_integers(const char *name) {
    static const char *const names[] = {"batched", "mixed", "butterfly"};
    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
        if (strncmp(name, names[k], strlen(names[k])) == 0) {
            return true;
        }
    }
    return false;
}

static void print_calls(const family *functions, int64_t n, const kind *made) {
    random_source source = random_new((uint64_t)n);
    matrix a = matrix_new(functions->type, n, n, n);
    matrix_fill_uniform(&a, &source);
    made->change(&a);
    call_data data = call_data_new(functions, &a, 1 + n % 6);
    for (int k = 0; k < all_call_count; k++) {
        const call *which = &all_calls[k];
        call_prepare(&data, which);
        which->run(&data);
        if (strcmp(which->name, "logdet") == 0) {
            const element *part = functions->type->part;
            double log = part->get(data.numbers + 2, 0);
            printf("%s, %s, n = %d, %s: sign %016llx, log %.17g\n", which->name, functions->type->name,
                   (int)n, made->name, (unsigned long long)hash_element(1, functions->type, data.numbers, 0),
                   isnan(log) ? fabs(log) : log);
        } else {
            printf("%s, %s, n = %d, %s: %016llx\n", which->name, functions->type->name, (int)n, made->name,
                   (unsigned long long)hash_results(&data, writes_integers(which->name)));
        }
    }
    call_data_free(&data);
    matrix_free(&a);
}

/* Batches, by a stride and by pointers, and shapes that are not square. */
enum { batch = 5 };

static void print_batch(const family *functions, int64_t m, int64_t n, uint32_t flags) {
    const element *type = functions->type;
    int64_t steps = m < n ? m : n, order = m < n ? n : m, infos[2][batch];
    random_source source = random_new((uint64_t)(m + 1000 * n));
    matrix by_stride = matrix_new(type, order, order * batch, order + 3);
    matrix_fill_uniform(&by_stride, &source);
    matrix by_pointers = matrix_copy(&by_stride);
    int64_t *ipiv[2] = {allocate((size_t)(batch * steps) * sizeof(int64_t)),
                        allocate((size_t)(batch * steps) * sizeof(int64_t))};
    memset(ipiv[0], 0, (size_t)(batch * steps) * sizeof(int64_t));
    memset(ipiv[1], 0, (size_t)(batch * steps) * sizeof(int64_t));
    void *matrices[batch];
    int64_t *exchanges[batch];
    int64_t stride = by_stride.lda * order;
    for (int k = 0; k < batch; k++) {
        matrices[k] = (char *)by_pointers.data + (size_t)(k * stride) * type->size;
        exchanges[k] = ipiv[1] + k * steps;
    }
    functions->batched(by_stride.data, m, n, by_stride.lda, stride, ipiv[0], steps, batch, infos[0], flags);
    functions->batched_pointers(matrices, m, n, by_pointers.lda, exchanges, batch, infos[1], flags);
    uint64_t hashes[2];
    const matrix *results[2] = {&by_stride, &by_pointers};
    for (int way = 0; way < 2; way++) {
        hashes[way] = hash_matrix(hash_bytes(1, infos[way], sizeof infos[way]), results[way]);
        hashes[way] = hash_bytes(hashes[way], ipiv[way], (size_t)(batch * steps) * sizeof(int64_t));
        free(ipiv[way]);
    }
    printf("batches, %s, %d x %d, flags %u: %016llx %016llx\n", type->name, (int)m, (int)n, (unsigned)flags,
           (unsigned long long)hashes[0], (unsigned long long)hashes[1]);
    matrix_free(&by_stride);
    matrix_free(&by_pointers);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    int64_t largest = argc > 2 ? atoi(argv[2]) : 300;
    static const int64_t orders[] = {31, 32, 33, 40, 47, 48, 64, 65, 96, 100, 127, 130, 200, 257, 300, 600};
    static const int64_t shapes[][2] = {{3, 4},   {7, 30},  {20, 6},  {64, 9},
                                        {33, 70}, {600, 5}, {5, 300}, {150, 120}};
    CHECK(lib.set_num_threads(3) == 0, "set_num_threads");
    for (int f = 0; f < family_count; f++) {
        for (int64_t n = 1; n <= 24; n++) {
            for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
                print_calls(&lib.families[f], n, &kinds[k]);
            }
        }
        for (size_t i = 0; i < sizeof orders / sizeof orders[0] && orders[i] <= largest; i++) {
            print_calls(&lib.families[f], orders[i], &kinds[0]);
            print_calls(&lib.families[f], orders[i], &kinds[i % (sizeof kinds / sizeof kinds[0])]);
        }
        for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
            for (uint32_t flags = 0; flags < 8; flags++) {
                print_batch(&lib.families[f], shapes[i][0], shapes[i][1], flags);
            }
        }
    }
    return check_failures() != 0;
}
