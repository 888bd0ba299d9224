/* Once the library runs, a host that can start no more threads gets its threaded calls computed all the same.
   This program's pthread_create, which stands before libc's in symbol resolution, refuses on demand. */
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "check.h"
#include "matrix.h"
#include "workload.h"

typedef int create_function(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

static atomic_bool refuse;
static atomic_int refused;

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*function)(void *),
                   void *argument) {
    if (atomic_load(&refuse)) {
        atomic_fetch_add(&refused, 1);
        return EAGAIN;
    }
    create_function *create = NULL;
    void *address = dlsym(RTLD_NEXT, "pthread_create");
    memcpy(&create, &address, sizeof create);
    return create(thread, attributes, function, argument);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    double a[] = {2, 1, 1, 2};
    int64_t ipiv[2];
    CHECK(lib.families[0].factor(a, 2, 2, ipiv) == 0, "the first call");
    CHECK(lib.set_num_threads(4) == 0, "set_num_threads");
    atomic_store(&refuse, true);
    workload work = {.lib = &lib, .n = 600, .seed = 1};
    workload_run(&work);
    CHECK(atomic_load(&refused) > 0, "the library asked for no thread: this program proved nothing");

    /* Threads are to be had again: what failed must not have left the library in a bad state. */
    atomic_store(&refuse, false);
    workload_run(&work);
    atomic_store(&refuse, true);
    workload_run(&work);
    return check_report();
}
