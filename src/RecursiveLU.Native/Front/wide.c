/* Programs whose plain names have 64-bit integers. */
#include <dlfcn.h>
#include <string.h>

#include "front.h"

int __real_dladdr(const void *address, Dl_info *info);

/* Whether a plain name, which has 32-bit integers here, means 64-bit ones in this process: the next
   definition is in a library whose file says so, such as Debian's liblapack64.so.3. */
bool front_is_wide(const char *name) {
    Dl_info info;
    void *next = dlsym(RTLD_NEXT, name);
    if (next == NULL || __real_dladdr(next, &info) == 0 || info.dli_fname == NULL) {
        return false;
    }
    const char *slash = strrchr(info.dli_fname, '/');
    const char *file = slash != NULL ? slash + 1 : info.dli_fname;
    return strstr(file, "lapack64") != NULL || strstr(file, "lapacke64") != NULL ||
           strstr(file, "blas64") != NULL || strstr(file, "blis64") != NULL || strstr(file, "ilp64") != NULL;
}
