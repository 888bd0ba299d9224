/* Which kernels the front chooses on which processor. The words are recorded ones: those of cpuid from the
   collection InstLatx64, whose file is named with each, and for xcr0 what leaf 13 says that can be saved.
   Where a system saves less than that, xcr0 is made up. */
#include "processor.h"

#include <stddef.h>
#include <string.h>

#include "check.h"

typedef struct recorded {
    const char *name;
    processor_words words; /* leaf 1 ecx, leaf 7 ebx, extended leaf 1 ecx, xcr0 */
    const char *level;
} recorded;

static const recorded all[] = {
    /* GenuineIntel00106A4_Bloomfield: no AVX */
    {"Nehalem", {0x0098e3bd, 0, 0x00000001, 0}, NULL},
    /* AuthenticAMD0600F20_K15_Vishera: FMA, but no AVX2 */
    {"Piledriver", {0x3e98320b, 0x00000008, 0x01ebbfff, 0x7}, NULL},
    /* GenuineIntel00306C3_Haswell */
    {"Haswell", {0x7ffafbff, 0x000027ab, 0x00000021, 0x7}, "v3"},
    {"Haswell, ymm not saved", {0x7ffafbff, 0x000027ab, 0x00000021, 0x3}, NULL},
    {"Haswell, nothing told of what is saved", {0x77fafbff, 0x000027ab, 0x00000021, 0}, NULL},
    {"Haswell, xgetbv not to be called", {0x77fafbff, 0x000027ab, 0x00000021, 0x7}, NULL},
    /* A virtual machine on AMD EPYC 7003 */
    {"Zen 3", {0xfffa3203, 0x219c07ab, 0x004003f3, 0x207}, "v3"},
    /* GenuineIntel0050654_SkylakeXeon_CPUID5 */
    {"Skylake-Server", {0x7ffefbff, 0xd39ffffb, 0x00000121, 0x2ff}, "v4"},
    {"Skylake-Server, zmm not saved", {0x7ffefbff, 0xd39ffffb, 0x00000121, 0x21f}, "v3"},
    {"Skylake-Server, masks not saved", {0x7ffefbff, 0xd39ffffb, 0x00000121, 0x2df}, "v3"},
    {"Skylake-Server, ymm not saved", {0x7ffefbff, 0xd39ffffb, 0x00000121, 0x2fb}, NULL},
    /* AuthenticAMD0A10F11_K19_Genoa_01 */
    {"Zen 4", {0x7efa320b, 0xf1bf97a9, 0x75c237ff, 0x2e7}, "v4"},
    /* AuthenticAMD0B00F21_K20_Turin_01 */
    {"Zen 5", {0x7efa320b, 0xf1bf97ab, 0x75c237ff, 0x2e7}, "v4"},
};

enum { count = sizeof all / sizeof all[0] };

static const char *text(const char *level) {
    return level != NULL ? level : "baseline";
}

static void check(const char *name, processor_words words, const char *expected) {
    const char *level = processor_level(words);
    CHECK(strcmp(text(level), text(expected)) == 0, "%s: %s, expected %s", name, text(level), text(expected));
}

/* Without one of the instructions that the runtime asks for its file would end the process. */
static void check_one_missing(void) {
    static const uint32_t leaf_1[] = {0, 9, 12, 19, 20, 22, 23, 27, 28, 29}, v3[] = {3, 5, 8},
                          v4[] = {16, 17, 28, 30, 31};
    const processor_words whole = all[count - 1].words;
    for (size_t i = 0; i < sizeof leaf_1 / sizeof leaf_1[0]; i++) {
        processor_words words = whole;
        words.leaf_1_ecx &= ~(UINT32_C(1) << leaf_1[i]);
        check("without a bit of leaf 1", words, NULL);
    }
    for (size_t i = 0; i < sizeof v3 / sizeof v3[0]; i++) {
        processor_words words = whole;
        words.leaf_7_ebx &= ~(UINT32_C(1) << v3[i]);
        check("without a bit of leaf 7", words, NULL);
    }
    for (size_t i = 0; i < sizeof v4 / sizeof v4[0]; i++) {
        processor_words words = whole;
        words.leaf_7_ebx &= ~(UINT32_C(1) << v4[i]);
        check("without a part of AVX-512", words, "v3");
    }
    processor_words words = whole;
    words.extended_leaf_1_ecx &= ~(UINT32_C(1) << 5);
    check("without lzcnt", words, NULL);
}

int main(void) {
    for (int p = 0; p < count; p++) {
        check(all[p].name, all[p].words, all[p].level);
    }
    check_one_missing();
    return check_report();
}
