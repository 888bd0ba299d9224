/* A process that may use 500,000 KiB of addresses, as under `ulimit -v 500000`. */
#include <sys/resource.h>

#include "check.h"
#include "workload.h"

int main(int argc, char **argv) {
    struct rlimit limit = {.rlim_cur = 500000 * 1024, .rlim_max = 500000 * 1024};
    REQUIRE(setrlimit(RLIMIT_AS, &limit) == 0, "setrlimit");
    library lib = library_open(argc, argv);
    workload work = {.lib = &lib, .n = 1000, .seed = 1};
    workload_run(&work);
    return check_report();
}
