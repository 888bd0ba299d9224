/* 1000 host threads that make threaded calls and end, one at a time and four at a time, leave the process no
   larger and no thread behind. */
#include "affinity.h"
#include "check.h"
#include "outcome.h"
#include "process.h"
#include "tasks.h"
#include "threads.h"

enum { megabyte = 1 << 20, warm_up_groups = 20, single_threads = 500, groups = 125, together = 4 };

static void *call(void *argument) {
    sample_check_threaded(argument);
    return NULL;
}

static void run_groups(sample *large, int count, int threads) {
    for (int g = 0; g < count; g++) {
        join_threads(start_threads(threads, call, large, 0), threads);
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    sample large = sample_new(&lib.families[0], 200, 200, 1);
    int own = task_count(), most = own + allowed_processors(NULL, 0) - 1;
    run_groups(&large, warm_up_groups, together);
    run_groups(&large, warm_up_groups, 1);
    size_t before = anonymous_bytes();
    run_groups(&large, single_threads, 1);
    run_groups(&large, groups, together);
    size_t after = anonymous_bytes();
    double grown = after > before ? (double)(after - before) / megabyte : 0;
    CHECK(grown < 3, "%.1f MB more", grown);
    CHECK(tasks_fall_to(most), "%d threads at the end, more than %d", task_count(), most);
    sample_free(&large);
    return check_report();
}
