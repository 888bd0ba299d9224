/* Whatever a host does about signals before its first call stays: all 64 actions with handler, flags, mask
   and restorer, and each thread's blocked signals and alternate stack. */
#include <stdio.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "host_action.h"
#include "outcome.h"
#include "spawn.h"
#include "threads.h"

enum { limit_seconds = 60, together = 2 };

typedef struct situation {
    const char *path, *name;
    library lib;
    calls all;
    signal_state state; /* of the actions; and of the thread that looks */
} situation;

static void check(const situation *s, const signal_state *state, const char *when) {
    char text[128];
    snprintf(text, sizeof text, "%s, %s", s->name, when);
    signal_state_check(state, text);
}

static void *call_in_thread(void *argument) {
    situation *s = argument;
    signal_state own;
    use_alternate_stack();
    signal_state_read(&own);
    calls_check_all(&s->all);
    check(s, &own, "in another thread");
    return NULL;
}

static void call_threaded(situation *s) {
    REQUIRE(s->lib.set_num_threads(4) == 0, "set_num_threads");
    sample large = sample_new(&s->lib.families[0], 600, 600, 1);
    sample_check_threaded(&large);
    sample_free(&large);
}

/* Each action for every signal, or, with a number behind them, all of them in turn; every second with an
   alternate stack and blocked signals. */
static void run(int number, void *argument) {
    situation *s = argument;
    bool in_turn = number / 2 == host_action_count;
    s->name = in_turn ? "all in turn" : host_actions[number / 2].name;
    for (int signal = 1; signal <= last_signal; signal++) {
        host_action_set(signal, &host_actions[in_turn ? signal % host_action_count : number / 2]);
    }
    if (number % 2 == 1) {
        use_alternate_stack();
        sigset_t blocked;
        sigemptyset(&blocked);
        sigaddset(&blocked, SIGUSR2);
        sigaddset(&blocked, SIGFPE);
        sigprocmask(SIG_BLOCK, &blocked, NULL);
    }
    signal_state_read(&s->state);
    s->lib = library_open_path(s->path);
    check(s, &s->state, "opened");
    double a[] = {4, 2, 1, 3};
    int64_t ipiv[2];
    CHECK(s->lib.families[0].factor(a, 2, 2, ipiv) == 0, "the first call");
    check(s, &s->state, "after the first call");
    s->all = calls_new(&s->lib, 60);
    calls_learn(&s->all);
    check(s, &s->state, "after calls of each kind");
    call_threaded(s);
    check(s, &s->state, "after threaded calls");
    join_threads(start_threads(together, call_in_thread, s, 0), together);
    check(s, &s->state, "after calls from other threads");
    calls_free(&s->all);
}

static void *do_nothing(void *argument) {
    return argument;
}

int main(int argc, char **argv) {
    situation s = {.path = library_path(argc, argv)};
    /* The C library's own handlers come with the first thread. */
    run_in_thread(0, do_nothing, NULL);
    run_children(2 * (host_action_count + 1), together, limit_seconds, run, &s);
    return check_report();
}
