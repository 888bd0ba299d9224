/* Row-major matrices flush against forbidden pages: the factors of the column-major matrix bit for bit, and
 * nothing else touched. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "emulated.h"
#include "guarded.h"
#include "matrix.h"
#include "recursive_lu.h"
#include "variant.h"

static void check_call(guarded *memory, const family *functions, const matrix *a, int64_t lda, uint32_t flags,
                       bool at_end) {
    int64_t m = a->m, n = a->n, steps = m < n ? m : n;
    matrix lu = matrix_copy(a);
    /* A row-major m x n matrix is described as the column-major n x m one that has the same bytes. */
    matrix rows = matrix_transposed(a, lda);
    size_t bytes = matrix_bytes(&rows), ipiv_bytes = (size_t)steps * sizeof(int64_t);
    int64_t *ipiv = allocate(ipiv_bytes), *found_ipiv = allocate(ipiv_bytes);
    matrix found = rows;
    found.data = (at_end ? guarded_at_end : guarded_at_start)(memory, bytes);
    memcpy(found.data, rows.data, bytes);

    int64_t expected = functions->strided(lu.data, m, n, lu.lda, ipiv, flags & RECURSIVE_LU_NO_PIVOT);
    int64_t info = functions->strided(found.data, m, n, lda, found_ipiv, flags | RECURSIVE_LU_ROW_MAJOR);

    char label[96];
    snprintf(label, sizeof label, "%s %ldx%ld lda %ld, flags %u, %s", a->type->name, (long)m, (long)n,
             (long)lda, (unsigned)flags, at_end ? "at the end" : "at the start");
    CHECK(info == expected, "%s: info is %ld", label, (long)info);
    CHECK(memcmp(ipiv, found_ipiv, ipiv_bytes) == 0, "%s: other exchanges", label);
    CHECK(matrix_padding_intact(&found), "%s: wrote between the rows", label);
    CHECK((at_end ? guarded_intact_at_end : guarded_intact_at_start)(memory, bytes),
          "%s: wrote beside the matrix", label);
    matrix lu_rows = matrix_transposed(&lu, lda);
    CHECK(matrix_identical(&found, &lu_rows), "%s: other factors", label);
    matrix_free(&lu);
    matrix_free(&rows);
    matrix_free(&lu_rows);
    free(ipiv);
    free(found_ipiv);
}

static void check_shape(const library *lib, int64_t m, int64_t n, int64_t lda) {
    static const uint32_t flags[] = {0, RECURSIVE_LU_THREADED, RECURSIVE_LU_NO_PIVOT | RECURSIVE_LU_THREADED};
    guarded memory = guarded_new((size_t)((m - 1) * lda + n) * largest_element_bytes);
    for (int f = 0; f < family_count; f++) {
        random_source source = random_new((uint64_t)(m * 103 + n));
        matrix a = matrix_new(lib->families[f].type, m, n, m);
        matrix_fill_dominant(&a, &source);
        for (unsigned k = 0; k < sizeof flags / sizeof flags[0]; k++) {
            check_call(&memory, &lib->families[f], &a, lda, flags[k], true);
            check_call(&memory, &lib->families[f], &a, lda, flags[k], false);
        }
        matrix_free(&a);
    }
    guarded_free(&memory);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int64_t m = 1; m <= 40; m++) {
        for (int64_t n = 1; n <= 40; n++) {
            if ((m + n) % grid_thinning == 0) {
                check_shape(&lib, m, n, n + (m + 2 * n) % 4);
            }
        }
    }
    static const int64_t shapes[][3] = {{64, 64, 64},    {65, 63, 67},    {100, 100, 100}, {129, 127, 131},
                                        {200, 200, 200}, {257, 256, 257}, {300, 301, 303}, {2000, 5, 7},
                                        {5, 2000, 2001}, {520, 130, 130}, {130, 520, 521}};
    for (unsigned s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        check_shape(&lib, shapes[s][0], shapes[s][1], shapes[s][2]);
    }
    return check_report();
}
