/* Prints the kernels in use and compares them with what the processor and RECURSIVE_LU_ISA allow.
   isa LIBRARY [NAME]: with NAME, exactly those are expected. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "library.h"

#if defined(__x86_64__)

static const char *const names[] = {"baseline", "x86-64-v3", "x86-64-v4"};

static int processor_level(void) {
    return __builtin_cpu_supports("x86-64-v4") ? 2 : __builtin_cpu_supports("x86-64-v3") ? 1 : 0;
}

#else

static const char *const names[] = {"aarch64-neon"};

static int processor_level(void) {
    return 0;
}

#endif

/* A value that is no level, or that is above the processor's, changes nothing. */
static int allowed_level(void) {
    const char *limit = getenv("RECURSIVE_LU_ISA");
    int level = processor_level();
    int limited = limit == NULL                    ? level
                  : strcmp(limit, "baseline") == 0 ? 0
                  : strcmp(limit, "v3") == 0       ? 1
                                                   : level;
    return limited < level ? limited : level;
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    const char *expected = argc > 2 ? argv[2] : names[allowed_level()];
    const char *limit = getenv("RECURSIVE_LU_ISA");
    printf("processor %s, RECURSIVE_LU_ISA %s: %s\n", names[processor_level()],
           limit != NULL ? limit : "not set", lib.isa());
    CHECK(strcmp(lib.isa(), expected) == 0, "%s, expected %s", lib.isa(), expected);
    return check_report();
}
