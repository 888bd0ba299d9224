/* bits LIBRARY: prints a number for the bits of each of many factorizations, to be compared with those of
   another run, in another environment. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "library.h"
#include "matrix.h"

static const int64_t orders[] = {1, 2, 3, 4, 7, 16, 33, 64, 100, 257, 600};

/* FNV-1a. */
static uint64_t hash(uint64_t before, const void *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        before = (before ^ ((const unsigned char *)bytes)[i]) * UINT64_C(0x100000001b3);
    }
    return before;
}

static void print_bits(const family *functions, factor_function *factor, const char *name, int64_t n) {
    random_source source = random_new((uint64_t)n);
    matrix a = matrix_new(functions->type, n, n, n);
    int64_t *ipiv = allocate((size_t)n * sizeof *ipiv);
    matrix_fill_uniform(&a, &source);
    int64_t info = factor(a.data, n, n, ipiv);
    uint64_t bits =
        hash(hash(UINT64_C(0xcbf29ce484222325), a.data, matrix_bytes(&a)), ipiv, (size_t)n * sizeof *ipiv);
    printf("%s %s %" PRId64 ": %" PRId64 " %016" PRIx64 "\n", functions->type->name, name, n, info, bits);
    free(ipiv);
    matrix_free(&a);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (unsigned o = 0; o < sizeof orders / sizeof orders[0]; o++) {
            print_bits(&lib.families[f], lib.families[f].factor, "serial", orders[o]);
            print_bits(&lib.families[f], lib.families[f].threaded, "threaded", orders[o]);
        }
    }
    return 0;
}
