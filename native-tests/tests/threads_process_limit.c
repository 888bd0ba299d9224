/* A user who may have no more threads, or few (RLIMIT_NPROC): threaded calls make do with those that there
   are. The limit does not hold for root, so root becomes a user with no other process; any other user's limit
   is below what there is already. */
#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"
#include "outcome.h"
#include "tasks.h"
#include "threads.h"

static void limit_threads(int most) {
    struct rlimit limit;
    REQUIRE(getrlimit(RLIMIT_NPROC, &limit) == 0, "getrlimit");
    limit.rlim_cur = (rlim_t)most;
    REQUIRE(setrlimit(RLIMIT_NPROC, &limit) == 0, "setrlimit");
}

static void *do_nothing(void *argument) {
    return argument;
}

static void require_refusal(void) {
    pthread_t thread;
    REQUIRE(pthread_create(&thread, NULL, do_nothing, NULL) == EAGAIN, "there is no limit to threads");
}

/* Calls with room for so many more threads. */
static void check_room(const sample *large, int tasks, int room) {
    limit_threads(tasks + room);
    sample_check_threaded(large);
    CHECK(task_count() <= tasks + room, "%d threads, more than %d", task_count(), tasks + room);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    sample large = sample_new(&lib.families[0], 600, 600, 1);
    CHECK(lib.set_num_threads(8) == 0, "set_num_threads");
    bool alone = geteuid() == 0;
    uid_t user = 1000000 + (uid_t)getpid();
    REQUIRE(!alone || setresuid(user, user, user) == 0, "setresuid");
    int tasks = task_count();
    limit_threads(alone ? tasks : 0);
    require_refusal();
    sample_check_threaded(&large);
    CHECK(task_count() == tasks, "%d threads, not %d", task_count(), tasks);
    for (int room = 1; alone && room <= 4; room++) {
        check_room(&large, tasks, room);
    }
    sample_free(&large);
    return check_report();
}
