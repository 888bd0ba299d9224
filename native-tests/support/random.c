#include "random.h"

random_source random_new(uint64_t seed) {
    /* splitmix64 of the seed: never 0 in practice, and neighbouring seeds give unrelated streams. */
    uint64_t z = seed + 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    z ^= z >> 31;
    return (random_source){.state = z != 0 ? z : 1};
}

uint64_t random_bits(random_source *source) {
    uint64_t x = source->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    source->state = x;
    return x * 0x2545f4914f6cdd1du;
}

double random_uniform(random_source *source, double low, double high) {
    double unit = (double)(random_bits(source) >> 11) * 0x1p-53;
    return low + (high - low) * unit;
}

int64_t random_integer(random_source *source, int64_t low, int64_t high) {
    uint64_t count = (uint64_t)(high - low) + 1;
    return low + (int64_t)(random_bits(source) % count);
}
