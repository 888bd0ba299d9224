/* A process that may use 500,000 KiB of addresses, as under `ulimit -v 500000`; and one that may use only
   little more than it does when it factors a matrix that is wide: nearly all of it stays in place. */
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"
#include "matrix.h"
#include "workload.h"

enum { columns = 10 * 1000 * 1000, more_bytes = 64 << 20 };

static void set_limit(rlim_t bytes) {
    struct rlimit limit;
    REQUIRE(getrlimit(RLIMIT_AS, &limit) == 0, "getrlimit");
    limit.rlim_cur = bytes;
    REQUIRE(setrlimit(RLIMIT_AS, &limit) == 0, "setrlimit");
}

static rlim_t addresses_used(void) {
    FILE *file = fopen("/proc/self/statm", "r");
    long pages = 0;
    REQUIRE(file != NULL && fscanf(file, "%ld", &pages) == 1, "/proc/self/statm");
    fclose(file);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

/* Two rows, the second one the larger, and the exchange and the factors that they must have. */
static void factor_wide(const family *functions) {
    matrix a = matrix_new(functions->type, 2, columns, 2);
    for (int64_t j = 0; j < columns; j++) {
        matrix_set(&a, 0, j, (double)(j % 5));
        matrix_set(&a, 1, j, (double)(j % 3 + 2));
    }
    matrix_set(&a, 0, 0, 1);

    int64_t ipiv[2] = {0};
    set_limit(addresses_used() + more_bytes);
    int64_t info = functions->factor(a.data, 2, columns, ipiv);
    set_limit(RLIM_INFINITY);
    CHECK(info == 0, "%s: info %lld", functions->type->name, (long long)info);
    CHECK(ipiv[0] == 2 && ipiv[1] == 2, "%s: ipiv %lld, %lld", functions->type->name, (long long)ipiv[0],
          (long long)ipiv[1]);
    int64_t wrong = matrix_get(&a, 0, 0) != 2 || matrix_get(&a, 1, 0) != 0.5;
    for (int64_t j = 1; j < columns; j++) {
        double upper = (double)(j % 3 + 2);
        wrong += matrix_get(&a, 0, j) != upper || matrix_get(&a, 1, j) != (double)(j % 5) - upper / 2;
    }
    CHECK(wrong == 0, "%s: %lld columns are wrong", functions->type->name, (long long)wrong);
    matrix_free(&a);
}

int main(int argc, char **argv) {
    set_limit(500000 * 1024);
    library lib = library_open(argc, argv);
    workload work = {.lib = &lib, .n = 1000, .seed = 1};
    workload_run(&work);
    set_limit(RLIM_INFINITY);
    for (int i = 0; i < family_count; i++) {
        factor_wide(&lib.families[i]);
    }

    return check_report();
}
