/* fork_threads LIBRARY [FORKS]: forks beside three threads that come, call the library and go. The children's
   calls return, with the expected bits, from the thread that forked, from a new one, and in a child's child.
 */
#include <stdatomic.h>
#include <stdlib.h>

#include "calls.h"
#include "check.h"
#include "matrix.h"
#include "random.h"
#include "spawn.h"
#include "threads.h"

enum { usual_forks = 1300, together = 4, seconds_for_a_child = 20, lines = 3 };

static const int64_t orders[] = {3, 10, 60, 200};

enum { order_count = sizeof orders / sizeof orders[0] };

typedef struct situation {
    library lib;
    calls all[order_count];
    atomic_bool stop;
    atomic_int threads;
} situation;

typedef struct visit {
    situation *s;
    random_source source;
} visit;

/* A few calls of one order, of random kinds. */
static void *call_and_go(void *argument) {
    visit *v = argument;
    const calls *all = &v->s->all[random_integer(&v->source, 0, order_count - 1)];
    void *block = allocate(all->bytes);
    for (int64_t left = random_integer(&v->source, 1, 5); left > 0; left--) {
        int call = (int)random_integer(&v->source, 0, all->count - 1);
        calls_prepare(all, call, block);
        calls_check(all, call, block, calls_run(all, call, block));
    }
    free(block);
    return NULL;
}

/* One such thread after another. */
static void *send_threads(void *argument) {
    visit *v = argument;
    while (!atomic_load(&v->s->stop)) {
        run_in_thread(0, call_and_go, v);
        atomic_fetch_add(&v->s->threads, 1);
    }
    return NULL;
}

static void call_in_grandchild(void *argument) {
    call_and_go(argument);
}

static void call_in_child(int number, void *argument) {
    visit v = {.s = argument, .source = random_new((uint64_t)number + 100)};
    call_and_go(&v);
    run_in_thread(0, call_and_go, &v);
    if (number % 4 == 0) {
        run_in_child(seconds_for_a_child, call_in_grandchild, &v);
    }
    call_and_go(&v);
}

int main(int argc, char **argv) {
    static situation s;
    visit visits[lines];
    s.lib = library_open(argc, argv);
    for (int i = 0; i < order_count; i++) {
        s.all[i] = calls_new(&s.lib, orders[i]);
        calls_learn(&s.all[i]);
    }
    for (int i = 0; i < lines; i++) {
        visits[i] = (visit){.s = &s, .source = random_new((uint64_t)i + 2)};
    }
    pthread_t *threads = start_threads(lines, send_threads, visits, sizeof visits[0]);
    run_children(argc > 2 ? atoi(argv[2]) : usual_forks, together, seconds_for_a_child, call_in_child, &s);
    atomic_store(&s.stop, true);
    join_threads(threads, lines);
    CHECK(atomic_load(&s.threads) > lines, "%d threads came and went", atomic_load(&s.threads));
    for (int i = 0; i < order_count; i++) {
        calls_check_all(&s.all[i]);
        calls_free(&s.all[i]);
    }
    return check_report();
}
