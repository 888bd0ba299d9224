/* The first call comes from a thread that is not the main one; then from others, then from the main one. */
#include "check.h"
#include "threads.h"
#include "workload.h"

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (uint64_t round = 0; round < 10; round++) {
        workload work = {.lib = &lib, .n = 20 + 30 * (int64_t)round, .seed = round};
        run_in_thread(0, workload_run, &work);
    }
    workload work = {.lib = &lib, .n = 100, .seed = 1};
    workload_run(&work);
    return check_report();
}
