#include "spawn.h"

#include <execinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "matrix.h"

const char *status_text(int status) {
    static _Thread_local char text[64];
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
        snprintf(text, sizeof text, "no end: killed");
    } else if (WIFSIGNALED(status)) {
        snprintf(text, sizeof text, "signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    } else {
        snprintf(text, sizeof text, "exit status %d", WEXITSTATUS(status));
    }
    return text;
}

static void read_all(int descriptor, ended *program) {
    char buffer[1024];
    ssize_t count = 0;
    while ((count = read(descriptor, buffer, sizeof buffer)) > 0) {
        size_t room = sizeof program->output - 1 - program->length;
        size_t kept = (size_t)count < room ? (size_t)count : room;
        memcpy(program->output + program->length, buffer, kept);
        program->length += kept;
    }
    program->output[program->length] = '\0';
}

ended spawn(char *const arguments[], char *const settings[], unsigned seconds, void (*prepare)(void *),
            void *argument) {
    ended program = {.status = 0};
    int ends[2];
    fflush(NULL);
    REQUIRE(pipe(ends) == 0, "pipe");
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        for (int i = 0; settings != NULL && settings[i] != NULL; i++) {
            putenv(settings[i]);
        }
        alarm(seconds);
        if (prepare != NULL) {
            prepare(argument);
        }
        execv(arguments[0], arguments);
        REQUIRE(0, "cannot run %s", arguments[0]);
    }
    close(ends[1]);
    read_all(ends[0], &program);
    close(ends[0]);
    REQUIRE(waitpid(child, &program.status, 0) == child, "waitpid");
    return program;
}

bool spawn_check(const ended *program, const char *what) {
    int made = 0, failed = -1, length = 0;
    int fields = sscanf(program->output, "%d checks, %d failed\n%n", &made, &failed, &length);
    return CHECK(program->status == 0, "%s: %s; printed: %s", what, status_text(program->status),
                 program->output) &&
           CHECK(fields == 2 && made > 0 && failed == 0 && program->length == (size_t)length,
                 "%s: printed: %s", what, program->output);
}

/* A child that takes too long prints where it is, and ends as if it had no handler. */
static void late(int number) {
    static const char text[] = "late at:\n";
    void *addresses[64];
    int count = backtrace(addresses, sizeof addresses / sizeof *addresses);
    if (write(STDERR_FILENO, text, sizeof text - 1) > 0) {
        backtrace_symbols_fd(addresses, count, STDERR_FILENO);
    }
    raise(number);
}

static pid_t start_child(unsigned seconds, void (*function)(int, void *), int number, void *argument) {
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        sigaction(SIGALRM, &(struct sigaction){.sa_handler = late, .sa_flags = (int)SA_RESETHAND}, NULL);
        alarm(seconds);
        int before = check_failures();
        function(number, argument);
        fflush(NULL);
        _exit(check_failures() == before ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    return child;
}

/* Waits for one of the children and gives whether it ended well. */
static bool end_child(const pid_t *children, int started) {
    int status = 0, number = 0;
    pid_t child = wait(&status);
    REQUIRE(child > 0, "wait");
    while (number < started && children[number] != child) {
        number++;
    }
    return CHECK(status == 0, "child %d: %s", number, status_text(status));
}

void run_children(int count, int together, unsigned seconds, void (*function)(int number, void *),
                  void *argument) {
    enum { enough_failures = 3 };
    int started = 0, finished = 0, failures = 0;
    pid_t *children = allocate((size_t)count * sizeof *children);
    /* The first call reads a library, for which a child may have no memory. */
    void *here;
    backtrace(&here, 1);
    fflush(NULL);
    while (finished < started || (started < count && failures < enough_failures)) {
        if (started < count && failures < enough_failures && started - finished < together) {
            children[started] = start_child(seconds, function, started, argument);
            started++;
        } else {
            failures += !end_child(children, started);
            finished++;
        }
    }
    free(children);
}
