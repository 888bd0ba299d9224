/* The rate of fused multiply-adds in registers: what no factorization can exceed. */
#define _GNU_SOURCE
#include "lu_bench.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

/* Twelve chains hide a latency of up to six cycles with two units. The numbers tend to 1. */
#define CHAINS 12
#define BLOCKS 41
#define BLOCK_SECONDS 0.002
#define WARM_UP_BLOCKS 20

/* A sink that the compiler cannot see through. */
static volatile double sink;

/* One kernel: CHAINS independent chains of v = v * f + g, contracted where the target has the instruction. */
#define DEFINE_KERNEL(name, element, bytes, instructions)                                                    \
    __attribute__((target(instructions))) static void name(long rounds) {                                    \
        typedef element vector __attribute__((vector_size(bytes)));                                          \
        vector zero = {0}, f = zero + (element)0.5, g = zero + (element)0.5;                                 \
        vector a = zero, b = zero, c = zero, d = zero, e = zero, h = zero;                                   \
        vector i = zero, j = zero, k = zero, l = zero, m = zero, n = zero;                                   \
        for (long r = 0; r < rounds; r++) {                                                                  \
            a = a * f + g, b = b * f + g, c = c * f + g, d = d * f + g;                                      \
            e = e * f + g, h = h * f + g, i = i * f + g, j = j * f + g;                                      \
            k = k * f + g, l = l * f + g, m = m * f + g, n = n * f + g;                                      \
            /* Keeps the chains apart: equal ones would be computed once. */                                 \
            __asm__ volatile("" : "+x"(a), "+x"(b), "+x"(c), "+x"(d), "+x"(e), "+x"(h));                     \
            __asm__ volatile("" : "+x"(i), "+x"(j), "+x"(k), "+x"(l), "+x"(m), "+x"(n));                     \
        }                                                                                                    \
        vector sum = a + b + c + d + e + h + i + j + k + l + m + n;                                          \
        sink = (double)sum[0];                                                                               \
    }

DEFINE_KERNEL(f64_512, double, 64, "avx512f")
DEFINE_KERNEL(f32_512, float, 64, "avx512f")
DEFINE_KERNEL(f64_256, double, 32, "avx2,fma")
DEFINE_KERNEL(f32_256, float, 32, "avx2,fma")
DEFINE_KERNEL(f64_128, double, 16, "sse2")
DEFINE_KERNEL(f32_128, float, 16, "sse2")

typedef struct {
    void (*run)(long rounds);
    double flops_per_round;
} kernel;

static int vector_bytes(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f")) {
        return 64;
    }
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 32 : 16;
}

const char *fma_peak_instructions(void) {
    switch (vector_bytes()) {
    case 64:
        return "AVX-512";
    case 32:
        return "AVX2 and FMA";
    default:
        return "SSE2, multiply and add";
    }
}

static kernel choose(element_type type) {
    int bytes = vector_bytes();
    element_type part = part_type(type);
    void (*wide)(long) = part == F64 ? f64_512 : f32_512;
    void (*middle)(long) = part == F64 ? f64_256 : f32_256;
    void (*narrow)(long) = part == F64 ? f64_128 : f32_128;
    double elements = (double)bytes / (double)element_size(part);
    return (kernel){bytes == 64 ? wide : bytes == 32 ? middle : narrow, 2.0 * CHAINS * elements};
}

/* What the threads share. Each block starts together and counts until the last thread is done. */
typedef struct {
    kernel kernel;
    long rounds;
    pthread_barrier_t barrier;
} team;

static void run_block(team *t) {
    pthread_barrier_wait(&t->barrier);
    t->kernel.run(t->rounds);
    pthread_barrier_wait(&t->barrier);
}

static void *member(void *argument) {
    for (int block = 0; block < WARM_UP_BLOCKS + BLOCKS; block++) {
        run_block(argument);
    }
    return NULL;
}

/* Rounds that take about BLOCK_SECONDS. */
static long calibrate(kernel k) {
    long rounds = 1024;
    while (true) {
        double start = now();
        k.run(rounds);
        double seconds = now() - start;
        if (seconds > BLOCK_SECONDS / 4) {
            return (long)((double)rounds * BLOCK_SECONDS / seconds) + 1;
        }
        rounds *= 2;
    }
}

double fma_peak(element_type type, int threads) {
    team t = {.kernel = choose(type)};
    t.rounds = calibrate(t.kernel);
    pthread_barrier_init(&t.barrier, NULL, (unsigned)threads);
    pthread_t *others = allocate((size_t)threads * sizeof *others);
    for (int i = 1; i < threads; i++) {
        if (pthread_create(&others[i], NULL, member, &t) != 0) {
            fprintf(stderr, "cannot start %d threads\n", threads);
            exit(EXIT_FAILURE);
        }
    }
    double seconds[BLOCKS];
    for (int block = -WARM_UP_BLOCKS; block < BLOCKS; block++) {
        double start = now();
        run_block(&t);
        seconds[block < 0 ? 0 : block] = now() - start;
    }
    for (int i = 1; i < threads; i++) {
        pthread_join(others[i], NULL);
    }
    free(others);
    pthread_barrier_destroy(&t.barrier);
    return t.kernel.flops_per_round * (double)t.rounds * threads / median(seconds, BLOCKS) * 1e-9;
}
