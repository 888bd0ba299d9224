/* Throughput of several host threads that call at once, against that of one alone. */
#define _GNU_SOURCE
#include "thread_scan.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { callers = 4, rounds = 5, columns = 3 };

/*
 * A matrix is factored where it is, so many times before it is renewed: copies, which several threads make
 * side by side and one does not, then hardly count. Its diagonal dominates, so that the numbers stay in
 * range; multipliers shrink, which this many times does not make them underflow.
 */
enum { refactorings = 8 };

typedef struct {
    const library *library;
    element_type type;
    int64_t n;
    double seconds;
    pthread_barrier_t *start;
    double rate; /* the result: GFLOP/s */
} host;

static void fill_dominant(element_type type, void *values, int64_t n) {
    fill_random(type, values, (size_t)(n * n), (uint64_t)n);
    for (int64_t k = 0; k < n * n; k += n + 1) {
        set_element(type, values, k, (double)n);
    }
}

static void refactor(const host *self, const void *fresh, void *work, int64_t *ipiv) {
    memcpy(work, fresh, (size_t)(self->n * self->n) * element_size(self->type));
    for (int r = 0; r < refactorings; r++) {
        if (factor(self->library, self->n, work, ipiv) != 0) {
            fprintf(stderr, "n = %lld: info is not 0\n", (long long)self->n);
            exit(EXIT_FAILURE);
        }
    }
}

static void *run_host(void *argument) {
    host *self = argument;
    size_t bytes = (size_t)(self->n * self->n) * element_size(self->type);
    void *fresh = allocate(bytes), *work = allocate(bytes);
    int64_t *ipiv = allocate((size_t)self->n * sizeof *ipiv);
    fill_dominant(self->type, fresh, self->n);
    refactor(self, fresh, work, ipiv);
    pthread_barrier_wait(self->start);
    double begin = now(), elapsed = 0;
    int64_t count = 0;
    while (elapsed < self->seconds) {
        refactor(self, fresh, work, ipiv);
        count += refactorings;
        elapsed = now() - begin;
    }
    self->rate = (double)count * factorization_flops(self->type, self->n) * 1e-9 / elapsed;
    free(fresh);
    free(work);
    free(ipiv);
    return NULL;
}

/* GFLOP/s of so many host threads together. */
static double throughput(const scan_plan *plan, const library *l, int64_t n, int count) {
    pthread_t threads[callers];
    host hosts[callers];
    pthread_barrier_t start;
    double seconds = plan->seconds / (rounds * columns), sum = 0;
    pthread_barrier_init(&start, NULL, (unsigned)count);
    for (int h = 0; h < count; h++) {
        hosts[h] = (host){.library = l, .type = plan->type, .n = n, .seconds = seconds, .start = &start};
        if (pthread_create(&threads[h], NULL, run_host, &hosts[h]) != 0) {
            fprintf(stderr, "cannot start a thread\n");
            exit(EXIT_FAILURE);
        }
    }
    for (int h = 0; h < count; h++) {
        pthread_join(threads[h], NULL);
        sum += hosts[h].rate;
    }
    pthread_barrier_destroy(&start);
    return sum;
}

void scan_callers(const scan_plan *plan) {
    double worst = 0;
    int64_t worst_order = 0;
    printf(
        "%s: GFLOP/s of one caller on one thread, of one on %d threads, of %d callers on %d threads together;"
        " the last over the better of the others\n",
        type_name(plan->type), plan->threads, callers, plan->threads);
    for (size_t i = 0; i < plan->order_count; i++) {
        int64_t n = plan->orders[i];
        double rates[columns][rounds], middle[columns];
        for (int r = 0; r < rounds; r++) {
            rates[0][r] = throughput(plan, &plan->one_thread, n, 1);
            rates[1][r] = throughput(plan, &plan->many_threads, n, 1);
            rates[2][r] = throughput(plan, &plan->many_threads, n, callers);
        }
        for (int c = 0; c < columns; c++) {
            middle[c] = median(rates[c], rounds);
        }
        double ratio = middle[2] / (middle[0] > middle[1] ? middle[0] : middle[1]);
        printf("%5lld %9.2f %9.2f %9.2f %8.3f\n", (long long)n, middle[0], middle[1], middle[2], ratio);
        fflush(stdout);
        if (i == 0 || ratio < worst) {
            worst = ratio;
            worst_order = n;
        }
    }
    printf("%s: the smallest of these is %.3f, at n = %lld\n", type_name(plan->type), worst,
           (long long)worst_order);
}
