/* background_memory LIBRARY: a process whose memory is used up right after its first call goes on, and so do
   its calls, also when threads that the library has started in the background come to run only then. This
   program's pthread_create, which stands before libc's in symbol resolution, lets them begin late; in other
   runs, busy processes beside this one do. */
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "matrix.h"
#include "process.h"
#include "recursive_lu.h"
#include "spawn.h"
#include "threads.h"

enum {
    runs = 16,
    together = 2,
    busy = 4,
    limit_seconds = 60,
    order = 40,
    rounds = 40,
    pause_between = 5000,
    late = 100 * 1000
};

typedef int create_function(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

typedef struct start {
    void *(*function)(void *);
    void *argument;
} start;

/* Not from malloc, whose memory of the new thread would then be enough for what it does later. */
enum { late_limit = 16 };

static start late_starts[late_limit];
static atomic_int late_count;
static bool begin_late;

static void *run_late(void *argument) {
    const start *chosen = argument;
    usleep(late);
    return chosen->function(chosen->argument);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*function)(void *),
                   void *argument) {
    create_function *create = NULL;
    void *address = dlsym(RTLD_NEXT, "pthread_create");
    memcpy(&create, &address, sizeof create);
    if (!begin_late) {
        return create(thread, attributes, function, argument);
    }
    int number = atomic_fetch_add(&late_count, 1);
    REQUIRE(number < late_limit, "more than %d threads in the background", late_limit);
    late_starts[number] = (start){.function = function, .argument = argument};
    return create(thread, attributes, run_late, &late_starts[number]);
}

/* Every block that there is, each with the address of the one before it. */
static void **use_up_memory(void) {
    void **last = NULL;
    addresses_limit();
    for (size_t bytes = 1 << 20; bytes >= sizeof(void *); bytes /= 2) {
        for (void **block = malloc(bytes); block != NULL; block = malloc(bytes)) {
            *block = (void *)last;
            last = block;
        }
    }
    return last;
}

static void give_back(void **last) {
    addresses_unlimit();
    while (last != NULL) {
        void **before = (void **)*last;
        free((void *)last);
        last = before;
    }
}

/* First the smallest calls only: others give back memory that there was for them. What needs scratch memory
   may say that there is none. */
static void call_without_memory(const calls *all, void *block) {
    for (int round = 0; round < rounds; round++) {
        double a[] = {4, 2, 1, 3};
        int64_t ipiv[2];
        int64_t info = all->lib->families[0].factor(a, 2, 2, ipiv);
        CHECK(info == 0 && a[3] == 2.5, "a small call: info is %ld", (long)info);
        usleep(pause_between);
    }
    for (int call = 0; call < all->count; call++) {
        calls_prepare(all, call, block);
        int64_t info = calls_run(all, call, block);
        CHECK(info == 0 || info == RECURSIVE_LU_OUT_OF_MEMORY, "%s: info is %ld", calls_name(all, call),
              (long)info);
    }
}

static void run(int number, void *path) {
    library lib = library_open_path(path);
    calls all = calls_new(&lib, order);
    void *block = allocate(all.bytes);
    double a[] = {4, 2, 1, 3};
    int64_t ipiv[2];
    bool late_run = number % 2 == 0;
    begin_late = late_run;
    int64_t info = lib.families[0].factor(a, 2, 2, ipiv);
    void **memory = use_up_memory();
    call_without_memory(&all, block);
    give_back(memory);
    begin_late = false;
    CHECK(!late_run || atomic_load(&late_count) > 0, "the library started no thread: this proved nothing");
    CHECK(info == 0, "the first call: info is %ld", (long)info);
    calls_learn(&all);
    run_in_thread(0, calls_check_all, &all);
}

static pid_t start_busy(void) {
    pid_t parent = getpid(), child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        while (getppid() == parent) {
        }
        _exit(0);
    }
    return child;
}

int main(int argc, char **argv) {
    pid_t loops[busy];
    for (int i = 0; i < busy; i++) {
        loops[i] = start_busy();
    }
    run_children(runs, together, limit_seconds, run, (void *)library_path(argc, argv));
    for (int i = 0; i < busy; i++) {
        kill(loops[i], SIGKILL);
        REQUIRE(waitpid(loops[i], NULL, 0) == loops[i], "waitpid");
    }
    return check_report();
}
