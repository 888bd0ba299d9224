/* Other processes keep the other processors busy, then all of them: threaded calls come to their end with the
   bytes of serial ones. */
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "affinity.h"
#include "check.h"
#include "outcome.h"

enum { most_processors = 8, calls = 15 };

/* A process that does nothing but run there, until it is killed or its parent ends. */
static pid_t start_spinner(int processor) {
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        run_on(&processor, 1);
        for (volatile unsigned turns = 0;; turns++) {
        }
    }
    return child;
}

static void check_samples(const library *lib) {
    for (int f = 0; f < family_count; f++) {
        sample large = sample_new(&lib->families[f], 500, 500, 1),
               small = sample_new(&lib->families[f], 150, 140, 2);
        for (int c = 0; c < calls; c++) {
            sample_check_threaded(&large);
            sample_check_threaded(&small);
        }
        sample_free(&large);
        sample_free(&small);
    }
}

int main(int argc, char **argv) {
    int processors[most_processors];
    pid_t spinners[most_processors];
    int count = allowed_processors(processors, most_processors);
    count = count < most_processors ? count : most_processors;
    run_on(processors, count);
    for (int p = 1; p < count; p++) {
        spinners[p] = start_spinner(processors[p]);
    }
    library lib = library_open(argc, argv);
    check_samples(&lib);
    CHECK(lib.set_num_threads(8) == 0, "set_num_threads");
    spinners[0] = start_spinner(processors[0]);
    check_samples(&lib);
    for (int p = 0; p < count; p++) {
        kill(spinners[p], SIGKILL);
        waitpid(spinners[p], NULL, 0);
    }
    return check_report();
}
