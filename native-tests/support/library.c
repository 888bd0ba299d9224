#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "check.h"

/* ISO C has no cast from an object pointer to a function pointer; POSIX makes their bytes the same. */
static void bind_symbol(void *handle, const char *name, void *function, size_t size) {
    void *address = dlsym(handle, name);
    REQUIRE(address != NULL, "no symbol %s", name);
    memcpy(function, &address, size);
}

void (*library_symbol(void *handle, const char *type, const char *suffix))(void) {
    char name[64];
    void (*function)(void);
    snprintf(name, sizeof name, "recursive_lu_%s%s", type, suffix);
    bind_symbol(handle, name, &function, sizeof function);
    return function;
}

static void bind_typed(void *handle, const element *type, const char *suffix, void *function, size_t size) {
    void (*found)(void) = library_symbol(handle, type->name, suffix);
    memcpy(function, &found, size);
}

#define BIND(function, name) bind_symbol(handle, name, &(function), sizeof(function))
#define BIND_TYPED(function, suffix) bind_typed(handle, type, suffix, &(function), sizeof(function))

static family bind_family(void *handle, const element *type) {
    family bound = {.type = type};
    BIND_TYPED(bound.factor, "");
    BIND_TYPED(bound.threaded, "_threaded");
    BIND_TYPED(bound.nopiv, "_nopiv");
    BIND_TYPED(bound.factor_origin, "!");
    BIND_TYPED(bound.threaded_origin, "_threaded!");
    BIND_TYPED(bound.nopiv_origin, "_nopiv!");
    BIND_TYPED(bound.strided, "_strided");
    BIND_TYPED(bound.solve, "_solve");
    BIND_TYPED(bound.gesv, "_gesv");
    BIND_TYPED(bound.refine, "_refine");
    BIND_TYPED(bound.inverse, "_inverse");
    BIND_TYPED(bound.det, "_det");
    BIND_TYPED(bound.logdet, "_logdet");
    BIND_TYPED(bound.batched, "_batched");
    BIND_TYPED(bound.batched_pointers, "_batched_pointers");
    BIND_TYPED(bound.batched_solve, "_batched_solve");
    BIND_TYPED(bound.batched_solve_pointers, "_batched_solve_pointers");
    BIND_TYPED(bound.batched_gesv, "_batched_gesv");
    BIND_TYPED(bound.butterfly_create, "_butterfly_workspace_create");
    BIND_TYPED(bound.butterfly_destroy, "_butterfly_workspace_destroy");
    BIND_TYPED(bound.butterfly_factor, "_butterfly_factor");
    BIND_TYPED(bound.butterfly_solve, "_butterfly_solve");
    BIND_TYPED(bound.butterfly_gesv, "_butterfly_gesv");
    if (type->part == &element_f64) {
        BIND_TYPED(bound.rcond_f64, "_rcond");
        BIND_TYPED(bound.mixed_gesv, "_mixed_gesv");
    } else {
        BIND_TYPED(bound.rcond_f32, "_rcond");
    }
    return bound;
}

int64_t family_rcond(const family *functions, char norm, int64_t n, const void *LU, int64_t lda, double anorm,
                     void *rcond) {
    return functions->rcond_f64 != NULL ? functions->rcond_f64(norm, n, LU, lda, anorm, rcond)
                                        : functions->rcond_f32(norm, n, LU, lda, (float)anorm, rcond);
}

const family *library_family(const library *lib, const element *type) {
    for (int f = 0; f < family_count; f++) {
        if (lib->families[f].type == type) {
            return &lib->families[f];
        }
    }
    REQUIRE(false, "no functions for %s", type->name);
    return NULL;
}

library library_bind(void *handle) {
    library bound = {.handle = handle};
    static const element *const types[family_count] = {&element_f64, &element_f32, &element_c128,
                                                       &element_c64};
    for (int f = 0; f < family_count; f++) {
        bound.families[f] = bind_family(handle, types[f]);
    }
    BIND(bound.version, "recursive_lu_version");
    BIND(bound.isa, "recursive_lu_isa");
    BIND(bound.get_num_threads, "recursive_lu_get_num_threads");
    BIND(bound.set_num_threads, "recursive_lu_set_num_threads");
    BIND(bound.thread_free_buffers, "recursive_lu_thread_free_buffers");
    return bound;
}

const char *library_path(int argc, char **argv) {
    REQUIRE(argc >= 2, "usage: %s LIBRARY", argv[0]);
    return argv[1];
}

library library_open_path(const char *path) {
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    REQUIRE(handle != NULL, "%s", dlerror());
    return library_bind(handle);
}

library library_open(int argc, char **argv) {
    return library_open_path(library_path(argc, argv));
}
