/* A host with so many thread-local variables that a small stack does not hold them: there are workers all the
   same. */
#include "check.h"
#include "outcome.h"
#include "tasks.h"

static _Thread_local volatile char variables[1 << 20];

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    variables[0] = 1;
    sample large = sample_new(&lib.families[0], 600, 600, 1);
    for (int c = 0; c < 20; c++) {
        sample_check_threaded(&large);
    }
    require_workers();
    sample_free(&large);
    CHECK(variables[0] == 1, "a thread-local variable has changed");
    return check_report();
}
