/* The control word of the vector unit: rounding, flushing of subnormals, masks of traps. */
#ifndef CONTROL_WORD_H
#define CONTROL_WORD_H

#include <stdbool.h>

#if defined(__x86_64__)

#include <xmmintrin.h>

/* Results that are subnormal become 0, and so do such operands. */
enum { flushing_bits = 0x8040, control_bits = 0xffc0 };

static inline unsigned control_word(void) {
    return _mm_getcsr() & control_bits;
}

static inline void control_word_set_flushing(bool flushes) {
    unsigned others = _mm_getcsr() & ~(unsigned)flushing_bits;
    _mm_setcsr(others | (flushes ? flushing_bits : 0));
}

#elif defined(__aarch64__)

enum { flushing_bits = 1 << 24 };

static inline unsigned control_word(void) {
    unsigned long word;
    __asm__ volatile("mrs %0, fpcr" : "=r"(word));
    return (unsigned)word;
}

static inline void control_word_set_flushing(bool flushes) {
    unsigned long word = control_word() & ~(unsigned long)flushing_bits;
    word |= flushes ? flushing_bits : 0;
    __asm__ volatile("msr fpcr, %0" : : "r"(word));
}

#endif

#endif
