/* Marsaglia's xorshift64 with Vigna's multiplier: the same numbers on every machine from the same seed. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

typedef struct random_source {
    uint64_t state;
} random_source;

/* Any seed will do. */
random_source random_new(uint64_t seed);

uint64_t random_bits(random_source *source);

/* Uniform in [low, high). */
double random_uniform(random_source *source, double low, double high);

/* Uniform among low, low + 1, ..., high. */
int64_t random_integer(random_source *source, int64_t low, int64_t high);

#endif
