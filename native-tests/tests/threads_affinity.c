/* Masks of processors. A caller that may use one processor computes alone; whatever the masks of callers are
   and however they change, workers compute only where the caller may, callers' own masks stay as they are,
   and the bytes of results do, too. */
#include <sched.h>
#include <unistd.h>

#include "affinity.h"
#include "check.h"
#include "outcome.h"
#include "tasks.h"
#include "threads.h"

enum { most_processors = 16, calls = 80, rounds = 20 };

static int processors[most_processors];
static int processor_count;

typedef struct job {
    const library *lib;
    sample large;
    int seed;
} job;

static void call(const sample *large, int count) {
    for (int c = 0; c < count; c++) {
        sample_check(large, variant_threaded(true));
    }
}

/* Those that were at work meanwhile must have been where the caller is; a worker may still have been looking
   for work at the beginning. */
static void check_places(const task *before, int count, const char *what) {
    static task after[task_limit];
    cpu_set_t own, both;
    REQUIRE(sched_getaffinity(0, sizeof own, &own) == 0, "sched_getaffinity");
    int now = workers_read(after, task_limit);
    for (int w = 0; w < now; w++) {
        double used = after[w].cpu_seconds;
        for (int b = 0; b < count; b++) {
            used -= before[b].id == after[w].id ? before[b].cpu_seconds : 0;
        }
        CPU_AND(&both, &own, &after[w].allowed);
        bool inside = CPU_COUNT(&own) > 1 && CPU_EQUAL(&both, &after[w].allowed);
        CHECK(inside || used < 0.025, "%s: a worker that may run elsewhere has worked for %.2f s", what,
              used);
    }
}

/* Calls from processors first to first + count - 1. */
static void check_restricted(const sample *large, int first, int count, const char *what) {
    static task before[task_limit];
    cpu_set_t wanted, kept;
    run_on(processors + first, count);
    REQUIRE(sched_getaffinity(0, sizeof wanted, &wanted) == 0, "sched_getaffinity");
    usleep(20 * 1000);
    int workers = workers_read(before, task_limit);
    call(large, calls);
    check_places(before, workers, what);
    REQUIRE(sched_getaffinity(0, sizeof kept, &kept) == 0, "sched_getaffinity");
    CHECK(CPU_EQUAL(&wanted, &kept), "%s: the caller's mask is another one", what);
    run_on(processors, processor_count);
}

static void check_each_processor(const sample *large) {
    for (int c = 0; c < processor_count; c++) {
        check_restricted(large, c, 1, "one processor");
    }
    if (processor_count > 2) {
        check_restricted(large, 1, 2, "two processors");
    }
    check_restricted(large, 0, processor_count, "all processors");
}

static void *call_from_changing_places(void *argument) {
    const job *work = argument;
    for (int r = 0; r < rounds; r++) {
        run_on(processors + (r + work->seed) % processor_count, 1);
        call(&work->large, 2);
        run_on(processors, processor_count);
        call(&work->large, 2);
    }
    return NULL;
}

/* The first call of the process, made by a caller with one processor; then the mask opens. */
static void start_restricted(void *argument) {
    job *work = argument;
    run_on(processors, 1);
    work->large = sample_new(&work->lib->families[1], 600, 600, 3);
    call(&work->large, 3);
    CHECK(worker_count() == 0, "%d workers for a process with one processor", worker_count());
    run_on(processors, processor_count);
    call(&work->large, 3);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    processor_count = allowed_processors(processors, most_processors);
    processor_count = processor_count < most_processors ? processor_count : most_processors;
    job first = {.lib = &lib};
    run_in_child(60, start_restricted, &first);

    sample large = sample_new(&lib.families[0], 600, 600, 1);
    call(&large, calls);
    require_workers();
    check_each_processor(&large);
    job jobs[] = {{.large = large, .seed = 0}, {.large = large, .seed = 1}, {.large = large, .seed = 2}};
    join_threads(start_threads(3, call_from_changing_places, jobs, sizeof jobs[0]), 3);
    sample_free(&large);
    return check_report();
}
