/* opened_alone LIBRARY: a program that has librecursivelu_scalapack.so from the start, and opens a ScaLAPACK
   for itself alone (RTLD_LOCAL), as Python opens modules: its calls are computed here by its own BLACS, or
   come back to it. */
#include <dlfcn.h>
#include <stdlib.h>

#include "calls.h"
#include "check.h"

int main(int argc, char **argv) {
    REQUIRE(argc == 2, "usage: opened_alone LIBRARY");
    /* A reference, so that the library is linked. */
    REQUIRE(dlsym(RTLD_DEFAULT, "pdgetf2_") == (void *)(uintptr_t)pdgetf2_, "pdgetf2_ is another one");
    void *opened = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    REQUIRE(opened != NULL, "%s", dlerror());
    behind *(*state)(void) = NULL;
    void (*factor)(const int32_t *, const int32_t *, double *, const int32_t *, const int32_t *,
                   const int32_t *, int32_t *, int32_t *) = NULL;
    *(void **)&state = dlsym(opened, "behind_state");
    *(void **)&factor = dlsym(opened, "behind_factor");
    REQUIRE(state != NULL && factor != NULL, "%s", dlerror());
    call c = call_valid();
    factor(&c.m, &c.n, c.a, &c.ia, &c.ja, c.descriptor, c.ipiv, &c.info);
    CHECK(c.info == 0 && state()->sent == 1 && state()->factored == 0, "info %d, sent %d", c.info,
          state()->sent);
    c = call_valid();
    c.ia = 6;
    factor(&c.m, &c.n, c.a, &c.ia, &c.ja, c.descriptor, c.ipiv, &c.info);
    CHECK(c.info == behind_info && state()->factored == 1, "info %d, factored %d", c.info, state()->factored);
    return check_report();
}
