/* Once the library runs, a host that can start no more threads, or only some, gets its threaded calls
   computed all the same. This program's pthread_create, which stands before libc's in symbol resolution,
   refuses on demand. */
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "affinity.h"
#include "check.h"
#include "outcome.h"
#include "tasks.h"

typedef int create_function(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

/* How many more threads may be made. */
static atomic_int allowance = 1000;
static atomic_int refused;

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*function)(void *),
                   void *argument) {
    if (atomic_fetch_sub(&allowance, 1) <= 0) {
        atomic_fetch_add(&refused, 1);
        return EAGAIN;
    }
    create_function *create = NULL;
    void *address = dlsym(RTLD_NEXT, "pthread_create");
    memcpy(&create, &address, sizeof create);
    return create(thread, attributes, function, argument);
}

static void allow(int threads) {
    atomic_store(&allowance, threads);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    double a[] = {2, 1, 1, 2};
    int64_t ipiv[2];
    CHECK(lib.families[0].factor(a, 2, 2, ipiv) == 0, "the first call");
    CHECK(lib.set_num_threads(8) == 0, "set_num_threads");
    sample large = sample_new(&lib.families[0], 600, 600, 1);
    int tasks = task_count();
    allow(0);
    sample_check_threaded(&large);
    CHECK(task_count() == tasks, "%d threads, not %d", task_count(), tasks);
    bool single = allowed_processors(NULL, 0) == 1;
    CHECK(single || atomic_load(&refused) > 0,
          "the library asked for no thread: this program proved nothing");

    /* What failed must not have left the library in a bad state: it takes threads when they are to be had. */
    for (int threads = 1; threads <= 3; threads++) {
        allow(1);
        sample_check_threaded(&large);
        CHECK(task_count() <= tasks + threads, "%d threads, more than %d", task_count(), tasks + threads);
    }
    allow(1000);
    sample_check_threaded(&large);
    allow(0);
    sample_check_threaded(&large);
    sample_free(&large);
    return check_report();
}
