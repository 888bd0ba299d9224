/* Matrices on pages that the host protects on purpose, as a collector's write barrier and demand paging do:
   the host's handler of SIGSEGV lets the page be used and returns, and the call goes on as if nothing had
   been. */
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "host_action.h"
#include "spawn.h"

enum { limit_seconds = 100, together = 2 };

static const int64_t orders[] = {5, 40, 300};
static const int protections[] = {PROT_NONE, PROT_READ};
static const int flags[] = {0, SA_RESTART, SA_ONSTACK | SA_NODEFER};

enum {
    order_count = sizeof orders / sizeof orders[0],
    protection_count = sizeof protections / sizeof protections[0],
    flag_count = sizeof flags / sizeof flags[0]
};

static unsigned char *area;
static size_t area_bytes, page;
static atomic_int faults;

/* Of two threads that fault on the same page at once, the second one finds it usable. */
static void serve(int number, siginfo_t *info, void *context) {
    (void)context;
    uintptr_t address = (uintptr_t)info->si_addr, start = (uintptr_t)area;
    if (address - start >= area_bytes) {
        signal(number, SIG_DFL);
        return;
    }
    atomic_fetch_add(&faults, 1);
    if (mprotect(area + (address - start) / page * page, page, PROT_READ | PROT_WRITE) != 0) {
        _exit(99);
    }
}

static void set_handler(int more_flags) {
    struct sigaction action = {.sa_sigaction = serve, .sa_flags = SA_SIGINFO | more_flags};
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGUSR1);
    use_alternate_stack();
    REQUIRE(sigaction(SIGSEGV, &action, NULL) == 0, "sigaction");
}

static void new_area(size_t bytes) {
    area_bytes = (bytes + page - 1) / page * page;
    area = mmap(NULL, area_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(area != MAP_FAILED, "mmap");
}

/* Leaves the result in the area and gives what the function returned. */
static int64_t call_protected(const calls *all, int call, int protection) {
    calls_prepare(all, call, area);
    REQUIRE(mprotect(area, area_bytes, protection) == 0, "mprotect");
    atomic_store(&faults, 0);
    int64_t info = calls_run(all, call, area);
    CHECK(atomic_load(&faults) > 0, "%s: no fault", calls_name(all, call));
    REQUIRE(mprotect(area, area_bytes, PROT_READ | PROT_WRITE) == 0, "mprotect");
    return info;
}

/* Unless it is to be the first call of the process that meets a protected page, the expected results are
 * computed before. */
static void run_order(const library *lib, int64_t n, int protection, bool at_once) {
    calls all = calls_new(lib, n);
    new_area(all.bytes);
    if (at_once) {
        int64_t info = call_protected(&all, 0, protection);
        calls_learn(&all);
        calls_check(&all, 0, area, info);
    } else {
        calls_learn(&all);
    }
    for (int call = 0; call < all.count; call++) {
        calls_check(&all, call, area, call_protected(&all, call, protection));
    }
    munmap(area, area_bytes);
    calls_free(&all);
}

/* The handler is there before the library's first call or comes after it. */
static void run(int number, void *path) {
    bool at_once = number % 2 == 0;
    int protection = protections[number / 2 % protection_count];
    library lib = library_open_path(path);
    page = (size_t)sysconf(_SC_PAGESIZE);
    if (!at_once) {
        REQUIRE(lib.set_num_threads(4) == 0, "set_num_threads");
    }
    set_handler(flags[number / 2 / protection_count]);
    for (int i = 0; i < order_count; i++) {
        run_order(&lib, orders[(i + number) % order_count], protection, at_once && i == 0);
    }
}

int main(int argc, char **argv) {
    run_children(2 * protection_count * flag_count, together, limit_seconds, run,
                 (void *)library_path(argc, argv));
    return check_report();
}
