/* Time, memory and random numbers. */
#define _GNU_SOURCE
#include "lu_bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

size_t element_size(element_type type) {
    return type == F64 ? sizeof(double) : sizeof(float);
}

double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, compare);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

void *allocate(size_t bytes) {
    void *memory = NULL;
    if (posix_memalign(&memory, 4096, bytes ? bytes : 1) != 0) {
        fprintf(stderr, "not enough memory for %zu bytes\n", bytes);
        exit(EXIT_FAILURE);
    }
    memset(memory, 0, bytes);
    return memory;
}

void fill_random(element_type type, void *values, size_t count, uint64_t seed) {
    for (size_t i = 0; i < count; i++) {
        /* SplitMix64. */
        uint64_t z = (seed += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        z ^= z >> 31;
        double value = (double)(z >> 11) * 0x1p-52 - 1;
        if (type == F64) {
            ((double *)values)[i] = value;
        } else {
            ((float *)values)[i] = (float)value;
        }
    }
}

bool parse_type(const char *text, element_type *type) {
    *type = strcmp(text, "f32") == 0 ? F32 : F64;
    return *type == F32 || strcmp(text, "f64") == 0;
}
