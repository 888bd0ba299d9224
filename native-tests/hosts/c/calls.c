#include "calls.h"

#include "recursive_lu.h"

#include <dlfcn.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static __typeof__(recursive_lu_f64) *factor, *factor_threaded;
static __typeof__(recursive_lu_f64_solve) *solve;

const memory_source usual_memory = {malloc, free};

#ifdef NAMESPACE
static void *wait_for_end(void *argument) {
    pause();
    return argument;
}

static void *open_library(const char *path) {
    /* The dynamic linker takes memory for the thread-local data of all namespaces from the program's own
       malloc, which takes no locks as long as the program's own C library has started no thread. */
    pthread_t thread;
    REQUIRE(pthread_create(&thread, NULL, wait_for_end, NULL) == 0);
    return dlmopen(LM_ID_NEWLM, path, RTLD_NOW);
}
#else
static void *open_library(const char *path) {
    return dlopen(path, RTLD_NOW);
}
#endif

static void bind(void *handle, const char *name, void *function) {
    void *address = dlsym(handle, name);
    REQUIRE(address != NULL);
    memcpy(function, &address, sizeof address);
}

void load(const char *path) {
    void *handle = open_library(path);
    REQUIRE(handle != NULL);
    bind(handle, "recursive_lu_f64", &factor);
    bind(handle, "recursive_lu_f64_threaded", &factor_threaded);
    bind(handle, "recursive_lu_f64_solve", &solve);
}

typedef struct {
    int64_t n;
    double *A, *b;
    int64_t *ipiv;
    int64_t info;
} linear_system;

static void *call(void *argument) {
    linear_system *s = argument;
    s->info = (s->n < threaded_order ? factor : factor_threaded)(s->A, s->n, s->n, s->ipiv);
    if (s->info == 0) {
        s->info = solve('N', s->n, 1, s->A, s->n, s->ipiv, s->b, s->n);
    }
    return NULL;
}

int64_t solve_system(int64_t n, double *A, double *b, int64_t *ipiv) {
    linear_system s = {.n = n, .A = A, .b = b, .ipiv = ipiv};
#ifdef BRIDGE
    pthread_t thread;
    REQUIRE(pthread_create(&thread, NULL, call, &s) == 0 && pthread_join(thread, NULL) == 0);
#else
    call(&s);
#endif
    return s.info;
}

void fill_system(int64_t n, double *A, double *b) {
    uint32_t state = (uint32_t)n;
    memset(b, 0, (size_t)n * sizeof *b);
    for (int64_t i = 0; i < n * n; i++) {
        state = state * 1664525 + 1013904223;
        A[i] = state / 2147483648.0 - 1;
        b[i % n] += A[i];
    }
}

void solve_checked(int64_t n, memory_source memory) {
    size_t bytes = (size_t)n * sizeof(double);
    double *A = memory.allocate(bytes * (size_t)n), *b = memory.allocate(bytes);
    double *LU = memory.allocate(bytes * (size_t)n), *x = memory.allocate(bytes);
    int64_t *ipiv = memory.allocate(bytes);
    REQUIRE(A != NULL && b != NULL && LU != NULL && x != NULL && ipiv != NULL);
    fill_system(n, A, b);
    memcpy(LU, A, bytes * (size_t)n);
    memcpy(x, b, bytes);
    REQUIRE(solve_system(n, LU, x, ipiv) == 0);
    for (int64_t i = 0; i < n; i++) {
        double residual = b[i];
        for (int64_t j = 0; j < n; j++) {
            residual -= A[i + j * n] * x[j];
        }
        REQUIRE(fabs(residual) < 1e-10);
    }
    void *used[] = {A, b, LU, x, ipiv};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++) {
        memory.release(used[i]);
    }
}

void solve_all(void) {
    double A[] = {1, 4, 2, 3, 8, 6, 5, 4, 6}, b[] = {22, 32, 32}, singular[] = {1, 2, 2, 4};
    int64_t ipiv[3];
    REQUIRE(solve_system(3, A, b, ipiv) == 0 && b[0] == 1 && b[1] == 2 && b[2] == 3);
    REQUIRE(solve_system(2, singular, b, ipiv) == 2);
    REQUIRE(solve_system(-1, A, b, ipiv) < 0);
    solve_checked(serial_order, usual_memory);
    solve_checked(threaded_order, usual_memory);
}
