/* threads_every_size LIBRARY [STEP]: threads give the serial bytes at every order from 1 to 700; above 140 by
   default at every 9th, with STEP 1 at each. */
#include <stdlib.h>

#include "check.h"
#include "outcome.h"

enum { dense_up_to = 140, largest = 700, default_step = 9 };

static void check_order(const library *lib, int64_t n) {
    static const int thread_counts[] = {1, 2, 3, 8, 32};
    for (int f = 0; f < family_count; f++) {
        sample expected = sample_new(&lib->families[f], n, n, (uint64_t)n);
        for (unsigned t = 0; t < sizeof thread_counts / sizeof thread_counts[0]; t++) {
            CHECK(lib->set_num_threads(thread_counts[t]) == 0, "set_num_threads(%d)", thread_counts[t]);
            sample_check_threaded(&expected);
        }
        sample_free(&expected);
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    int step = argc > 2 ? atoi(argv[2]) : default_step;
    REQUIRE(step > 0, "a step of %d", step);
    for (int64_t n = 1; n <= largest; n += n < dense_up_to ? 1 : step) {
        check_order(&lib, n);
    }
    return check_report();
}
