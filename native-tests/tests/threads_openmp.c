/* Threaded calls inside an OpenMP loop, on matrices of many sizes: results are right, and the process has no
   more threads than OpenMP's, one worker for each other processor, and what there was before. */
#include <omp.h>

#include "affinity.h"
#include "check.h"
#include "outcome.h"
#include "tasks.h"

enum { matrices = 48, passes = 6, omp_threads = 8 };

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    sample samples[matrices];
    for (int k = 0; k < matrices; k++) {
        samples[k] = sample_new(&lib.families[k % family_count], 20 + 11 * k, 30 + 10 * k, (uint64_t)k);
    }
    /* The main thread and those that the first calls have brought. */
    int limit = task_count() + omp_threads - 1 + allowed_processors(NULL, 0) - 1;
    int most = 0;
    for (int pass = 0; pass < passes; pass++) {
#pragma omp parallel for schedule(dynamic, 1) num_threads(omp_threads) reduction(max : most)
        for (int k = 0; k < matrices; k++) {
            sample_check_threaded(&samples[k]);
            int tasks = task_count();
            most = tasks > most ? tasks : most;
        }
    }
    CHECK(most >= omp_threads, "OpenMP had %d threads: this program proved nothing", most);
    CHECK(most <= limit, "%d threads, more than %d", most, limit);
    for (int k = 0; k < matrices; k++) {
        sample_check_threaded(&samples[k]);
        sample_free(&samples[k]);
    }
    return check_report();
}
