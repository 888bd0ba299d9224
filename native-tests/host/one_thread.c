/* The first call leaves one thread behind, further calls none but those that they are asked to compute on,
   and it takes no signals from the host: what all of the host's threads block stays pending. */
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "outcome.h"
#include "spawn.h"
#include "tasks.h"
#include "threads.h"

enum { limit_seconds = 30, most_threads = 2 };

static void *call(void *argument) {
    const library *lib = argument;
    for (int type = 0; type < family_count; type++) {
        for (int64_t n = 2; n <= 300; n += 149) {
            sample made = sample_new(&lib->families[type], n, n, 1);
            sample_check(&made, variant_serial(true));
            sample_free(&made);
        }
    }
    return NULL;
}

static void check_pending(int number) {
    struct timespec second = {.tv_sec = 1};
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), number);
    /* Time for a thread that does not block it. */
    usleep(10 * 1000);
    int taken = sigtimedwait(&set, NULL, &second);
    CHECK(taken == number, "signal %d is not pending: %d", number, taken);
}

/* The main thread or another one makes the first call. */
static void run(int number, void *path) {
    library lib = library_open_path(path);
    double a[] = {4, 2, 1, 3};
    int64_t ipiv[2];
    CHECK(task_count() == 1, "%d threads", task_count());
    if (number == 0) {
        CHECK(lib.families[0].factor(a, 2, 2, ipiv) == 0, "the first call");
        CHECK(task_count() <= most_threads, "%d threads after the first call", task_count());
        call(&lib);
    } else {
        run_in_thread(0, call, &lib);
    }
    CHECK(tasks_fall_to(most_threads), "%d threads after serial calls", task_count());
    check_pending(SIGUSR1);
    check_pending(SIGTERM);
    check_pending(SIGCHLD);
    check_pending(SIGSEGV);
    call(&lib);
}

int main(int argc, char **argv) {
    run_children(2, 1, limit_seconds, run, (void *)library_path(argc, argv));
    return check_report();
}
