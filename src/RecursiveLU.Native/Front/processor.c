/* A sibling needs all that its runtime asks for at its start, where it ends the process if anything is
   missing: what ilc means by x86-64-v3 and x86-64-v4. Only the processor is asked, so that no file of the
   system has to be there. */
#include <cpuid.h>
#include <stdbool.h>
#include <stddef.h>

#include "processor.h"

static const processor_words v3 = {
    .leaf_1_ecx = bit_SSE3 | bit_SSSE3 | bit_SSE4_1 | bit_SSE4_2 | bit_POPCNT | bit_OSXSAVE | bit_AVX |
                  bit_F16C | bit_FMA | bit_MOVBE,
    .leaf_7_ebx = bit_AVX2 | bit_BMI | bit_BMI2,
    .extended_leaf_1_ecx = bit_LZCNT,
    .xcr0 = 0x06, /* xmm, ymm */
};

/* Besides those of v3. */
static const processor_words v4 = {
    .leaf_7_ebx = bit_AVX512F | bit_AVX512BW | bit_AVX512CD | bit_AVX512DQ | bit_AVX512VL,
    .xcr0 = 0xe0, /* masks, zmm, the zmm from 16 on */
};

processor_words processor_read(void) {
    processor_words words = {0};
    uint32_t eax, ebx, ecx, edx;
    if (__get_cpuid(1, &eax, &ebx, &ecx, &edx)) {
        words.leaf_1_ecx = ecx;
    }
    if (__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx)) {
        words.leaf_7_ebx = ebx;
    }
    if (__get_cpuid(0x80000001, &eax, &ebx, &ecx, &edx)) {
        words.extended_leaf_1_ecx = ecx;
    }
    if ((words.leaf_1_ecx & bit_OSXSAVE) != 0) {
        __asm__("xgetbv" : "=a"(words.xcr0) : "c"(0) : "edx");
    }
    return words;
}

static bool has(processor_words words, processor_words wanted) {
    return (wanted.leaf_1_ecx & ~words.leaf_1_ecx) == 0 && (wanted.leaf_7_ebx & ~words.leaf_7_ebx) == 0 &&
           (wanted.extended_leaf_1_ecx & ~words.extended_leaf_1_ecx) == 0 && (wanted.xcr0 & ~words.xcr0) == 0;
}

const char *processor_level(processor_words words) {
    return !has(words, v3) ? NULL : has(words, v4) ? "v4" : "v3";
}
