/* The control and status word of the vector unit. */
#ifndef CONTROL_H
#define CONTROL_H

#include "front.h"

#if defined(__x86_64__)

#include <xmmintrin.h>

/* trap_masks: the bits that mask traps.
   status_flags: the flags that are kept as they were: not FE_INEXACT, which nearly every matrix raises, nor
   "denormal operand", which IEEE 754 does not know and vectors raise that are no numbers. */
enum { trap_masks = 0x1f80, status_flags = 0x1d };

static inline uint32_t control_status(void) {
    return _mm_getcsr();
}

static inline void set_control_status(uint32_t word) {
    _mm_setcsr(word);
}

#elif defined(__aarch64__)

/* The word is made of two registers whose bits do not meet: the status flags of FPSR, and FPCR's bits that
   enable traps, inverted, so that they mask them as they do elsewhere. Few processors have traps: the bits
   are zero on the others whatever is written. */
enum { trap_masks = 0x9f00, status_flags = 0x0f, every_status_flag = 0x9f };

static inline uint32_t control_status(void) {
    uint64_t control, status;
    __asm__ volatile("mrs %0, fpcr" : "=r"(control));
    __asm__ volatile("mrs %0, fpsr" : "=r"(status));
    return (uint32_t)((~control & trap_masks) | (status & every_status_flag));
}

static inline void set_control_status(uint32_t word) {
    uint64_t control, status;
    __asm__ volatile("mrs %0, fpcr" : "=r"(control));
    __asm__ volatile("mrs %0, fpsr" : "=r"(status));
    uint64_t changed = (control & ~(uint64_t)trap_masks) | (~word & trap_masks);
    if (changed != control) {
        __asm__ volatile("msr fpcr, %0" : : "r"(changed));
    }
    status = (status & ~(uint64_t)every_status_flag) | (word & every_status_flag);
    __asm__ volatile("msr fpsr, %0" : : "r"(status));
}

#endif

/* Brings the word back. To write it costs many times as much as to read it. */
static inline void restore_control_status(uint32_t word) {
    if (((control_status() ^ word) & (trap_masks | status_flags)) != 0) {
        set_control_status(word);
    }
}

#endif
