/* A host whose affinity mask cannot be read, by a filter of system calls (seccomp), or only with more room
   than for 1024 processors, as on the largest machines: the number of threads is a sensible one, and threaded
   calls give the bytes of serial ones. */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "affinity.h"
#include "check.h"
#include "outcome.h"
#include "tasks.h"
#include "threads.h"

enum { usual_bytes = 1024 / 8, seconds_for_a_child = 60 };

typedef struct denial {
    const char *path, *name;
    int error;
    unsigned least_bytes; /* so many are enough */
    bool late;            /* after the first calls */
    int expected;         /* threads */
} denial;

/* sched_getaffinity fails from now on in this thread and those that it starts. */
static void deny(const denial *what) {
    struct sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_sched_getaffinity, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1])),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, what->least_bytes, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)what->error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {.len = sizeof program / sizeof program[0], .filter = program};
    REQUIRE(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no new privileges");
    REQUIRE(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0, "a filter of system calls");
    uint64_t mask[usual_bytes / sizeof(uint64_t)];
    REQUIRE(syscall(SYS_sched_getaffinity, 0, sizeof mask, mask) == -1 && errno == what->error, "the filter");
}

static void call_denied(void *argument) {
    const denial *what = argument;
    if (!what->late) {
        deny(what);
    }
    library lib = library_open_path(what->path);
    sample large = sample_new(&lib.families[0], 600, 600, 1);
    sample_check_threaded(&large);
    if (what->late) {
        deny(what);
    }
    for (int c = 0; c < 5; c++) {
        int threads = lib.get_num_threads();
        CHECK(threads == what->expected, "%s: %d threads, not %d", what->name, threads, what->expected);
        sample_check_threaded(&large);
    }
    int workers = worker_count();
    CHECK((workers > 0) == (what->expected > 1), "%s: %d workers", what->name, workers);
    sample_free(&large);
}

int main(int argc, char **argv) {
    const char *path = library_path(argc, argv);
    int online = (int)sysconf(_SC_NPROCESSORS_ONLN), allowed = allowed_processors(NULL, 0);
    denial denials[] = {
        {.name = "EPERM", .error = EPERM, .least_bytes = UINT32_MAX, .expected = online},
        {.name = "ENOSYS", .error = ENOSYS, .least_bytes = UINT32_MAX, .expected = online},
        {.name = "EINVAL", .error = EINVAL, .least_bytes = UINT32_MAX, .expected = online},
        {.name = "EPERM later", .error = EPERM, .least_bytes = UINT32_MAX, .late = true, .expected = online},
        {.name = "2048 processors", .error = EINVAL, .least_bytes = 2048 / 8, .expected = allowed},
        {.name = "8192 processors", .error = EINVAL, .least_bytes = 8192 / 8, .expected = allowed},
        {.name = "8192 later", .error = EINVAL, .least_bytes = 8192 / 8, .late = true, .expected = allowed},
    };
    for (size_t d = 0; d < sizeof denials / sizeof denials[0]; d++) {
        denials[d].path = path;
        run_in_child(seconds_for_a_child, call_denied, &denials[d]);
    }
    return check_report();
}
