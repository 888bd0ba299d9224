/* The library in a link-map namespace of its own, with its own C library, as dlmopen(LM_ID_NEWLM) makes it.
 */
#include <dlfcn.h>

#include "check.h"
#include "threads.h"
#include "workload.h"

int main(int argc, char **argv) {
    const char *path = library_path(argc, argv);
    void *handle = dlmopen(LM_ID_NEWLM, path, RTLD_NOW);
    REQUIRE(handle != NULL, "%s", dlerror());
    library isolated = library_bind(handle);
    workload work = {.lib = &isolated, .n = 300, .seed = 1};
    workload_run(&work);
    run_in_thread(0, workload_run, &work);

    /* And beside it the same file in the program's own namespace. */
    library usual = library_open_path(path);
    CHECK(usual.families[0].factor != isolated.families[0].factor, "one copy, not two");
    workload beside = {.lib = &usual, .n = 200, .seed = 2};
    workload_run(&beside);
    run_in_thread(0, workload_run, &beside);
    workload_run(&work);
    return check_report();
}
