#define _GNU_SOURCE /* dladdr */
#include "libraries.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

void library_of(const char *function, char *name, size_t length) {
    void *address = dlsym(RTLD_DEFAULT, function);
    Dl_info info;
    name[0] = '\0';
    if (address != NULL && dladdr(address, &info) != 0 && info.dli_fname != NULL) {
        const char *slash = strrchr(info.dli_fname, '/');
        snprintf(name, length, "%s", slash != NULL ? slash + 1 : info.dli_fname);
    }
}

int library_is_under(const char *library, char *complaint, size_t length) {
    static const char *const functions[] = {"dgemm_", "dtrsm_", "pdgetf2_", "pdlaswp_"};
    char name[256];
    int used = snprintf(complaint, length,
                        "%s is not under the program (is it in LD_PRELOAD, and the file there?):", library);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        library_of(functions[i], name, sizeof name);
        if (strncmp(name, library, strlen(library)) == 0) {
            complaint[0] = '\0';
            return 1;
        }
        if (used >= 0 && (size_t)used < length) {
            used += snprintf(complaint + used, length - (size_t)used, " %s is of %s", functions[i], name);
        }
    }
    return 0;
}
