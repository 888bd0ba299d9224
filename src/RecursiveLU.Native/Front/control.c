/* The control and status word of the vector unit, for managed code. */
#include <xmmintrin.h>

#include "front.h"

uint32_t front_get_control_status(void) {
    return _mm_getcsr();
}

void front_set_control_status(uint32_t word) {
    _mm_setcsr(word);
}
