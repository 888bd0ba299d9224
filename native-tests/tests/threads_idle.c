/* Workers are there only once a large threaded call wants them, have a name, and sleep when nothing calls:
   all of the process's threads together then use no processor time. */
#include <time.h>
#include <unistd.h>

#include "affinity.h"
#include "check.h"
#include "outcome.h"
#include "tasks.h"
#include "threads.h"

enum { pause_microseconds = 20 * 1000, idle_microseconds = 1000 * 1000, callers = 4 };

static double process_cpu_seconds(void) {
    struct timespec time;
    REQUIRE(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0, "clock_gettime");
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void check_idle(const char *after) {
    static task workers[task_limit];
    usleep(pause_microseconds);
    double before = process_cpu_seconds();
    usleep(idle_microseconds);
    double used = process_cpu_seconds() - before;
    CHECK(used < 0.002, "after %s: %.1f ms of processor time in a second without calls", after, 1000 * used);
    int count = workers_read(workers, task_limit);
    for (int w = 0; w < count; w++) {
        CHECK(workers[w].state == 'S', "after %s: worker %d of %d is in state %c", after, w, count,
              workers[w].state);
    }
}

static void *call(void *argument) {
    for (int c = 0; c < 10; c++) {
        sample_check_threaded(argument);
    }
    return NULL;
}

static void check_invisible(const library *lib) {
    sample small = sample_new(&lib->families[0], 12, 12, 1);
    sample_check_threaded(&small);
    sample_free(&small);
    CHECK(worker_count() == 0, "%d workers before the first large threaded call", worker_count());
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    sample large = sample_new(&lib.families[0], 600, 600, 2);
    check_invisible(&lib);
    call(&large);
    require_workers();
    int processors = allowed_processors(NULL, 0), workers = worker_count();
    CHECK(workers < processors, "%d workers on %d processors", workers, processors);
    check_idle("calls on the default number of threads");

    CHECK(lib.set_num_threads(32) == 0, "set_num_threads");
    sample same[callers] = {large, large, large, large};
    join_threads(start_threads(callers, call, same, sizeof same[0]), callers);
    CHECK(worker_count() < 32, "%d workers for 32 threads", worker_count());
    check_idle("calls on 32 threads");
    call(&large);
    sample_free(&large);
    return check_report();
}
