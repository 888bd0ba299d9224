/* threads_exit LIBRARY [ENDING DELAY]: however a process ends while workers compute or look for work, it ends
   and has the status that it chose. Without an ending, this program runs itself with each of them many times.
 */
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "outcome.h"
#include "threads.h"

enum { repetitions = 50, limit_seconds = 20, chosen_status = 42, callers = 2 };

static atomic_int calls;
static useconds_t delay;

typedef struct ending {
    const char *name;
    int (*run)(library *lib, sample *work);
} ending;

static void *keep_calling(void *argument) {
    const sample *work = argument;
    outcome result = outcome_new(work->functions, variant_threaded(true), &work->a);
    while (true) {
        outcome_renew(&result, work->functions, variant_threaded(true), &work->a);
        atomic_fetch_add(&calls, 1);
    }
    return NULL; /* Never: GCC wants it. */
}

/* Comes back in the middle of calls, each time elsewhere. */
static void start_callers(sample *work) {
    start_threads(callers, keep_calling, work, 0);
    while (atomic_load(&calls) < 3) {
        usleep(100);
    }
    usleep(delay);
}

static int return_after_call(library *lib, sample *work) {
    (void)lib;
    sample_check_threaded(work);
    return chosen_status;
}

static int return_during_calls(library *lib, sample *work) {
    (void)lib;
    start_callers(work);
    return chosen_status;
}

static int leave_without_handlers(library *lib, sample *work) {
    (void)lib;
    start_callers(work);
    _exit(chosen_status);
}

static void *exit_now(void *argument) {
    (void)argument;
    exit(chosen_status);
}

static int exit_elsewhere(library *lib, sample *work) {
    (void)lib;
    start_callers(work);
    start_threads(1, exit_now, NULL, 0);
    keep_calling(work);
    return 0;
}

static int end_main_thread_first(library *lib, sample *work) {
    (void)lib;
    start_callers(work);
    start_threads(1, exit_now, NULL, 0);
    pthread_exit(NULL);
}

static int close_after_call(library *lib, sample *work) {
    sample_check_threaded(work);
    CHECK(dlclose(lib->handle) == 0, "dlclose");
    return chosen_status;
}

static sample *late_work;

static void call_late(void) {
    sample_check_threaded(late_work);
    if (check_failures() != 0) {
        _exit(EXIT_FAILURE);
    }
}

static int call_in_exit_handler(library *lib, sample *work) {
    (void)lib;
    late_work = work;
    REQUIRE(atexit(call_late) == 0, "atexit");
    sample_check_threaded(work);
    return chosen_status;
}

static const ending endings[] = {
    {"return after a call", return_after_call},
    {"return during calls", return_during_calls},
    {"_exit during calls", leave_without_handlers},
    {"exit from another thread", exit_elsewhere},
    {"pthread_exit of the main thread", end_main_thread_first},
    {"dlclose after a call", close_after_call},
    {"a call in an exit handler", call_in_exit_handler},
};

static const unsigned ending_count = sizeof endings / sizeof endings[0];

static int end_like_this(char **argv) {
    const ending *chosen = &endings[atoi(argv[2])];
    /* Static: the main function's variables die when it returns, the threads that use these do not. */
    static library lib;
    static sample work;
    lib = library_open_path(argv[1]);
    REQUIRE(lib.set_num_threads(4) == 0, "set_num_threads");
    work = sample_new(&lib.families[0], 300, 300, 1);
    delay = (useconds_t)atoi(argv[3]);
    int status = chosen->run(&lib, &work);
    return check_failures() == 0 ? status : EXIT_FAILURE;
}

static void run_itself(const char *path, unsigned number, int microseconds) {
    char number_text[16], delay_text[16];
    snprintf(number_text, sizeof number_text, "%u", number);
    snprintf(delay_text, sizeof delay_text, "%d", microseconds);
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        alarm(limit_seconds);
        execl("/proc/self/exe", "threads_exit", path, number_text, delay_text, (char *)NULL);
        _exit(EXIT_FAILURE);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child, "waitpid");
    bool hung = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == chosen_status, "%s: %s %d", endings[number].name,
          hung                  ? "still there after its time, ended by signal"
          : WIFSIGNALED(status) ? "ended by signal"
                                : "ended with status",
          WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

int main(int argc, char **argv) {
    if (argc == 4) {
        return end_like_this(argv);
    }
    const char *path = library_path(argc, argv);
    for (unsigned e = 0; e < ending_count; e++) {
        for (int r = 0; r < repetitions && check_failures() == 0; r++) {
            run_itself(path, e, 37 * r);
        }
    }
    return check_report();
}
