/* Which library file serves: this one, or a sibling with kernels for this processor in the same folder.

   The folder is found when the library is loaded, for later a relative name may mean another one. The sibling
   is loaded at the first call, since a process that never calls should not pay for it. */
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "front.h"
#include "processor.h"

int __real_dladdr(const void *address, Dl_info *info);

char front_path[PATH_MAX];

static const kernels *chosen;

/* Choosers hold it together, a fork alone: a process that is copied in the midst of dlopen cannot load
   anything any more. Choosers do not exclude each other: one may be called by a constructor, whose thread
   holds the loader's lock, for which another chooser waits. The C library prefers those who read, so that
   such a chooser does not wait for a fork either that waits for the other one. */
static pthread_rwlock_t choosers = PTHREAD_RWLOCK_INITIALIZER;

/* A sibling is called by its folder's name, two slashes and its own: its constructor knows by them that
   another file's fork handlers care for it. (To register handlers in the midst of dlopen, while a fork waits
   for its end, would be a deadlock in C libraries before 2.36.) */
#define SIBLING_MARK "//librecursivelu-"

#ifdef FRONT_HAS_SIBLINGS

/* Address space of a sibling, more or less. */
enum { sibling_bytes = 4 << 20 };

/* "v4", "v3" or NULL: what processor and system let this process do, and RECURSIVE_LU_ISA allows. */
static const char *level(void) {
    const char *limit = secure_getenv("RECURSIVE_LU_ISA");
    if (limit != NULL && strcmp(limit, "baseline") == 0) {
        return NULL;
    }
    const char *best = processor_level(processor_read());
    bool at_most_v3 = best != NULL && limit != NULL && strcmp(limit, "v3") == 0;
    return at_most_v3 ? "v3" : best;
}

/* The sibling in the folder of a path; NULL if there is none of this version. */
static const kernels *load(const char *path, const char *name) {
    char sibling[PATH_MAX + 64];
    const char *slash = strrchr(path, '/');
    if (slash == NULL) {
        return NULL;
    }
    snprintf(sibling, sizeof sibling, "%.*s%s%s.so", (int)(slash - path), path, SIBLING_MARK, name);
    void *handle = dlopen(sibling, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        return NULL;
    }
    const kernels *(*function)(void) = NULL;
    *(void **)&function = dlsym(handle, SIBLING_FUNCTION);
    const kernels *found = function != NULL ? function() : NULL;
    bool fits =
        found != NULL && found->size == sizeof *found && strcmp(found->version, front_own.version) == 0;
    if (!fits) {
        dlclose(handle);
    }
    return fits ? found : NULL;
}

/* The best kernels that there are. NULL if a sibling cannot be loaded for want of memory: what serves now
 * must serve always. */
static const kernels *look(void) {
    const char *name = level();
    if (name == NULL || front_path[0] == '\0') {
        return &front_own;
    }
    if (!front_can_map(sibling_bytes, PROT_NONE) ||
        !front_can_map(sibling_bytes / 4, PROT_READ | PROT_WRITE)) {
        return NULL;
    }
    const kernels *found = load(front_path, name);
    if (found == NULL) {
        /* Reached by a symbolic link from another folder. */
        char *target = realpath(front_path, NULL);
        found = target != NULL ? load(target, name) : NULL;
        free(target);
    }
    return found != NULL ? found : &front_own;
}

#else

static const kernels *look(void) {
    return &front_own;
}

#endif

#ifdef FRONT_IS_SIBLING

const kernels *recursive_lu_sibling(void) __attribute__((visibility("default")));

const kernels *recursive_lu_sibling(void) {
    return &front_own;
}

#endif

/* The file that serves, from the first successful choice on; NULL if there is too little memory to choose. */
const kernels *front_choose(void) {
    const kernels *found = __atomic_load_n(&chosen, __ATOMIC_ACQUIRE);
    if (found != NULL) {
        return found;
    }
    int error = errno, state;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
    pthread_rwlock_rdlock(&choosers);
    found = look();
    const kernels *first = NULL;
    if (found != NULL &&
        !__atomic_compare_exchange_n(&chosen, &first, found, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) {
        found = first;
    }
    if (found != NULL && found != &front_own) {
        front_release_pages(true);
    }
    pthread_rwlock_unlock(&choosers);
    pthread_setcancelstate(state, NULL);
    errno = error;
    return found;
}

void *front_find(const char *name) {
    return dlsym(RTLD_DEFAULT, name);
}

static void before_fork(void) {
    pthread_rwlock_wrlock(&choosers);
    if (chosen != NULL) {
        chosen->before_fork();
    }
}

static void after_fork(bool child) {
    if (chosen != NULL) {
        chosen->after_fork(child);
    }
    if (child) {
        pthread_rwlock_init(&choosers, NULL);
    } else {
        pthread_rwlock_unlock(&choosers);
    }
}

static void after_fork_parent(void) {
    after_fork(false);
}

static void after_fork_child(void) {
    after_fork(true);
}

/* Absolute, but not free of symbolic links: siblings may be where a link is as well as where it leads. */
static void find_place(void) {
    Dl_info info;
    char folder[PATH_MAX] = "";
    if (__real_dladdr(&front_own, &info) == 0 || info.dli_fname == NULL) {
        return;
    }
    bool is_relative = info.dli_fname[0] != '/';
    if (is_relative && getcwd(folder, sizeof folder) == NULL) {
        return;
    }
    const char *between = is_relative ? "/" : "";
    int length = snprintf(front_path, PATH_MAX, "%s%s%s", folder, between, info.dli_fname);
    if (length < 0 || length >= PATH_MAX) {
        front_path[0] = '\0';
    }
}

__attribute__((constructor)) static void loaded(void) {
    int error = errno;
    find_place();
    if (strstr(front_path, SIBLING_MARK) == NULL) {
        pthread_atfork(before_fork, after_fork_parent, after_fork_child);
    }
    errno = error;
}
