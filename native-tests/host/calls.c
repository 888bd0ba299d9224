#include "calls.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "planted.h"
#include "recursive_lu.h"

enum { sides = 3, matrices = 4, largest_of_batch = 24, alignment = 64 };

/* The arrays of a block. */
typedef struct arrays {
    const family *f;
    int64_t n, small; /* small: the order of the matrices of a batch */
    void *a, *lu, *b, *x, *batch, *batch_lu, *batch_b;
    double *numbers[4];
    int64_t *ipiv, *batch_ipiv, *infos, *iter;
} arrays;

/* The next so many bytes of a block, or of the size of one if the block is NULL. */
static void *take(unsigned char *block, size_t *used, size_t bytes) {
    void *taken = block == NULL ? NULL : block + *used;
    *used += (bytes + alignment - 1) / alignment * alignment;
    return taken;
}

static arrays arrays_in(const calls *all, int type, void *block, size_t *used) {
    const family *f = &all->lib->families[type];
    size_t size = f->type->size, n = (size_t)all->n, small = n < largest_of_batch ? n : largest_of_batch;
    arrays in = {.f = f, .n = all->n, .small = (int64_t)small};
    *used = 0;
    in.a = take(block, used, n * n * size);
    in.lu = take(block, used, n * n * size);
    in.b = take(block, used, n * sides * size);
    in.x = take(block, used, n * sides * size);
    in.batch = take(block, used, matrices * small * small * size);
    in.batch_lu = take(block, used, matrices * small * small * size);
    in.batch_b = take(block, used, matrices * small * sides * size);
    for (int i = 0; i < 4; i++) {
        in.numbers[i] = take(block, used, sides * sizeof(double));
    }
    in.ipiv = take(block, used, n * sizeof(int64_t));
    in.batch_ipiv = take(block, used, matrices * small * sizeof(int64_t));
    in.infos = take(block, used, matrices * sizeof(int64_t));
    in.iter = take(block, used, sizeof(int64_t));
    return in;
}

static int64_t call_factor(const arrays *c) {
    return c->f->factor(c->a, c->n, c->n, c->ipiv);
}

static int64_t call_threaded(const arrays *c) {
    return c->f->threaded(c->a, c->n, c->n, c->ipiv);
}

static int64_t call_nopiv(const arrays *c) {
    return c->f->nopiv(c->a, c->n, c->n, c->ipiv);
}

static int64_t call_strided(const arrays *c) {
    return c->f->strided(c->a, c->n, c->n, c->n, c->ipiv, RECURSIVE_LU_ROW_MAJOR | RECURSIVE_LU_THREADED);
}

static int64_t call_solve(const arrays *c) {
    return c->f->solve('N', c->n, sides, c->lu, c->n, c->ipiv, c->b, c->n);
}

static int64_t call_solve_transposed(const arrays *c) {
    return c->f->solve('T', c->n, sides, c->lu, c->n, c->ipiv, c->b, c->n);
}

static int64_t call_solve_conjugate(const arrays *c) {
    return c->f->solve('C', c->n, sides, c->lu, c->n, c->ipiv, c->b, c->n);
}

static int64_t call_gesv(const arrays *c) {
    return c->f->gesv(c->n, sides, c->a, c->n, c->ipiv, c->b, c->n, RECURSIVE_LU_THREADED);
}

static int64_t call_mixed_gesv(const arrays *c) {
    return c->f->mixed_gesv(c->n, sides, c->a, c->n, c->ipiv, c->b, c->n, c->x, c->n, c->iter,
                            RECURSIVE_LU_THREADED);
}

static int64_t call_refine(const arrays *c) {
    return c->f->refine('N', c->n, sides, c->a, c->n, c->lu, c->n, c->ipiv, c->b, c->n, c->x, c->n,
                        c->numbers[0], c->numbers[1]);
}

static int64_t call_inverse(const arrays *c) {
    return c->f->inverse(c->n, c->lu, c->n, c->ipiv, RECURSIVE_LU_THREADED);
}

static int64_t call_det(const arrays *c) {
    return c->f->det(c->n, c->lu, c->n, c->ipiv, c->numbers[0]);
}

static int64_t call_logdet(const arrays *c) {
    return c->f->logdet(c->n, c->lu, c->n, c->ipiv, c->numbers[0], c->numbers[1]);
}

static int64_t call_rcond(const arrays *c) {
    return family_rcond(c->f, '1', c->n, c->lu, c->n, (double)c->n, c->numbers[0]);
}

static int64_t call_batched(const arrays *c) {
    return c->f->batched(c->batch, c->small, c->small, c->small, c->small * c->small, c->batch_ipiv, c->small,
                         matrices, c->infos, RECURSIVE_LU_THREADED);
}

static int64_t call_batched_solve(const arrays *c) {
    return c->f->batched_solve('N', c->small, sides, c->batch_lu, c->small, c->small * c->small,
                               c->batch_ipiv, c->small, c->batch_b, c->small, sides * c->small, matrices,
                               c->infos, RECURSIVE_LU_THREADED);
}

static int64_t call_batched_gesv(const arrays *c) {
    return c->f->batched_gesv(c->small, sides, c->batch, c->small, c->small * c->small, c->batch_ipiv,
                              c->small, c->batch_b, c->small, sides * c->small, matrices, c->infos,
                              RECURSIVE_LU_THREADED);
}

static void *element_at(const arrays *c, void *array, int64_t i) {
    return (char *)array + (size_t)i * c->f->type->size;
}

static int64_t call_batched_pointers(const arrays *c) {
    void *a[matrices];
    int64_t *ipiv[matrices];
    for (int k = 0; k < matrices; k++) {
        a[k] = element_at(c, c->batch, k * c->small * c->small);
        ipiv[k] = c->batch_ipiv + k * c->small;
    }
    return c->f->batched_pointers(a, c->small, c->small, c->small, ipiv, matrices, c->infos, 0);
}

static int64_t call_batched_solve_pointers(const arrays *c) {
    const void *lu[matrices];
    const int64_t *ipiv[matrices];
    void *b[matrices];
    for (int k = 0; k < matrices; k++) {
        lu[k] = element_at(c, c->batch_lu, k * c->small * c->small);
        ipiv[k] = c->batch_ipiv + k * c->small;
        b[k] = element_at(c, c->batch_b, k * c->small * sides);
    }
    return c->f->batched_solve_pointers('T', c->small, sides, lu, c->small, ipiv, b, c->small, matrices,
                                        c->infos, 0);
}

static int64_t call_butterfly_workspace(const arrays *c) {
    void *workspace = NULL;
    int64_t info = c->f->butterfly_create(c->n, &workspace);
    if (info == 0) {
        info = c->f->butterfly_factor(workspace, c->n, c->a, c->n, 1, c->iter, RECURSIVE_LU_THREADED);
    }
    if (info == 0) {
        info = c->f->butterfly_solve(workspace, sides, c->a, c->n, c->b, c->n, c->x, c->n, c->iter, 0);
    }
    return workspace == NULL || c->f->butterfly_destroy(workspace) == 0 ? info : RECURSIVE_LU_INTERNAL;
}

static int64_t call_butterfly_gesv(const arrays *c) {
    return c->f->butterfly_gesv(c->n, sides, c->a, c->n, 2, c->b, c->n, c->x, c->n, c->iter,
                                RECURSIVE_LU_THREADED);
}

static bool has_butterflies(const family *f) {
    return f->butterfly_gesv != NULL;
}

static bool has_mixed(const family *f) {
    return f->mixed_gesv != NULL;
}

static const struct {
    const char *name;
    int64_t (*run)(const arrays *c);
    bool (*exists)(const family *f); /* NULL: for all types */
} kinds[] = {
    {"", call_factor, NULL},
    {"_threaded", call_threaded, NULL},
    {"_nopiv", call_nopiv, NULL},
    {"_strided", call_strided, NULL},
    {"_solve", call_solve, NULL},
    {"_solve by the transpose", call_solve_transposed, NULL},
    {"_solve by the conjugate transpose", call_solve_conjugate, NULL},
    {"_gesv", call_gesv, NULL},
    {"_refine", call_refine, NULL},
    {"_inverse", call_inverse, NULL},
    {"_det", call_det, NULL},
    {"_logdet", call_logdet, NULL},
    {"_rcond", call_rcond, NULL},
    {"_batched", call_batched, NULL},
    {"_batched_solve", call_batched_solve, NULL},
    {"_batched_gesv", call_batched_gesv, NULL},
    {"_batched_pointers", call_batched_pointers, NULL},
    {"_batched_solve_pointers", call_batched_solve_pointers, NULL},
    {"_butterfly_factor", call_butterfly_workspace, has_butterflies},
    {"_butterfly_gesv", call_butterfly_gesv, has_butterflies},
    {"_mixed_gesv", call_mixed_gesv, has_mixed},
};

enum { kind_count = sizeof kinds / sizeof kinds[0] };

_Static_assert(family_count *(int)kind_count <= (int)call_limit, "too many calls");

/* A system whose factors are known without the library, and a batch of its leading part. */
static void fill(const arrays *c) {
    random_source source = random_new((uint64_t)c->n);
    size_t size = c->f->type->size, row = (size_t)c->small * size;
    planted system = planted_separated(c->f->type, c->n, c->n, &source);
    planted small = planted_separated(c->f->type, c->small, c->small, &source);
    matrix b = matrix_new(c->f->type, c->n, sides, c->n);
    matrix_fill_uniform(&b, &source);
    memcpy(c->a, system.a.data, matrix_bytes(&system.a));
    memcpy(c->lu, system.lu.data, matrix_bytes(&system.lu));
    memcpy(c->ipiv, system.ipiv, (size_t)c->n * sizeof(int64_t));
    memcpy(c->b, b.data, matrix_bytes(&b));
    memcpy(c->x, b.data, matrix_bytes(&b));
    for (size_t k = 0; k < matrices; k++) {
        memcpy((char *)c->batch + k * (size_t)c->small * row, small.a.data, matrix_bytes(&small.a));
        memcpy((char *)c->batch_lu + k * (size_t)c->small * row, small.lu.data, matrix_bytes(&small.lu));
        memcpy(c->batch_ipiv + k * (size_t)c->small, small.ipiv, (size_t)c->small * sizeof(int64_t));
        memcpy((char *)c->batch_b + k * sides * row, b.data, sides * row);
    }
    matrix_free(&b);
    planted_free(&system);
    planted_free(&small);
}

calls calls_new(const library *lib, int64_t n) {
    calls all = {.lib = lib, .n = n};
    for (int type = 0; type < family_count; type++) {
        size_t bytes = 0;
        arrays_in(&all, type, NULL, &bytes);
        all.bytes = bytes > all.bytes ? bytes : all.bytes;
        for (int kind = 0; kind < kind_count; kind++) {
            if (kinds[kind].exists == NULL || kinds[kind].exists(&lib->families[type])) {
                all.which[all.count].type = type;
                all.which[all.count++].kind = kind;
            }
        }
    }
    for (int type = 0; type < family_count; type++) {
        size_t used = 0;
        all.before[type] = allocate(all.bytes);
        memset(all.before[type], 0, all.bytes);
        arrays in = arrays_in(&all, type, all.before[type], &used);
        fill(&in);
    }
    return all;
}

void calls_free(calls *all) {
    for (int type = 0; type < family_count; type++) {
        free(all->before[type]);
    }
    for (int call = 0; call < all->count; call++) {
        free(all->after[call]);
    }
}

const char *calls_name(const calls *all, int call) {
    static _Thread_local char name[96];
    snprintf(name, sizeof name, "recursive_lu_%s%s of order %ld",
             all->lib->families[all->which[call].type].type->name, kinds[all->which[call].kind].name,
             (long)all->n);
    return name;
}

void calls_prepare(const calls *all, int call, void *block) {
    memcpy(block, all->before[all->which[call].type], all->bytes);
}

int64_t calls_run(const calls *all, int call, void *block) {
    size_t used = 0;
    arrays in = arrays_in(all, all->which[call].type, block, &used);
    return kinds[all->which[call].kind].run(&in);
}

void calls_learn(calls *all) {
    for (int call = 0; call < all->count; call++) {
        all->after[call] = allocate(all->bytes);
        calls_prepare(all, call, all->after[call]);
        int64_t info = calls_run(all, call, all->after[call]);
        CHECK(info == 0, "%s: info is %ld", calls_name(all, call), (long)info);
    }
}

bool calls_check(const calls *all, int call, const void *block, int64_t info) {
    return CHECK(info == 0, "%s: info is %ld", calls_name(all, call), (long)info) &&
           CHECK(memcmp(block, all->after[call], all->bytes) == 0, "%s: not the expected bytes",
                 calls_name(all, call));
}

void *calls_check_all(void *argument) {
    const calls *all = argument;
    void *block = allocate(all->bytes);
    for (int call = 0; call < all->count; call++) {
        calls_prepare(all, call, block);
        calls_check(all, call, block, calls_run(all, call, block));
    }
    free(block);
    return NULL;
}

/* FNV-1a, by words instead of bytes, with the high half's help for the low one. */
uint64_t calls_digest(const calls *all) {
    uint64_t digest = UINT64_C(0xcbf29ce484222325), word = 0;
    unsigned char *block = allocate(all->bytes);
    for (int call = 0; call < all->count; call++) {
        calls_prepare(all, call, block);
        int64_t info = calls_run(all, call, block);
        CHECK(info == 0, "%s: info is %ld", calls_name(all, call), (long)info);
        for (size_t i = 0; i < all->bytes; i += sizeof word) {
            memcpy(&word, block + i, sizeof word);
            digest = (digest ^ word) * UINT64_C(0x100000001b3);
            digest ^= digest >> 32;
        }
    }
    free(block);
    return digest;
}
