/* A kernel that does not tell which processors the process may use: in a sandbox that forbids the question,
   or because there are more processors than the answer has room for. The number of threads is one that the
   machine can have, and they work. */
#include <errno.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "deny.h"
#include "outcome.h"
#include "spawn.h"

enum { together = 2, limit_seconds = 60 };

static const int errors[] = {EPERM, ENOSYS, EINVAL};

enum { error_count = sizeof errors / sizeof errors[0] };

typedef struct situation {
    const char *path;
    long processors;
} situation;

static void check_threads(const library *lib, long most) {
    int threads = lib->get_num_threads();
    CHECK(threads >= 1 && threads <= most, "%d threads on %ld processors", threads, most);
    sample large = sample_new(&lib->families[0], 600, 600, 1);
    sample_check_threaded(&large);
    sample_free(&large);
}

/* The question is forbidden before the first call or after it. */
static void run(int number, void *argument) {
    const situation *s = argument;
    library lib = library_open_path(s->path);
    if (number % 2 == 1) {
        check_threads(&lib, s->processors);
    }
    deny_system_call(SYS_sched_getaffinity, errors[number / 2]);
    cpu_set_t set;
    REQUIRE(sched_getaffinity(0, sizeof set, &set) != 0, "the kernel tells the processors");
    check_threads(&lib, s->processors);
    calls all = calls_new(&lib, 100);
    calls_learn(&all);
    calls_check_all(&all);
    calls_free(&all);
    REQUIRE(lib.set_num_threads(3) == 0 && lib.get_num_threads() == 3, "set_num_threads");
    REQUIRE(lib.set_num_threads(0) == 0, "set_num_threads");
    check_threads(&lib, s->processors);
}

int main(int argc, char **argv) {
    situation s = {.path = library_path(argc, argv), .processors = sysconf(_SC_NPROCESSORS_CONF)};
    run_children(2 * error_count, together, limit_seconds, run, &s);
    return check_report();
}
