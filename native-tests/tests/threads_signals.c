/* Workers leave the host's signals to the host: they block them all, so that no handler runs on a worker; yet
   they answer the signals that the C library sends to all threads, as setuid does. And signals that interrupt
   the callers of threaded calls change nothing. */
#include <signal.h>
#include <stdatomic.h>
#include <sys/time.h>
#include <unistd.h>

#include "check.h"
#include "outcome.h"
#include "tasks.h"
#include "threads.h"

enum { rounds = 300, callers = 2 };

static const int host_signals[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGUSR1, SIGUSR2, SIGPIPE,   SIGALRM,
                                   SIGTERM, SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU,   SIGURG,
                                   SIGXCPU, SIGXFSZ, SIGPROF, SIGIO,   SIGPWR,  SIGVTALRM, SIGWINCH};

static atomic_int handled;
static atomic_int handled_by_workers;

static void count_signal(int signal) {
    (void)signal;
    atomic_fetch_add(is_worker() ? &handled_by_workers : &handled, 1);
}

static void check_masks(void) {
    static task workers[task_limit];
    int count = workers_read(workers, task_limit);
    for (int w = 0; w < count; w++) {
        for (unsigned s = 0; s < sizeof host_signals / sizeof host_signals[0]; s++) {
            CHECK((workers[w].blocked >> (host_signals[s] - 1) & 1) != 0, "worker %d of %d lets signal %d in",
                  w, count, host_signals[s]);
        }
    }
}

/* Every half millisecond, with system calls interrupted rather than restarted. */
static void set_timer(int microseconds) {
    struct sigaction action = {.sa_handler = count_signal};
    struct itimerval timer = {{0, microseconds}, {0, microseconds}};
    REQUIRE(sigaction(SIGALRM, &action, NULL) == 0, "sigaction");
    REQUIRE(setitimer(ITIMER_REAL, &timer, NULL) == 0, "setitimer");
}

static void *call(void *argument) {
    for (int r = 0; r < rounds; r++) {
        sample_check_threaded(argument);
    }
    return NULL;
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    sample large = sample_new(&lib.families[0], 300, 300, 1);
    CHECK(lib.set_num_threads(4) == 0, "set_num_threads");
    sample_check_threaded(&large);
    require_workers();
    check_masks();

    sample same[callers] = {large, large};
    set_timer(500);
    call(&large);
    join_threads(start_threads(callers, call, same, sizeof same[0]), callers);
    set_timer(0);
    CHECK(atomic_load(&handled) > 0, "no signal came: this program proved nothing");
    CHECK(atomic_load(&handled_by_workers) == 0, "%d signals came to workers",
          atomic_load(&handled_by_workers));

    /* Changes nothing, but in every thread: it returns only after all have agreed. */
    CHECK(setresuid((uid_t)-1, (uid_t)-1, (uid_t)-1) == 0, "setresuid");
    sample_check_threaded(&large);
    sample_free(&large);
    return check_report();
}
