/* Signals that are sent and faults of the host's own, after calls: ignored where the host ignores them,
   handled once and in the host's way where it handles them, the end of the process where it leaves them to
   the kernel. */
#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "host_action.h"
#include "spawn.h"
#include "threads.h"

enum { limit_seconds = 60, together = 2 };

static const int numbers[] = {SIGSEGV, SIGFPE, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGUSR1, SIGPIPE, SIGTERM};

enum { number_count = sizeof numbers / sizeof numbers[0] };

typedef struct sending {
    const char *name;
    int code;
    void (*send)(int number);
} sending;

static void send_by_kill(int number) {
    kill(getpid(), number);
}

static void send_by_raise(int number) {
    raise(number);
}

static void send_by_pthread_kill(int number) {
    pthread_kill(pthread_self(), number);
}

static void send_by_sigqueue(int number) {
    sigqueue(getpid(), number, (union sigval){.sival_int = 1});
}

static const sending sendings[] = {
    {"kill", SI_USER, send_by_kill},
    {"raise", SI_TKILL, send_by_raise},
    {"pthread_kill", SI_TKILL, send_by_pthread_kill},
    {"sigqueue", SI_QUEUE, send_by_sigqueue},
};

enum { sending_count = sizeof sendings / sizeof sendings[0] };

typedef struct situation {
    const char *path;
    library lib;
    calls all;
    const host_action *action;
} situation;

/* Calls of each kind, from two threads. */
static void use_library(situation *s) {
    s->lib = library_open_path(s->path);
    s->all = calls_new(&s->lib, 40);
    calls_learn(&s->all);
    run_in_thread(0, calls_check_all, &s->all);
}

static void check_delivery(const host_action *action, int number, const sending *how, uint64_t blocked) {
    const volatile delivery *last = &deliveries[number];
    CHECK(last->count == 1, "%s: signal %d of %s was delivered %d times", action->name, number, how->name,
          last->count);
    CHECK(last->on_alternate_stack == ((action->flags & SA_ONSTACK) != 0),
          "%s: signal %d of %s: the other stack", action->name, number, how->name);
    uint64_t expected = blocked | host_action_blocks(number, action);
    CHECK(last->blocked == expected, "%s: signal %d of %s: %#lx is blocked instead of %#lx", action->name,
          number, how->name, (unsigned long)last->blocked, (unsigned long)expected);
    if ((action->flags & SA_SIGINFO) != 0) {
        CHECK(last->code == how->code && last->sender == getpid(), "%s: signal %d of %s: code %d, from %ld",
              action->name, number, how->name, last->code, (long)last->sender);
    }
    if ((action->flags & SA_RESETHAND) != 0) {
        struct sigaction now;
        sigaction(number, NULL, &now);
        CHECK(now.sa_handler == SIG_DFL, "%s: signal %d of %s is still handled", action->name, number,
              how->name);
    }
}

/* The process ends; a child of it does. */
static void check_end(const host_action *action, int number, const sending *how) {
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        how->send(number);
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child, "waitpid");
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == number, "%s: signal %d of %s: %s", action->name, number,
          how->name, status_text(status));
}

static void send_all(situation *s) {
    for (int i = 0; i < number_count; i++) {
        for (int h = 0; h < sending_count; h++) {
            int number = numbers[i];
            if (s->action->kind == action_default) {
                check_end(s->action, number, &sendings[h]);
                continue;
            }
            deliveries[number] = (delivery){.count = 0};
            uint64_t blocked = blocked_signals();
            sendings[h].send(number);
            if (s->action->kind == action_handle) {
                check_delivery(s->action, number, &sendings[h], blocked);
                host_action_set(number, s->action); /* again, if it was once */
            }
        }
    }
}

static void set_all(const situation *s) {
    for (int i = 0; i < number_count; i++) {
        host_action_set(numbers[i], s->action);
    }
}

/* Each action, set before the first call and after it. */
static void run(int number, void *argument) {
    situation *s = argument;
    s->action = &host_actions[number / 2];
    use_alternate_stack();
    if (number % 2 == 0) {
        set_all(s);
        use_library(s);
    } else {
        use_library(s);
        set_all(s);
    }
    send_all(s);
    calls_check_all(&s->all);
    send_all(s);
}

static sigjmp_buf back;
static void *volatile fault_address;

static void leave(int number, siginfo_t *info, void *context) {
    (void)context;
    fault_address = info->si_addr;
    siglongjmp(back, number);
}

static volatile int *volatile nowhere = (volatile int *)64;
static volatile int zero;

static void fault(int number) {
    if (number == SIGSEGV) {
        *nowhere = 1;
    } else {
        zero = 1000 / zero;
    }
}

static void fault_once(int number) {
    int caught = sigsetjmp(back, 1);
    if (caught == 0) {
        fault(number);
    }
    CHECK(caught == number, "a fault of the host's own: signal %d instead of %d", caught, number);
    CHECK(number == SIGFPE || fault_address == (void *)nowhere, "a fault at %p instead of %p", fault_address,
          (void *)nowhere);
}

static void *fault_and_recover(void *argument) {
    (void)argument;
    for (int round = 0; round < 3; round++) {
        fault_once(SIGSEGV);
        fault_once(SIGFPE);
    }
    return NULL;
}

/* A host that recovers from its own faults by a jump, before calls and after them; and one that does not. */
static void run_faults(int number, void *argument) {
    situation *s = argument;
    struct sigaction action = {.sa_sigaction = leave,
                               .sa_flags = SA_SIGINFO | (number % 2 == 0 ? 0 : SA_ONSTACK)};
    sigemptyset(&action.sa_mask);
    use_alternate_stack();
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGFPE, &action, NULL);
    fault_and_recover(NULL);
    use_library(s);
    fault_and_recover(NULL);
    calls_check_all(&s->all);
    run_in_thread(0, fault_and_recover, NULL);
    calls_check_all(&s->all);

    signal(number % 2 == 0 ? SIGSEGV : SIGFPE, SIG_DFL);
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        fault(number % 2 == 0 ? SIGSEGV : SIGFPE);
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child, "waitpid");
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == (number % 2 == 0 ? SIGSEGV : SIGFPE),
          "a fault that nobody handles: %s", status_text(status));
}

int main(int argc, char **argv) {
    situation s = {.path = library_path(argc, argv)};
    run_children(2 * host_action_count, together, limit_seconds, run, &s);
    run_children(2, together, limit_seconds, run_faults, &s);
    return check_report();
}
