/* The same input gives the same bytes: again, and with any number of threads. */
#include <stdio.h>

#include "check.h"
#include "outcome.h"

static const int64_t shapes[][2] = {{64, 64},   {129, 129}, {257, 255}, {300, 300},  {513, 513},
                                    {600, 200}, {200, 600}, {1000, 64}, {20000, 64}, {100000, 16}};

static void check_shape(const library *lib, const family *functions, int64_t m, int64_t n) {
    static const int thread_counts[] = {1, 2, 3, 8, 32};
    sample expected = sample_new(functions, m, n, (uint64_t)(m + 3 * n));
    sample_check(&expected, variant_serial(true));
    sample_check(&expected, variant_serial(false));
    for (unsigned t = 0; t < sizeof thread_counts / sizeof thread_counts[0]; t++) {
        CHECK(lib->set_num_threads(thread_counts[t]) == 0, "set_num_threads(%d)", thread_counts[t]);
        for (int v = 0; v < all_variant_count; v++) {
            if (all_variants[v].threaded && !sample_check(&expected, &all_variants[v])) {
                fprintf(stderr, "with %d threads\n", thread_counts[t]);
            }
        }
    }
    lib->set_num_threads(0);
    sample_free(&expected);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (unsigned s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
            check_shape(&lib, &lib.families[f], shapes[s][0], shapes[s][1]);
        }
    }
    return check_report();
}
