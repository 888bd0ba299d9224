/* The library in a link-map namespace of its own, with its own C library, as dlmopen(LM_ID_NEWLM) makes it.
 */
#include <dlfcn.h>
#include <unistd.h>

#include "check.h"
#include "threads.h"
#include "workload.h"

enum { rounds = 12, first_order = 40, step = 15 };

/* The dynamic linker takes memory for the thread-local data of all namespaces from the program's own malloc,
   and that takes no locks as long as the program's own C library has started no thread: others, and the
   library starts some, do not count. So here is one, for as long as the program lasts. */
static void *wait_for_end(void *argument) {
    pause();
    return argument;
}

int main(int argc, char **argv) {
    const char *path = library_path(argc, argv);
    start_threads(1, wait_for_end, NULL, 0);
    void *handle = dlmopen(LM_ID_NEWLM, path, RTLD_NOW);
    REQUIRE(handle != NULL, "%s", dlerror());
    library isolated = library_bind(handle);
    workload work = {.lib = &isolated, .n = first_order, .seed = 1};
    workload_run(&work);
    run_in_thread(0, workload_run, &work);

    /* And beside it the same file in the program's own namespace. */
    library usual = library_open_path(path);
    CHECK(usual.families[0].factor != isolated.families[0].factor, "one copy, not two");
    workload beside = {.lib = &usual, .n = first_order, .seed = 2};
    workload_run(&beside);
    run_in_thread(0, workload_run, &beside);

    /* In turns, each time with more memory than the other had: neither takes the other's for its own. */
    for (int round = 0; round < rounds; round++) {
        work.n = beside.n + step;
        workload_run(&work);
        beside.n = work.n + step;
        workload_run(&beside);
    }
    return check_report();
}
