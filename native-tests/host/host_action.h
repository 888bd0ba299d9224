/* What a host may do about signals, as the kernel sees it. */
#ifndef HOST_ACTION_H
#define HOST_ACTION_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

enum { last_signal = 64 };

/* A way to deal with a signal: handled by the function unless ignored or left to the kernel. */
typedef struct host_action {
    const char *name;
    enum { action_default, action_ignore, action_handle } kind;
    int flags;
    bool masked; /* SIGUSR1, SIGTERM, SIGPIPE and SIGRTMIN+1 wait while the handler runs */
} host_action;

extern const host_action host_actions[];
extern const int host_action_count;

/* The handler counts its calls for each signal and remembers the last one. */
typedef struct delivery {
    int count, code;
    int64_t sender;
    bool on_alternate_stack;
    uint64_t blocked; /* bit s-1: signal s is blocked while the handler runs */
    void *address;
} delivery;

extern volatile delivery deliveries[last_signal + 1];

/* Sets the action. False if the signal cannot have one. */
bool host_action_set(int number, const host_action *action);

/* The bits of the signals that wait while the handler runs, beside those that wait anyway. */
uint64_t host_action_blocks(int number, const host_action *action);

/* The calling thread's blocked signals, with the C library's own. */
uint64_t blocked_signals(void);

/* Gives the calling thread an alternate stack. */
void use_alternate_stack(void);

/* All of it, of the process and of the calling thread. */
typedef struct signal_state {
    struct {
        uint64_t handler, flags, restorer, mask;
    } actions[last_signal + 1];
    uint64_t blocked;
    stack_t stack;
} signal_state;

void signal_state_read(signal_state *state);

/* Checks that the state is still that one. `when` is for the message. */
void signal_state_check(const signal_state *expected, const char *when);

#endif
