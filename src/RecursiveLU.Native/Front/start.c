/* The start of this file's runtime.

   The runtime starts by itself at the first managed call, and where it cannot it ends the process. So it is
   asked for before whether it can: by trying to map what it maps and by starting its thread. */
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "front.h"

int __real_pthread_mutex_lock(pthread_mutex_t *mutex);
int __real_pthread_mutex_unlock(pthread_mutex_t *mutex);

void *__real_malloc(size_t size);
int64_t internal_start(const front_services *services);

/* The runtime reserves 40 MiB of addresses, five times its heap's limit, and writes to less than 1 MiB. */
enum { reserved_bytes = 42 << 20, written_bytes = 2 << 20 };

enum { not_started, started, broken };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int state = not_started;

/* The thread that starts now, and where it goes on if the runtime gives up. */
static bool is_starting;
static pthread_t starter;
static sigjmp_buf given_up;

/* A file may have two fronts, its own and another file's, and so be told twice of a fork. */
static pthread_t forker;
static int forks;
static bool is_forked;

bool front_can_map(size_t bytes, int protection) {
    void *tried = mmap(NULL, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return tried != MAP_FAILED && munmap(tried, bytes) == 0;
}

/* Whether there is enough for the runtime, once all is there that this thread and the runtime's take first:
   the C library makes an arena, 64 MiB of addresses if it can have them, at a thread's first malloc. */
static bool is_enough(void) {
    free(__real_malloc(1));
    /* A thread that finds no memory for its thread-local data is the end of the process. */
    if (!front_can_map(written_bytes, PROT_READ | PROT_WRITE) || !front_prepare_thread()) {
        return false;
    }
#ifdef FRONT_HAS_SIBLINGS
    /* Here the thread's memory comes from malloc. */
    front_await_thread();
#endif
    void *tried = mmap(NULL, reserved_bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    bool enough = tried != MAP_FAILED && front_can_map(written_bytes, PROT_READ | PROT_WRITE);
    if (tried != MAP_FAILED) {
        munmap(tried, reserved_bytes);
    }
    return enough;
}

/* Publishes what the start has written, which is all that managed code relies on: front_start reads it
   without the lock, and other processors than x86 let a plain store overtake those before it. */
static void set_state(int now) {
    __atomic_store_n(&state, now, __ATOMIC_RELEASE);
}

static int64_t start(void *(*find)(const char *name)) {
    if (!is_enough()) {
        front_dismiss_thread();
        return RECURSIVE_LU_OUT_OF_MEMORY;
    }
    front_prepare_blocks();
    front_services services = {.find = find,
                               .block = front_block,
                               .set_block = front_set_block,
                               .allocate = __real_malloc,
                               .free = free};
    int64_t info = RECURSIVE_LU_OUT_OF_MEMORY;
    starter = pthread_self();
    is_starting = true;
    if (sigsetjmp(given_up, 0) == 0) {
        info = internal_start(&services);
        front_release_thread();
        set_state(info == 0 ? started : broken);
    } else {
        /* Memory that was there a moment ago is gone. Half a runtime cannot be started again. */
        set_state(broken);
        front_open_gate(true);
    }
    is_starting = false;
    front_dismiss_thread();
    front_await_thread();
    front_release_pages(false);
    return info;
}

int64_t front_start(void *(*find)(const char *name)) {
    int now = __atomic_load_n(&state, __ATOMIC_ACQUIRE);
    if (now != not_started) {
        return now == started ? 0 : RECURSIVE_LU_OUT_OF_MEMORY;
    }
    /* No signal handler of the host runs in the midst of this, and no cancellation. Faults stay the host's.
     */
    int error = errno, cancellation;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancellation);
    sigset_t before = front_block_signals(false);
    __real_pthread_mutex_lock(&lock);
    int64_t info = state == not_started ? start(find) : state == started ? 0 : RECURSIVE_LU_OUT_OF_MEMORY;
    __real_pthread_mutex_unlock(&lock);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_setcancelstate(cancellation, NULL);
    errno = error;
    return info;
}

bool front_is_starting(void) {
    return is_starting && pthread_equal(starter, pthread_self());
}

void front_fail_start(void) {
    siglongjmp(given_up, 1);
}

bool front_is_forked(void) {
    return is_forked;
}

void front_before_fork(void) {
    if (__atomic_load_n(&forks, __ATOMIC_ACQUIRE) == 0 || !pthread_equal(forker, pthread_self())) {
        __real_pthread_mutex_lock(&lock);
        front_close_gate();
        forker = pthread_self();
    }
    __atomic_fetch_add(&forks, 1, __ATOMIC_ACQ_REL);
}

void front_after_fork(bool child) {
    if (__atomic_sub_fetch(&forks, 1, __ATOMIC_ACQ_REL) > 0) {
        return;
    }
    front_open_gate(child);
    if (child) {
        is_forked = is_forked || state == started;
        lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
    } else {
        __real_pthread_mutex_unlock(&lock);
    }
}
