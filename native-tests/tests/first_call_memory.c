/* Opening the library and calling it once costs less than 12 MB of memory. */
#include <stdio.h>

#include "check.h"
#include "library.h"
#include "process.h"

int main(int argc, char **argv) {
    size_t before = resident_bytes();
    library lib = library_open(argc, argv);
    double a[] = {4, 2, 1, 3};
    int64_t ipiv[2];
    CHECK(lib.families[0].threaded(a, 2, 2, ipiv) == 0, "the first call");
    double megabytes = (double)(resident_bytes() - before) / (1 << 20);
    printf("%.1f MB\n", megabytes);
    CHECK(megabytes < 12, "%.1f MB", megabytes);
    return check_report();
}
