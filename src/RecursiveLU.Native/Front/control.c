/* The control and status word of the vector unit, for managed code. */
#include "control.h"

uint32_t front_mask_traps(void) {
    uint32_t word = control_status();
    if ((word & trap_masks) != trap_masks) {
        set_control_status(word | trap_masks);
    }
    return word;
}

void front_restore_control_status(uint32_t word) {
    restore_control_status(word);
}
