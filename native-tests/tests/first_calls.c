/* The first calls of the process come from 64 threads at once. */
#include "check.h"
#include "threads.h"
#include "workload.h"

enum { thread_count = 64 };

static pthread_barrier_t barrier;

static void *wait_and_run(void *argument) {
    pthread_barrier_wait(&barrier);
    return workload_run(argument);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    workload work[thread_count];
    REQUIRE(pthread_barrier_init(&barrier, NULL, thread_count) == 0, "pthread_barrier_init");
    for (int t = 0; t < thread_count; t++) {
        work[t] = (workload){.lib = &lib, .n = 1 + 3 * t, .seed = (uint64_t)t};
    }
    join_threads(start_threads(thread_count, wait_and_run, work, sizeof work[0]), thread_count);
    pthread_barrier_destroy(&barrier);
    return check_report();
}
