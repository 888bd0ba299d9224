/* Which of the siblings' kernels a processor and its system allow: for x86-64. */
#ifndef PROCESSOR_H
#define PROCESSOR_H

#include <stdint.h>

/* What the processor says of itself, 0 for what it does not know: words of cpuid by leaf and register, and
   the registers that the system saves for each thread, which xgetbv tells if the system lets it. */
typedef struct processor_words {
    uint32_t leaf_1_ecx, leaf_7_ebx, extended_leaf_1_ecx, xcr0;
} processor_words;

processor_words processor_read(void);

/* "v4", "v3" or NULL for neither. */
const char *processor_level(processor_words words);

#endif
