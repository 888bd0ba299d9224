#include "checksum.h"

#include <string.h>

/* Every step is a bijection of the state: a change of any one word changes the result. */
static uint64_t mix(uint64_t state, uint64_t word) {
    state = (state ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return state ^ state >> 29;
}

uint64_t checksum(uint64_t before, const void *data, size_t bytes) {
    const unsigned char *next = data;
    uint64_t state = mix(before, bytes), word;
    for (; bytes >= sizeof word; bytes -= sizeof word, next += sizeof word) {
        memcpy(&word, next, sizeof word);
        state = mix(state, word);
    }
    word = 0;
    memcpy(&word, next, bytes);
    return mix(state, word);
}
