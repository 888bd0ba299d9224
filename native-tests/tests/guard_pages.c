/* Matrix and ipiv flush against forbidden pages, after and before them; padding and surroundings unchanged.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "emulated.h"
#include "guarded.h"
#include "ratio.h"
#include "variant.h"

typedef struct areas {
    guarded matrix, ipiv;
} areas;

static void check_call(areas *memory, const family *functions, const variant *how, const matrix *original,
                       bool at_end) {
    int64_t m = original->m, n = original->n;
    size_t bytes = matrix_bytes(original);
    size_t ipiv_bytes = (size_t)(m < n ? m : n) * sizeof(int64_t);
    matrix lu = *original;
    lu.data = (at_end ? guarded_at_end : guarded_at_start)(&memory->matrix, bytes);
    int64_t *ipiv = (at_end ? guarded_at_end : guarded_at_start)(&memory->ipiv, ipiv_bytes);
    memcpy(lu.data, original->data, bytes);
    int64_t info = variant_factor(how, functions, lu.data, m, n, lu.lda, ipiv);

    char label[96];
    snprintf(label, sizeof label, "%s %s %ldx%ld lda %ld, %s", functions->type->name, how->name, (long)m,
             (long)n, (long)lu.lda, at_end ? "at the end" : "at the start");
    CHECK(info == 0, "%s: info is %ld", label, (long)info);
    CHECK(matrix_padding_intact(&lu), "%s: wrote between the columns", label);
    bool matrix_intact = (at_end ? guarded_intact_at_end : guarded_intact_at_start)(&memory->matrix, bytes);
    bool ipiv_intact = (at_end ? guarded_intact_at_end : guarded_intact_at_start)(&memory->ipiv, ipiv_bytes);
    CHECK(matrix_intact, "%s: wrote beside the matrix", label);
    CHECK(ipiv_intact, "%s: wrote beside ipiv", label);
    double ratio = factor_ratio(original, &lu, ipiv);
    CHECK(ratio < RATIO_LIMIT, "%s: ratio %g", label, ratio);
}

static void check_shape(areas *memory, const library *lib, int64_t m, int64_t n, int64_t lda) {
    for (int f = 0; f < family_count; f++) {
        const family *functions = &lib->families[f];
        random_source source = random_new((uint64_t)(m * 101 + n));
        matrix a = matrix_new(functions->type, m, n, lda);
        matrix_fill_dominant(&a, &source);
        for (int v = 0; v < main_variant_count; v++) {
            check_call(memory, functions, &all_variants[v], &a, true);
            check_call(memory, functions, &all_variants[v], &a, false);
        }
        matrix_free(&a);
    }
}

static areas areas_new(int64_t m, int64_t n, int64_t lda) {
    size_t elements = (size_t)((n - 1) * lda + m);
    return (areas){.matrix = guarded_new(elements * largest_element_bytes),
                   .ipiv = guarded_new((size_t)(m < n ? m : n) * sizeof(int64_t))};
}

static void areas_free(areas *memory) {
    guarded_free(&memory->matrix);
    guarded_free(&memory->ipiv);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    areas small = areas_new(40, 40, 45);
    for (int64_t m = 1; m <= 40; m++) {
        for (int64_t n = 1; n <= 40; n++) {
            if ((m + n) % grid_thinning == 0) {
                check_shape(&small, &lib, m, n, m);
                check_shape(&small, &lib, m, n, m + 1 + (m + n) % 5);
            }
        }
    }
    areas_free(&small);
    static const int64_t shapes[][3] = {{64, 64, 64},    {65, 63, 67},    {100, 100, 100}, {129, 127, 131},
                                        {200, 200, 200}, {257, 256, 257}, {300, 301, 303}, {2000, 5, 2001},
                                        {5, 2000, 5},    {520, 130, 520}, {130, 520, 133}};
    for (unsigned s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        areas memory = areas_new(shapes[s][0], shapes[s][1], shapes[s][2]);
        check_shape(&memory, &lib, shapes[s][0], shapes[s][1], shapes[s][2]);
        areas_free(&memory);
    }
    return check_report();
}
