/* As many host threads in threaded calls as there are processors, then twice as many: every one of them gets
   on, and workers, for whom no processor is left, leave the work to the callers. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "affinity.h"
#include "check.h"
#include "outcome.h"
#include "tasks.h"
#include "threads.h"

enum { used_processors = 2, most_callers = 2 * used_processors, refactorings = 10, least_passes = 8 };

/* Between the passes of a caller a processor is free for a moment. */
static const double share_of_workers = 0.1;

/* Processor time of all threads and of workers. */
typedef struct usage {
    double all, workers;
} usage;

/* Callers that have not made their passes yet, and the time when the last one had. */
static atomic_int working;
static usage at_end;

/* A matrix, and what becomes of it when it is factored again and again where it is. Its diagonal dominates,
   so that the numbers stay what they are in size; and next to no time passes outside of the library. */
typedef struct caller {
    const family *functions;
    matrix original, expected, work;
    int64_t *ipiv;
    int passes;
} caller;

static void refactor(caller *self, const variant *how) {
    int64_t n = self->work.n;
    memcpy(self->work.data, self->original.data, matrix_bytes(&self->original));
    for (int r = 0; r < refactorings; r++) {
        int64_t info = variant_factor(how, self->functions, self->work.data, n, n, n, self->ipiv);
        CHECK(info == 0, "info is %ld", (long)info);
    }
}

static caller caller_new(const family *functions, int64_t n) {
    random_source source = random_new((uint64_t)n);
    caller made = {.functions = functions, .original = matrix_new(functions->type, n, n, n)};
    matrix_fill_dominant(&made.original, &source);
    made.work = matrix_copy(&made.original);
    made.ipiv = allocate((size_t)n * sizeof(int64_t));
    refactor(&made, variant_serial(true));
    made.expected = matrix_copy(&made.work);
    return made;
}

static void caller_free(caller *made) {
    matrix_free(&made->original);
    matrix_free(&made->expected);
    matrix_free(&made->work);
    free(made->ipiv);
}

static usage usage_now(void) {
    return (usage){.all = (double)clock() / CLOCKS_PER_SEC, .workers = workers_cpu_seconds()};
}

/* Goes on until each caller has made its passes. One that never gets on keeps all of them here. */
static void *call(void *argument) {
    caller *self = argument;
    while (atomic_load(&working) > 0) {
        refactor(self, variant_threaded(true));
        CHECK(matrix_identical(&self->work, &self->expected), "not the bytes of the serial calls");
        if (++self->passes == least_passes && atomic_fetch_sub(&working, 1) == 1) {
            at_end = usage_now();
        }
    }
    return NULL;
}

static void check_together(const library *lib, int count) {
    static const int64_t orders[most_callers] = {900, 700, 500, 300};
    caller all[most_callers];
    for (int c = 0; c < count; c++) {
        all[c] = caller_new(&lib->families[c % family_count], orders[c]);
    }
    atomic_store(&working, count);
    usage before = usage_now();
    join_threads(start_threads(count, call, all, sizeof all[0]), count);
    double used = at_end.all - before.all, by_workers = at_end.workers - before.workers;
    CHECK(by_workers < share_of_workers * used, "workers took %.2f s of %.2f s from %d callers", by_workers,
          used, count);
    for (int c = 0; c < count; c++) {
        CHECK(all[c].passes >= least_passes, "caller %d of %d made %d passes", c, count, all[c].passes);
        caller_free(&all[c]);
    }
}

int main(int argc, char **argv) {
    int processors[used_processors];
    int count = allowed_processors(processors, used_processors);
    run_on(processors, count < used_processors ? count : used_processors);
    library lib = library_open(argc, argv);
    sample alone = sample_new(&lib.families[0], 600, 600, 1);
    sample_check_threaded(&alone);
    sample_free(&alone);
    require_workers();
    check_together(&lib, used_processors);
    check_together(&lib, most_callers);
    return check_report();
}
