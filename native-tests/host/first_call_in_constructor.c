/* first_call_in_constructor LIBRARY OBJECT: the first call is made while a shared object is loaded, by its
   constructor, and at the same time by another thread: both return. The loader's lock is held by the one and
   may be wanted by the other. */
#include <dlfcn.h>
#include <stdatomic.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "random.h"
#include "spawn.h"
#include "threads.h"

enum { tries = 60, together = 2, limit_seconds = 20, longest_delay = 1500 };

typedef struct situation {
    const char *path, *object;
    library lib;
    atomic_bool begun;
} situation;

static situation s;
static int early_calls;

static void call(void) {
    double a[] = {4, 2, 1, 3};
    int64_t ipiv[2];
    int64_t info = s.lib.families[0].factor(a, 2, 2, ipiv);
    CHECK(info == 0 && a[3] == 2.5, "info is %ld", (long)info);
    calls all = calls_new(&s.lib, 10);
    calls_learn(&all);
    calls_free(&all);
}

/* Called by the shared object. */
void early_call(void);

void early_call(void) {
    early_calls++;
    call();
}

static void *call_in_thread(void *argument) {
    atomic_store(&s.begun, true);
    call();
    return argument;
}

/* The other thread begins before the object is loaded, or there is none. */
static void run(int number, void *argument) {
    random_source source = random_new((uint64_t)number);
    pthread_t *threads = NULL;
    (void)argument;
    s.lib = library_open_path(s.path);
    if (number % 4 != 0) {
        threads = start_threads(1, call_in_thread, NULL, 0);
        while (!atomic_load(&s.begun)) {
        }
        usleep((useconds_t)random_integer(&source, 0, longest_delay));
    }
    REQUIRE(dlopen(s.object, RTLD_NOW) != NULL, "%s", dlerror());
    CHECK(early_calls == 1, "%d calls from the constructor", early_calls);
    if (threads != NULL) {
        join_threads(threads, 1);
    }
    call();
}

int main(int argc, char **argv) {
    REQUIRE(argc == 3, "usage: %s LIBRARY OBJECT", argv[0]);
    s.path = argv[1];
    s.object = argv[2];
    run_children(tries, together, limit_seconds, run, NULL);
    return check_report();
}
