/* Threads that the runtime and managed code start, and what is kept for threads of the host. */
#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>

#include "front.h"

long __real_syscall(long number, ...);
int __real_pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                          void *argument);

/* The stack of a thread whose starter wants the host's default, usually 8 MiB: the runtime's own thread
 * hardly does a thing. */
enum { stack_bytes = 256 << 10 };

/* What a new thread is given, and how far it is: its starter waits until the thread has touched its
   thread-local memory, for which the C library ends the process if there is none later. */
typedef struct birth {
    void *(*run)(void *);
    void *argument;
    int has_touched;
    /* Only of the thread that is started before it is wanted. */
    bool is_prepared;
    int order;
} birth;

/* What a prepared thread is told, and answers in the end. */
enum { wait_for_order, run, leave, left };

/* In the same block of thread-local memory as all of this file's. */
static __thread void *block;

static pthread_key_t key;
static bool has_key;

static birth prepared;
static pthread_t prepared_thread;
static bool is_prepared, is_taken;

/* Waiting by the system call itself is no cancellation point. */
static void wait_while(int *word, int value) {
    while (__atomic_load_n(word, __ATOMIC_ACQUIRE) == value) {
        __real_syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, NULL, NULL, 0);
    }
}

static void set(int *word, int value) {
    __atomic_store_n(word, value, __ATOMIC_RELEASE);
    __real_syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

static void *be_born(void *given) {
    birth *mine = given;
    __asm__ volatile("" : : "r"(&block) : "memory");
    birth taken = *mine;
    /* From here on the birth of a thread that was not prepared is gone. */
    set(&mine->has_touched, true);
    if (taken.is_prepared) {
        wait_while(&mine->order, wait_for_order);
        if (mine->order == leave) {
            set(&mine->order, left);
            return NULL;
        }
        taken = *mine;
    }
    return taken.run(taken.argument);
}

/* Blocks all signals of the calling thread, faults only if they are wanted, too; gives those that were
 * blocked before. */
sigset_t front_block_signals(bool faults_too) {
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
    sigset_t blocked, before;
    sigfillset(&blocked);
    for (unsigned i = 0; i < sizeof faults / sizeof faults[0] && !faults_too; i++) {
        sigdelset(&blocked, faults[i]);
    }
    pthread_sigmask(SIG_SETMASK, &blocked, &before);
    return before;
}

/* Starts a thread with all of the host's signals blocked; gives an error number. A fault of a thread that
   works on the host's matrix is for the host's handler; the runtime's own thread has none, and a signal that
   is sent is not for it. */
static int create(pthread_t *thread, const pthread_attr_t *attributes, birth *given) {
    sigset_t before = front_block_signals(given->is_prepared);
    int error = __real_pthread_create(thread, attributes, be_born, given);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

/* Starts the thread that the runtime will want at its start. */
bool front_prepare_thread(void) {
    pthread_attr_t attributes;
    if (is_prepared || pthread_attr_init(&attributes) != 0) {
        return is_prepared;
    }
    prepared = (birth){.is_prepared = true};
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    size_t usual = 0;
    pthread_attr_getstacksize(&attributes, &usual);
    pthread_attr_setstacksize(&attributes, stack_bytes);
    int error = create(&prepared_thread, &attributes, &prepared);
    if (error == EINVAL) {
        /* The host's own thread-local memory, which is taken from the stack, does not fit. */
        pthread_attr_setstacksize(&attributes, usual);
        error = create(&prepared_thread, &attributes, &prepared);
    }
    pthread_attr_destroy(&attributes);
    is_prepared = error == 0;
    return is_prepared;
}

/* Waits until that thread has its memory. */
void front_await_thread(void) {
    wait_while(&prepared.has_touched, false);
}

/* Lets that thread run if the runtime has taken it. */
void front_release_thread(void) {
    if (is_taken) {
        is_prepared = is_taken = false;
        set(&prepared.order, run);
    }
}

/* Ends that thread if it has not been released. */
void front_dismiss_thread(void) {
    if (is_prepared) {
        is_prepared = is_taken = false;
        set(&prepared.order, leave);
        wait_while(&prepared.order, leave);
    }
}

/* What the runtime calls as pthread_create, and managed code. Its own thread runs only when the start is
   done: the start does not wait for it, and the arena that the C library makes for it, 64 MiB of addresses if
   it can have them, must not come before what the start reserves. */
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*function)(void *),
                          void *argument) {
    if (is_prepared && !is_taken && front_is_starting()) {
        is_taken = true;
        *thread = prepared_thread;
        prepared.run = function;
        prepared.argument = argument;
        return 0;
    }
    birth given = {.run = function, .argument = argument};
    int error = create(thread, attributes, &given);
    if (error == 0) {
        wait_while(&given.has_touched, false);
    }
    return error;
}

/* At the end of a thread. */
static void release(void *value) {
    if (value == block) {
        block = NULL;
    }
    free(value);
}

void front_prepare_blocks(void) {
    has_key = has_key || __real_pthread_key_create(&key, release) == 0;
}

void *front_block(void) {
    return block;
}

int front_set_block(void *value) {
    if (!has_key) {
        return 1;
    }
    /* Two C libraries in one process (dlmopen) count their keys each for itself, but a thread has one array
       of values: another library's may be in this place. */
    void *found = pthread_getspecific(key);
    if ((found != NULL && found != block) || pthread_setspecific(key, value) != 0) {
        return 1;
    }
    block = value;
    return 0;
}
