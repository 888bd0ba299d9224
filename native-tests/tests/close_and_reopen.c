/* dlclose after use is harmless, and so is opening again: also from other threads, also while threads sleep.
 */
#include <dlfcn.h>
#include <unistd.h>

#include "check.h"
#include "threads.h"
#include "workload.h"

static void use_and_close(const char *path, uint64_t round) {
    library lib = library_open_path(path);
    workload work = {.lib = &lib, .n = 150 + 20 * (int64_t)round, .seed = round};
    workload_run(&work);
    run_in_thread(0, workload_run, &work);
    CHECK(dlclose(lib.handle) == 0, "dlclose");
}

static void *use_and_close_in_thread(void *path) {
    use_and_close(path, 7);
    return NULL;
}

int main(int argc, char **argv) {
    const char *path = library_path(argc, argv);
    for (uint64_t round = 0; round < 5; round++) {
        use_and_close(path, round);
        usleep(20 * 1000);
    }
    run_in_thread(0, use_and_close_in_thread, (void *)path);
    library lib = library_open_path(path);
    workload work = {.lib = &lib, .n = 300, .seed = 9};
    workload_run(&work);
    CHECK(dlclose(lib.handle) == 0, "dlclose");
    return check_report();
}
