#include "host_action.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check.h"

const host_action host_actions[] = {
    {"default", action_default, 0, false},
    {"default with flags and a mask", action_default, SA_RESTART | SA_NODEFER, true},
    {"ignored", action_ignore, 0, false},
    {"ignored on the alternate stack", action_ignore, SA_ONSTACK, true},
    {"handled", action_handle, 0, false},
    {"handled with a mask", action_handle, 0, true},
    {"handled with SA_SIGINFO", action_handle, SA_SIGINFO, true},
    {"handled with SA_ONSTACK", action_handle, SA_SIGINFO | SA_ONSTACK, true},
    {"handled with SA_NODEFER", action_handle, SA_SIGINFO | SA_NODEFER, true},
    {"handled with SA_RESTART", action_handle, SA_SIGINFO | SA_RESTART, false},
    {"handled once", action_handle, SA_SIGINFO | SA_RESETHAND, true},
    {"handled once with all flags", action_handle,
     SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SA_RESTART | SA_RESETHAND, true},
};

const int host_action_count = sizeof host_actions / sizeof host_actions[0];

volatile delivery deliveries[last_signal + 1];

static uint64_t bit(int number) {
    return UINT64_C(1) << (number - 1);
}

uint64_t blocked_signals(void) {
    uint64_t blocked = 0;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, NULL, &blocked, sizeof blocked);
    return blocked;
}

static void note(int number) {
    volatile delivery *last = &deliveries[number];
    stack_t stack;
    sigaltstack(NULL, &stack);
    last->count++;
    last->on_alternate_stack = (stack.ss_flags & SS_ONSTACK) != 0;
    last->blocked = blocked_signals();
}

static void handle(int number) {
    note(number);
}

static void handle_with_info(int number, siginfo_t *info, void *context) {
    (void)context;
    deliveries[number].code = info->si_code;
    deliveries[number].sender = info->si_pid;
    deliveries[number].address = info->si_addr;
    note(number);
}

bool host_action_set(int number, const host_action *action) {
    struct sigaction made = {.sa_flags = action->flags};
    sigemptyset(&made.sa_mask);
    if (action->masked) {
        sigaddset(&made.sa_mask, SIGUSR1);
        sigaddset(&made.sa_mask, SIGTERM);
        sigaddset(&made.sa_mask, SIGPIPE);
        sigaddset(&made.sa_mask, SIGRTMIN + 1);
    }
    if (action->kind != action_handle) {
        made.sa_handler = action->kind == action_ignore ? SIG_IGN : SIG_DFL;
    } else if ((action->flags & SA_SIGINFO) != 0) {
        made.sa_sigaction = handle_with_info;
    } else {
        made.sa_handler = handle;
    }
    return sigaction(number, &made, NULL) == 0;
}

uint64_t host_action_blocks(int number, const host_action *action) {
    uint64_t own = (action->flags & SA_NODEFER) != 0 ? 0 : bit(number);
    return own |
           (action->masked ? bit(SIGUSR1) | bit(SIGTERM) | bit(SIGPIPE) | bit(SIGRTMIN + 1) : UINT64_C(0));
}

void use_alternate_stack(void) {
    size_t size = 64 * 1024;
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(memory != MAP_FAILED, "mmap");
    stack_t stack = {.ss_sp = memory, .ss_size = size};
    REQUIRE(sigaltstack(&stack, NULL) == 0, "sigaltstack");
}

void signal_state_read(signal_state *state) {
    memset(state, 0, sizeof *state);
    for (int number = 1; number <= last_signal; number++) {
        REQUIRE(syscall(SYS_rt_sigaction, number, NULL, &state->actions[number], sizeof(uint64_t)) == 0,
                "rt_sigaction of %d", number);
    }
    state->blocked = blocked_signals();
    REQUIRE(sigaltstack(NULL, &state->stack) == 0, "sigaltstack");
}

void signal_state_check(const signal_state *expected, const char *when) {
    signal_state now;
    signal_state_read(&now);
    for (int number = 1; number <= last_signal; number++) {
        CHECK(memcmp(&now.actions[number], &expected->actions[number], sizeof now.actions[number]) == 0,
              "%s: signal %d has handler %#lx instead of %#lx, flags %#lx instead of %#lx, mask %#lx instead "
              "of %#lx",
              when, number, (unsigned long)now.actions[number].handler,
              (unsigned long)expected->actions[number].handler, (unsigned long)now.actions[number].flags,
              (unsigned long)expected->actions[number].flags, (unsigned long)now.actions[number].mask,
              (unsigned long)expected->actions[number].mask);
    }
    CHECK(now.blocked == expected->blocked, "%s: blocked signals %#lx instead of %#lx", when,
          (unsigned long)now.blocked, (unsigned long)expected->blocked);
    CHECK(now.stack.ss_sp == expected->stack.ss_sp && now.stack.ss_size == expected->stack.ss_size &&
              now.stack.ss_flags == expected->stack.ss_flags,
          "%s: another alternate stack", when);
}
