/* fork_first_call LIBRARY [TRIES]: forks while one to three other threads make the first call of the process,
   at random moments, each in a process of its own. The children's calls return, with the bits of any other
   process, from the thread that forked, from a new one and in a child's child. */
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "random.h"
#include "spawn.h"
#include "threads.h"

enum {
    usual_tries = 700,
    rounds = 2,
    together = 4,
    limit_seconds = 60,
    seconds_for_a_child = 20,
    longest_delay = 10 * 1000
};

static const int64_t orders[] = {3, 40};

enum { order_count = sizeof orders / sizeof orders[0] };

typedef struct situation {
    const char *path;
    uint64_t *digests; /* shared by all processes: one for each order */
    library lib;
    atomic_bool begun;
} situation;

static uint64_t digest_of(const library *lib, int64_t n) {
    calls all = calls_new(lib, n);
    uint64_t digest = calls_digest(&all);
    calls_free(&all);
    return digest;
}

static void learn(int number, void *argument) {
    situation *s = argument;
    (void)number;
    s->lib = library_open_path(s->path);
    for (int i = 0; i < order_count; i++) {
        s->digests[i] = digest_of(&s->lib, orders[i]);
    }
}

static void *check_digests(void *argument) {
    situation *s = argument;
    for (int i = 0; i < order_count; i++) {
        CHECK(digest_of(&s->lib, orders[i]) == s->digests[i], "order %ld: other bits", (long)orders[i]);
    }
    return NULL;
}

static void call_in_grandchild(void *argument) {
    check_digests(argument);
}

static void call_in_child(void *argument) {
    check_digests(argument);
    run_in_thread(0, check_digests, argument);
    run_in_child(seconds_for_a_child, call_in_grandchild, argument);
    check_digests(argument);
}

/* The first call and a few more after it, for as long as forks are to be expected. */
static void *call_first(void *argument) {
    situation *s = argument;
    double a[] = {4, 2, 1, 3};
    int64_t ipiv[2];
    atomic_store(&s->begun, true);
    CHECK(s->lib.families[0].factor(a, 2, 2, ipiv) == 0, "the first call");
    for (int round = 0; round < rounds; round++) {
        check_digests(s);
    }
    return NULL;
}

static void try_once(int number, void *argument) {
    situation *s = argument;
    random_source source = random_new((uint64_t)number);
    int callers = 1 + number % 3;
    s->lib = library_open_path(s->path);
    pthread_t *threads = start_threads(callers, call_first, s, 0);
    while (!atomic_load(&s->begun)) {
    }
    /* Half of them in the first milliseconds. */
    int64_t longest = number / 3 % 2 == 0 ? longest_delay : longest_delay / 5;
    usleep((useconds_t)random_integer(&source, 0, longest));
    run_in_child(seconds_for_a_child, call_in_child, s);
    join_threads(threads, callers);
    check_digests(s);
}

int main(int argc, char **argv) {
    situation s = {.path = library_path(argc, argv)};
    s.digests =
        mmap(NULL, sizeof(uint64_t) * order_count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    REQUIRE(s.digests != MAP_FAILED, "mmap");
    run_children(1, 1, limit_seconds, learn, &s);
    run_children(argc > 2 ? atoi(argv[2]) : usual_tries, together, limit_seconds, try_once, &s);
    return check_report();
}
