/* Children of a process that has used the library and its threads compute right results, on the threads that
   call and on no others, and end. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "check.h"
#include "matrix.h"
#include "tasks.h"
#include "threads.h"
#include "workload.h"

enum { seconds_for_a_child = 30, children = 20, threads_of_a_child = 3 };

static bool used_before;
static atomic_bool stop;
static atomic_int calls;

static void child_work(void *argument) {
    const workload *work = argument;
    CHECK(work->lib->set_num_threads(16) == 0, "set_num_threads");
    workload_run(argument);
    join_threads(start_threads(threads_of_a_child, workload_run, argument, 0), threads_of_a_child);
    if (used_before) {
        CHECK(tasks_fall_to(1), "%d threads in the child", task_count());
    }
}

static void grandchild_work(void *argument) {
    workload_run(argument);
    run_in_child(seconds_for_a_child, child_work, argument);
}

/* Threaded calls without end, so that a fork finds the library's threads at work. */
static void *keep_calling(void *argument) {
    const workload *work = argument;
    const family *functions = &work->lib->families[0];
    random_source source = random_new(8);
    matrix a = matrix_new(functions->type, work->n, work->n, work->n);
    matrix_fill_dominant(&a, &source);
    int64_t *ipiv = allocate((size_t)work->n * sizeof(int64_t));
    while (!atomic_load(&stop)) {
        int64_t info = functions->threaded(a.data, work->n, work->n, ipiv);
        CHECK(info == 0, "info is %ld in the other thread", (long)info);
        matrix_fill_dominant(&a, &source);
        atomic_fetch_add(&calls, 1);
    }
    free(ipiv);
    matrix_free(&a);
    return NULL;
}

static void fork_beside_calls(const library *lib) {
    workload busy = {.lib = lib, .n = 400, .seed = 2};
    workload work = {.lib = lib, .n = 150, .seed = 3};
    pthread_t thread;
    REQUIRE(pthread_create(&thread, NULL, keep_calling, &busy) == 0, "pthread_create");
    for (int c = 0; c < children; c++) {
        run_in_child(seconds_for_a_child, child_work, &work);
    }
    atomic_store(&stop, true);
    REQUIRE(pthread_join(thread, NULL) == 0, "pthread_join");
    CHECK(atomic_load(&calls) > 0, "the other thread made no call");
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    workload work = {.lib = &lib, .n = 300, .seed = 1};
    run_in_child(seconds_for_a_child, child_work, &work); /* before the first call */
    workload_run(&work);
    used_before = true;
    run_in_child(seconds_for_a_child, child_work, &work);
    run_in_child(seconds_for_a_child, grandchild_work, &work);
    workload_run(&work);
    fork_beside_calls(&lib);
    workload_run(&work);
    return check_report();
}
