/* Threads that are cancelled before, in and after their calls, at the moments that POSIX allows by default:
   the library serves the process's other threads all the same, with the right bits. */
#include <stdatomic.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "random.h"
#include "spawn.h"
#include "threads.h"

enum {
    first_calls = 60,
    processes_with_calls = 4,
    threads_of_each = 50,
    block_bytes = 1 << 21,
    together = 2,
    limit_seconds = 20,
    longest_delay = 3000
};

typedef struct situation {
    const char *path;
    library lib;
    calls all;
    atomic_bool begun;
    bool pending; /* the cancellation, when the first call is made */
} situation;

static int64_t call_small(const library *lib) {
    double a[] = {4, 2, 1, 3};
    int64_t ipiv[2];
    return lib->families[0].factor(a, 2, 2, ipiv);
}

static void *call_first(void *argument) {
    situation *s = argument;
    atomic_store(&s->begun, true);
    if (s->pending) {
        pthread_cancel(pthread_self());
    }
    CHECK(call_small(&s->lib) == 0, "the first call");
    while (true) {
        pthread_testcancel();
    }
    return NULL; /* Never: GCC wants it. */
}

static void start(situation *s, pthread_t *thread, void *(*function)(void *)) {
    atomic_store(&s->begun, false);
    REQUIRE(pthread_create(thread, NULL, function, s) == 0, "pthread_create");
    while (!atomic_load(&s->begun)) {
    }
}

static void end(pthread_t thread) {
    void *result = NULL;
    pthread_cancel(thread);
    REQUIRE(pthread_join(thread, &result) == 0 && result == PTHREAD_CANCELED, "the thread was not cancelled");
}

static void cancel_first_call(int number, void *argument) {
    situation *s = argument;
    random_source source = random_new((uint64_t)number);
    pthread_t thread;
    s->lib = library_open_path(s->path);
    s->pending = number % 2 == 0;
    start(s, &thread, call_first);
    if (!s->pending) {
        usleep((useconds_t)random_integer(&source, 0, longest_delay));
    }
    end(thread);
    CHECK(call_small(&s->lib) == 0, "a call after the first");
    s->all = calls_new(&s->lib, 100);
    calls_learn(&s->all);
    join_threads(start_threads(together, calls_check_all, &s->all, 0), together);
}

static void *keep_calling(void *argument) {
    situation *s = argument;
    /* What the call is made on must outlive a thread that is cancelled in it. */
    static unsigned char block[block_bytes];
    atomic_store(&s->begun, true);
    for (int call = 0;; call = (call + 1) % s->all.count) {
        calls_prepare(&s->all, call, block);
        calls_check(&s->all, call, block, calls_run(&s->all, call, block));
        pthread_testcancel();
    }
    return NULL; /* Never: GCC wants it. */
}

static void cancel_calls(int number, void *argument) {
    situation *s = argument;
    random_source source = random_new((uint64_t)number);
    s->lib = library_open_path(s->path);
    REQUIRE(s->lib.set_num_threads(4) == 0, "set_num_threads");
    s->all = calls_new(&s->lib, 200);
    REQUIRE(s->all.bytes <= block_bytes, "%zu bytes", s->all.bytes);
    calls_learn(&s->all);
    for (int i = 0; i < threads_of_each; i++) {
        pthread_t thread;
        start(s, &thread, keep_calling);
        usleep((useconds_t)random_integer(&source, 0, longest_delay));
        end(thread);
    }
    calls_check_all(&s->all);
    join_threads(start_threads(together, calls_check_all, &s->all, 0), together);
}

int main(int argc, char **argv) {
    situation s = {.path = library_path(argc, argv)};
    run_children(first_calls, together, limit_seconds, cancel_first_call, &s);
    run_children(processes_with_calls, together, limit_seconds, cancel_calls, &s);
    return check_report();
}
