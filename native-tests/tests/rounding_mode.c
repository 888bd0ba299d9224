/* Without traps too, the caller's rounding mode survives every call. */
#include <fenv.h>

#include "check.h"
#include "workload.h"

int main(int argc, char **argv) {
    static const int modes[] = {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO, FE_TONEAREST};
    library lib = library_open(argc, argv);
    for (int k = 0; k < 4; k++) {
        workload work = {.lib = &lib, .n = 150, .seed = (uint64_t)k};
        REQUIRE(fesetround(modes[k]) == 0, "fesetround(%x)", (unsigned)modes[k]);
        workload_run(&work);
        CHECK(fegetround() == modes[k], "the rounding mode was %x and is %x", (unsigned)modes[k],
              (unsigned)fegetround());
    }
    return check_report();
}
