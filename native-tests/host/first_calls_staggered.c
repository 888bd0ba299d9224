/* first_calls_staggered LIBRARY [TRIES]: eight threads make their first calls at random moments of the
   millisecond or so in which the library starts, each try in a process of its own. Some find it not started,
   some starting, and some started just now by another thread, all of whose work for that they must see. */
#include <stdlib.h>
#include <time.h>

#include "check.h"
#include "outcome.h"
#include "random.h"
#include "spawn.h"
#include "threads.h"

enum { usual_tries = 100, callers = 8, together = 4, limit_seconds = 60, order = 120 };

static const double longest_delay = 3e-3;

typedef struct caller {
    const library *lib;
    pthread_barrier_t *barrier;
    double delay;
    sample made;
} caller;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* To sleep would be too coarse. */
static void *call_first(void *argument) {
    caller *self = argument;
    double a[] = {4, 2, 1, 3};
    int64_t ipiv[2];
    pthread_barrier_wait(self->barrier);
    double end = now() + self->delay;
    while (now() < end) {
    }
    CHECK(self->lib->families[0].factor(a, 2, 2, ipiv) == 0, "the first call");
    self->made = sample_new(&self->lib->families[0], order, order, 1);
    sample_check_threaded(&self->made);
    return NULL;
}

static void try_once(int number, void *argument) {
    library lib = library_open_path(argument);
    random_source source = random_new((uint64_t)number);
    pthread_barrier_t barrier;
    caller all[callers];
    REQUIRE(pthread_barrier_init(&barrier, NULL, callers) == 0, "pthread_barrier_init");
    for (int c = 0; c < callers; c++) {
        all[c] = (caller){.lib = &lib,
                          .barrier = &barrier,
                          .delay = random_uniform(&source, 0, c > 0 ? longest_delay : 1e-6)};
    }
    join_threads(start_threads(callers, call_first, all, sizeof all[0]), callers);
    for (int c = 1; c < callers; c++) {
        for (int pivoted = 0; pivoted < 2; pivoted++) {
            CHECK(outcome_equal(&all[c].made.serial[pivoted], &all[0].made.serial[pivoted]),
                  "caller %d: not the bytes of the first one", c);
        }
    }
}

int main(int argc, char **argv) {
    char *path = (char *)library_path(argc, argv);
    run_children(argc > 2 ? atoi(argv[2]) : usual_tries, together, limit_seconds, try_once, path);
    return check_report();
}
