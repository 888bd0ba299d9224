/* compare WITHOUT WITH [exactly]: the results of two runs of the same cases. info and pivots must be the
   same, and factors within rounding, or, exactly, all bits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record.h"
#include "scalapack.h"

static void *take(FILE *file, size_t bytes) {
    void *taken = malloc(bytes + 1);
    if (bytes > 0 && fread(taken, bytes, 1, file) != 1) {
        fprintf(stderr, "a file ends early\n");
        exit(2);
    }
    return taken;
}

int main(int argc, char **argv) {
    int exactly = argc == 4 && strcmp(argv[3], "exactly") == 0, passed = 0, failed = 0;
    FILE *files[2] = {argc > 2 ? fopen(argv[1], "rb") : NULL, argc > 2 ? fopen(argv[2], "rb") : NULL};
    if (argc < 3 || argc > 3 + exactly || files[0] == NULL || files[1] == NULL) {
        fprintf(stderr, "usage: compare WITHOUT WITH [exactly]\n");
        return 2;
    }
    record x, y;
    double largest = 0;
    while (fread(&x, sizeof x, 1, files[0]) == 1) {
        if (fread(&y, sizeof y, 1, files[1]) != 1 || strcmp(x.name, y.name) != 0) {
            printf("the files have different cases\n");
            return 2;
        }
        const element_type *type = &types[x.type];
        size_t elements = (size_t)x.rows * x.columns;
        int *p = take(files[0], x.pivots * sizeof(int)), *q = take(files[1], y.pivots * sizeof(int));
        void *a = take(files[0], elements * type->bytes), *b = take(files[1], elements * type->bytes);
        double norm = 0, worst = 0;
        int differ = 0;
        for (size_t i = 0; i < elements; i++) {
            double complex f = load(type, a, i), g = load(type, b, i);
            int is_nan = isnan(creal(f)) || isnan(cimag(f));
            differ = differ || is_nan != (isnan(creal(g)) || isnan(cimag(g)));
            norm = is_nan ? norm : fmax(norm, cabs(f));
            worst = is_nan ? worst : fmax(worst, cabs(f - g));
        }
        double ratio = worst == 0 ? 0 : worst / (norm * type->epsilon * (x.rows + x.columns));
        const char *wrong = x.info != y.info                            ? "info differs"
                            : memcmp(p, q, x.pivots * sizeof(int)) != 0 ? "pivots differ"
                            : (exactly || !x.is_rounded) && memcmp(a, b, elements * type->bytes)
                                ? "bits differ"
                            : differ      ? "NaN differs"
                            : ratio > 100 ? "factors differ"
                                          : NULL;
        largest = fmax(largest, ratio);
        passed += wrong == NULL;
        failed += wrong != NULL;
        if (wrong != NULL) {
            printf("%s: %s (info %d, %d; ratio %g)\n", x.name, wrong, x.info, y.info, ratio);
        }
        free(p);
        free(q);
        free(a);
        free(b);
    }
    if (fread(&y, 1, 1, files[1]) != 0) {
        printf("the files have different cases\n");
        return 2;
    }
    fprintf(stderr, "factors differ by at most %.2g units\n", largest);
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 || passed == 0;
}
