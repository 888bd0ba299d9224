/* The control and status word of the vector unit, for managed code. */
#include <xmmintrin.h>

#include "front.h"

/* The flags that are kept as they were: not FE_INEXACT, which nearly every matrix raises, nor "denormal
   operand", which IEEE 754 does not know and vectors raise that are no numbers. */
enum { status_flags = 0x1d };

uint32_t front_mask_traps(void) {
    uint32_t word = _mm_getcsr();
    if ((word & trap_masks) != trap_masks) {
        _mm_setcsr(word | trap_masks);
    }
    return word;
}

/* To write the word costs many times as much as to read it. */
void front_restore_control_status(uint32_t word) {
    if (((_mm_getcsr() ^ word) & (trap_masks | status_flags)) != 0) {
        _mm_setcsr(word);
    }
}
