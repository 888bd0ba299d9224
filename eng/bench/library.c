/* Finding a factorization in a shared library, and asking the library what it is. */
#define _GNU_SOURCE
#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

/* A pointer to a function out of a symbol: ISO C has no conversion for it. */
#define FIND(handle, symbol, function) find(handle, symbol, &(function), sizeof(function))

static bool find(void *handle, const char *symbol, void *function, size_t size) {
    void *address = dlsym(handle, symbol);
    memcpy(function, &address, size);
    return address != NULL;
}

static void *open_library(const char *path) {
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        fprintf(stderr, "%s\n", dlerror());
    }
    return handle;
}

bool load_library(library *l, const char *path, const char *symbol, const char *api) {
    *l = (library){0};
    void *handle = open_library(path);
    if (handle == NULL) {
        return false;
    }
    if (strcmp(api, "lapack") == 0 ? FIND(handle, symbol, l->lapack) : FIND(handle, symbol, l->recursive)) {
        return true;
    }
    fprintf(stderr, "%s has no symbol %s\n", path, symbol);
    return false;
}

int64_t factor(const library *l, int64_t n, void *a, int64_t *ipiv) {
    if (l->recursive != NULL) {
        return l->recursive(a, n, n, ipiv);
    }
    int32_t order = (int32_t)n, info = 0;
    l->lapack(&order, &order, a, &order, (int32_t *)ipiv, &info);
    return info;
}

void widen_pivots(const library *l, int64_t n, int64_t *ipiv) {
    if (l->lapack == NULL) {
        return;
    }
    /* From the end: a wide number covers two narrow ones that have been read before. */
    for (int64_t i = n - 1; i >= 0; i--) {
        int32_t pivot;
        memcpy(&pivot, (char *)ipiv + (size_t)i * sizeof pivot, sizeof pivot);
        ipiv[i] = pivot;
    }
}

static bool describe_blis(void) {
    const char *(*version)(void), *(*name)(int);
    int (*id)(void);
    int major, minor, patch;
    void (*lapack_version)(int *, int *, int *);
    /* BLIS is loaded before LAPACK, into the global scope. */
    if (!FIND(RTLD_DEFAULT, "bli_info_get_version_str", version) ||
        !FIND(RTLD_DEFAULT, "bli_arch_query_id", id) || !FIND(RTLD_DEFAULT, "bli_arch_string", name)) {
        return false;
    }
    void *lapack = dlopen("liblapack.so.3", RTLD_NOW | RTLD_NOLOAD);
    if (lapack != NULL && FIND(lapack, "ilaver_", lapack_version)) {
        lapack_version(&major, &minor, &patch);
        printf("LAPACK %d.%d.%d on ", major, minor, patch);
    }
    printf("BLIS %s, kernels: %s\n", version(), name(id()));
    return true;
}

bool describe_library(const char *path) {
    const char *(*text)(void), *(*kernels)(void);
    void *handle = open_library(path);
    if (handle == NULL) {
        return false;
    }
    if (FIND(handle, "recursive_lu_version", text) && FIND(handle, "recursive_lu_isa", kernels)) {
        printf("RecursiveLU %s, kernels: %s\n", text(), kernels());
    } else if (FIND(handle, "openblas_get_config", text) && FIND(handle, "openblas_get_corename", kernels)) {
        /* The configuration starts with name and version. */
        const char *config = text(), *space = strchr(config, ' ');
        size_t length =
            space == NULL ? strlen(config) : (size_t)(space - config) + 1 + strcspn(space + 1, " ");
        printf("%.*s, kernels: %s\n", (int)length, config, kernels());
    } else if (FIND(handle, "eigen_lu_description", text)) {
        printf("%s\n", text());
    } else if (!describe_blis()) {
        printf("\n");
    }
    return true;
}
