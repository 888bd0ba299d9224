/* The number of threads after a call of LAPACK's: argv[2]. argv[3] is a number that the host sets before it.
 */
#include <stdlib.h>

#include "check.h"
#include "lapack.h"
#include "library.h"

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    REQUIRE(argc > 2, "usage: %s LIBRARY EXPECTED [SET]", argv[0]);
    lapack bound[lapack_kinds];
    lapack_bind(lib.handle, bound);
    if (argc > 3) {
        CHECK(lib.set_num_threads(atoi(argv[3])) == 0, "set");
    }
    double a[9] = {0};
    int64_t ipiv[3];
    CHECK(call_factor(&bound[0], 0, 3, 3, a, 3, ipiv) == 1, "a call");
    CHECK(lib.get_num_threads() == atoi(argv[2]), "%d threads", (int)lib.get_num_threads());
    return check_report();
}
