/* The definitions that stand behind this library's in the process. */
#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>

#include "scalapack.h"

const char *const routine_names[routine_count] = {
#define X(name) #name,
    ROUTINES(X)
#undef X
};

/* The file names of what is loaded, one behind the other, each with a zero at its end. */
typedef struct files {
    char *names;
    size_t length;
} files;

static int add_file(struct dl_phdr_info *loaded, size_t bytes, void *list) {
    files *f = list;
    size_t length = loaded->dlpi_name != NULL ? strlen(loaded->dlpi_name) : 0;
    char *longer = length > 0 ? realloc(f->names, f->length + length + 1) : NULL;
    if (longer != NULL) {
        memcpy(longer + f->length, loaded->dlpi_name, length + 1);
        f->names = longer;
        f->length += length + 1;
    }
    (void)bytes;
    return 0;
}

/* Looks into each library that is loaded, for a host may have opened one for itself alone (RTLD_LOCAL), as
   Python does; its calls come here all the same. */
static function *find_in_files(const char *name, function *own) {
    files loaded = {NULL, 0};
    function *found = NULL;
    dl_iterate_phdr(add_file, &loaded);
    for (const char *file = loaded.names; found == NULL && file < loaded.names + loaded.length;
         file += strlen(file) + 1) {
        void *handle = dlopen(file, RTLD_LAZY | RTLD_NOLOAD);
        if (handle != NULL) {
            *(void **)&found = dlsym(handle, name);
            found = found == own ? NULL : found;
            dlclose(handle);
        }
    }
    free(loaded.names);
    return found;
}

function *find_function(const char *name) {
    function *found;
    *(void **)&found = dlsym(RTLD_DEFAULT, name);
    return found != NULL ? found : find_in_files(name, NULL);
}

function *next_definition(routine which, function *own, integer context) {
    static function *next[routine_count];
    function *found = __atomic_load_n(&next[which], __ATOMIC_RELAXED);
    if (found == NULL) {
        *(void **)&found = dlsym(RTLD_NEXT, routine_names[which]);
        if (found == NULL) {
            found = find_in_files(routine_names[which], own);
        }
        if (found == NULL) {
            end_processes(which, "this call needs ScaLAPACK, which is not in the process behind this library",
                          context);
        }
        __atomic_store_n(&next[which], found, __ATOMIC_RELAXED);
    }
    return found;
}
