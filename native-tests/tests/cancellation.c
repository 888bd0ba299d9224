/* A call is no cancellation point: a thread that is to be cancelled ends its calls first, the one that starts
   the library's threads among them, and the library works on. */
#include <stdatomic.h>
#include <string.h>

#include "check.h"
#include "outcome.h"
#include "recursive_lu.h"
#include "threads.h"

enum { order = 300, sides = 3 };

static atomic_int calls_ended;

typedef struct job {
    const library *lib;
    sample made;
} job;

static void factor_and_solve(const job *work) {
    const family *f = work->made.functions;
    sample_check_threaded(&work->made);
    outcome factors = outcome_new(f, variant_threaded(true), &work->made.a);
    matrix b = matrix_new(f->type, order, sides, order);
    CHECK(f->solve('N', order, sides, factors.lu.data, order, factors.ipiv, b.data, order) == 0, "solve");
    CHECK(f->inverse(order, factors.lu.data, order, factors.ipiv, RECURSIVE_LU_THREADED) == 0, "inverse");
    matrix_free(&b);
    outcome_free(&factors);
}

static void use_a_workspace(const job *work) {
    const family *f = work->made.functions;
    void *workspace = NULL;
    int64_t iter = 7;
    matrix b = matrix_new(f->type, order, sides, order), x = matrix_new(f->type, order, sides, order);
    CHECK(f->butterfly_create(order, &workspace) == 0, "butterfly_workspace_create");
    int64_t info =
        f->butterfly_factor(workspace, order, work->made.a.data, order, 1, &iter, RECURSIVE_LU_THREADED);
    CHECK(info == 0, "butterfly_factor: %ld", (long)info);
    info = f->butterfly_solve(workspace, sides, work->made.a.data, order, b.data, order, x.data, order, &iter,
                              RECURSIVE_LU_THREADED);
    CHECK(info == 0, "butterfly_solve: %ld", (long)info);
    CHECK(f->butterfly_destroy(workspace) == 0, "butterfly_workspace_destroy");
    matrix_free(&b);
    matrix_free(&x);
}

/* To print a failed check would be a cancellation point, so that it is enough to count the threads that came
   to their end. */
static void *call_though_cancelled(void *argument) {
    const job *work = argument;
    CHECK(pthread_cancel(pthread_self()) == 0, "pthread_cancel");
    CHECK(work->lib->get_num_threads() == 4 && work->lib->set_num_threads(4) == 0, "the number of threads");
    factor_and_solve(work);
    use_a_workspace(work);
    atomic_fetch_add(&calls_ended, 1);
    pthread_testcancel();
    return argument;
}

static void check_one(const job *work, int before) {
    pthread_t thread;
    void *result = NULL;
    REQUIRE(pthread_create(&thread, NULL, call_though_cancelled, (void *)work) == 0, "pthread_create");
    REQUIRE(pthread_join(thread, &result) == 0, "pthread_join");
    CHECK(atomic_load(&calls_ended) == before + 1, "a call was left");
    CHECK(result == PTHREAD_CANCELED, "the thread was not cancelled");
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    CHECK(lib.set_num_threads(4) == 0, "set_num_threads");
    for (int i = 0; i < 6; i++) {
        job work = {.lib = &lib, .made = sample_new(&lib.families[i % 2], order, order, (uint64_t)i)};
        check_one(&work, i);
        factor_and_solve(&work);
        use_a_workspace(&work);
        sample_free(&work.made);
    }
    return check_report();
}
