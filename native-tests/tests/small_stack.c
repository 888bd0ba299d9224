/* Calls from threads with a stack of 128 KiB, the process's first call among them. */
#include "check.h"
#include "threads.h"
#include "workload.h"

int main(int argc, char **argv) {
    static const int64_t orders[] = {1, 10, 300, 1000};
    library lib = library_open(argc, argv);
    for (int s = 0; s < 4; s++) {
        workload work = {.lib = &lib, .n = orders[s], .seed = 5};
        run_in_thread(128 * 1024, workload_run, &work);
    }
    return check_report();
}
