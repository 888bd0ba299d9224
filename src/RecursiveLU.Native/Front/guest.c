/* What the runtime asks of the C library and a guest in somebody else's process does not do. The linker sends
   the runtime's calls here (--wrap). */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "front.h"

int __real_sigaction(int signal, const struct sigaction *action, struct sigaction *old);
int __real_dladdr(const void *address, Dl_info *info);
int __real_getrlimit64(int resource, struct rlimit64 *limit);
int __real_mlock(const void *address, size_t length);
int __real_pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
long __real_syscall(long number, ...);
int __real_sched_getaffinity(pid_t thread, size_t size, cpu_set_t *set);
FILE *__real_fopen(const char *path, const char *mode);
FILE *__real_fopen64(const char *path, const char *mode);
DIR *__real_opendir(const char *path);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void __real_abort(void) __attribute__((noreturn));

void __lsan_ignore_object(const void *block) __attribute__((weak));

/* Signals stay the host's. The runtime makes of SIGSEGV and SIGFPE exceptions, which no code here relies on:
   pointers are checked, and so are divisors. By SIGRTMIN its collector interrupts threads; here it never runs
   while they compute. SIGPIPE it ignores for the whole process. */
int __wrap_sigaction(int signal, const struct sigaction *action, struct sigaction *old) {
    (void)action;
    return __real_sigaction(signal, NULL, old);
}

sighandler_t __wrap_signal(int signal, sighandler_t handler) {
    (void)signal;
    (void)handler;
    return SIG_DFL;
}

int __wrap_pthread_kill(pthread_t thread, int signal) {
    (void)thread;
    (void)signal;
    return 0;
}

/* Settings in the environment for a .NET runtime are meant for another one. Programs with more rights than
   their caller heed none at all. */
char *__wrap_getenv(const char *name) {
    bool is_foreign = strncmp(name, "DOTNET_", 7) == 0 || strncmp(name, "COMPlus_", 8) == 0;
    return is_foreign ? NULL : secure_getenv(name);
}

/* To register for membarrier takes the kernel 5 to 15 ms in a process with more than one thread. It is for
   interrupting threads, which the runtime does when its collector runs, here hardly ever: it is put off until
   then. Who finds that another thread has registered must find the kernel knowing it, too: release and
   acquire. */
long __wrap_syscall(long number, long a, long b, long c, long d, long e, long f) {
    static bool is_put_off;
    if (number == SYS_membarrier && a == MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED) {
        __atomic_store_n(&is_put_off, true, __ATOMIC_RELEASE);
        return 0;
    }
    if (number == SYS_membarrier && a == MEMBARRIER_CMD_PRIVATE_EXPEDITED &&
        __atomic_load_n(&is_put_off, __ATOMIC_ACQUIRE)) {
        long error = __real_syscall(number, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0L, 0L, 0L, 0L, 0L);
        __atomic_store_n(&is_put_off, error != 0, __ATOMIC_RELEASE);
    }
    return __real_syscall(number, a, b, c, d, e, f);
}

/* Where membarrier is denied the runtime locks a page, and does not start if it may not. It wants the page in
   memory when it interrupts threads, which it does not do here. */
int __wrap_mlock(const void *address, size_t length) {
    (void)__real_mlock(address, length);
    return 0;
}

/* Under a limit of addresses the runtime would reserve less, and crash where that is too little for its first
   regions. Whether the usual amount is to be had has been tried before the start. */
int __wrap_getrlimit64(int resource, struct rlimit64 *limit) {
    int result = __real_getrlimit64(resource, limit);
    if (result == 0 && resource == RLIMIT_AS) {
        *limit = (struct rlimit64){.rlim_cur = RLIM64_INFINITY, .rlim_max = RLIM64_INFINITY};
    }
    return result;
}

/* The runtime sizes its heap by the caches, the memory and the nodes of the machine: some twenty files of
   which nothing comes, since this heap's size is fixed. The number of processors that a group of processes
   may use, which it reads in between, is wanted. */
static bool is_refused(const char *path) {
    bool refused = front_is_starting() &&
                   (strncmp(path, "/sys/devices/system/cpu/cpu0/cache/", 35) == 0 ||
                    (strncmp(path, "/sys/fs/cgroup", 14) == 0 && strstr(path, "/memory.") != NULL) ||
                    strcmp(path, "/sys/devices/system/node") == 0);
    if (refused) {
        errno = ENOENT;
    }
    return refused;
}

FILE *__wrap_fopen(const char *path, const char *mode) {
    return is_refused(path) ? NULL : __real_fopen(path, mode);
}

FILE *__wrap_fopen64(const char *path, const char *mode) {
    return is_refused(path) ? NULL : __real_fopen64(path, mode);
}

DIR *__wrap_opendir(const char *path) {
    return is_refused(path) ? NULL : __real_opendir(path);
}

/* The runtime counts the processors of the mask without a look at the result: there is one. */
int __wrap_sched_getaffinity(pid_t thread, size_t size, cpu_set_t *set) {
    int result = __real_sched_getaffinity(thread, size, set);
    if (result < 0 && size > 0) {
        memset(set, 0, size);
        *(char *)set = 1;
    }
    return result;
}

/* Where this file is, without the loader's lock: a constructor of the host, which runs under that lock, may
   be waiting for this start. */
int __wrap_dladdr(const void *address, Dl_info *info) {
    if ((const char *)address < __ehdr_start || (const char *)address >= _end) {
        return __real_dladdr(address, info);
    }
    *info = (Dl_info){.dli_fname = front_path, .dli_fbase = (void *)__ehdr_start};
    return 1;
}

/* The runtime detaches a thread at its end. A forked child has in the runtime's list threads that are gone,
   whose memory the C library uses again: it must not be walked. There a thread stays in it. */
static void (*detach)(void *thread);

static void end_thread(void *thread) {
    if (!front_is_forked()) {
        detach(thread);
    }
}

int __wrap_pthread_key_create(pthread_key_t *key, void (*destructor)(void *)) {
    if (detach == NULL && destructor != NULL && front_is_starting()) {
        detach = destructor;
        destructor = end_thread;
    }
    return __real_pthread_key_create(key, destructor);
}

/* What the runtime keeps as long as the process lives is no leak. Its heap, which points there, LeakSanitizer
 * does not know. */
static void *kept(void *block) {
    if (__lsan_ignore_object != NULL && block != NULL) {
        __lsan_ignore_object(block);
    }
    return block;
}

void *__wrap_malloc(size_t size) {
    return kept(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size) {
    return kept(__real_calloc(count, size));
}

void *__wrap_realloc(void *block, size_t size) {
    return kept(__real_realloc(block, size));
}

/* A start that fails ends in abort. */
void __wrap_abort(void) {
    if (front_is_starting()) {
        front_fail_start();
    }
    __real_abort();
}
