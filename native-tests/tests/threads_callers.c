/* Twice as many host threads in threaded calls as there are processors: every one of them gets on, and
   workers, for whom there is no processor left, leave the work to the callers. */
#include <stdatomic.h>
#include <time.h>

#include "affinity.h"
#include "check.h"
#include "outcome.h"
#include "tasks.h"
#include "threads.h"

enum { used_processors = 2, callers = 2 * used_processors, least_calls = 60 };

static const double share_of_workers = 0.15;

typedef struct caller {
    sample work;
    int calls;
} caller;

static atomic_int satisfied;

/* Goes on until each caller has made its calls. One that never gets on keeps all of them here. */
static void *call(void *argument) {
    caller *self = argument;
    while (atomic_load(&satisfied) < callers) {
        sample_check(&self->work, variant_threaded(true));
        if (++self->calls == least_calls) {
            atomic_fetch_add(&satisfied, 1);
        }
    }
    return NULL;
}

static double process_seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

int main(int argc, char **argv) {
    static const int64_t orders[callers] = {100, 300, 500, 900};
    int processors[used_processors];
    int count = allowed_processors(processors, used_processors);
    run_on(processors, count < used_processors ? count : used_processors);

    library lib = library_open(argc, argv);
    caller all[callers];
    for (int c = 0; c < callers; c++) {
        all[c] = (caller){.work = sample_new(&lib.families[c % 2], orders[c], orders[c], (uint64_t)c)};
    }
    sample_check_threaded(&all[callers - 1].work);
    double before = process_seconds(), workers_before = workers_cpu_seconds();
    join_threads(start_threads(callers, call, all, sizeof all[0]), callers);
    double used = process_seconds() - before, by_workers = workers_cpu_seconds() - workers_before;
    CHECK(by_workers < share_of_workers * used, "workers took %.2f s of %.2f s from callers", by_workers,
          used);
    for (int c = 0; c < callers; c++) {
        CHECK(all[c].calls >= least_calls, "caller %d made %d calls", c, all[c].calls);
        sample_free(&all[c].work);
    }
    return check_report();
}
