/* Small dyadic matrices full of exact ties: the first maximum is the pivot, and the factors come out exactly.
 */
#include "check.h"
#include "planted.h"
#include "verify.h"

static bool equal_values(const matrix *a, const matrix *b) {
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            if (matrix_get(a, i, j) != matrix_get(b, i, j) ||
                matrix_get_part(a, i, j, 1) != matrix_get_part(b, i, j, 1)) {
                return false;
            }
        }
    }
    return true;
}

static void check_case(const family *functions, int64_t m, int64_t n, int64_t zero_pivot, uint64_t seed) {
    random_source source = random_new(seed);
    planted made = planted_ties(functions->type, m, n, zero_pivot, &source);
    for (int v = 0; v < all_variant_count; v++) {
        const variant *how = &all_variants[v];
        if (!how->pivoted) {
            continue;
        }
        matrix lu =
            verify_factor(functions, how, &made.a, (expectation){.info = zero_pivot + 1, .ipiv = made.ipiv});
        CHECK(equal_values(&lu, &made.lu), "%s %s %ldx%ld: the factors are not exact", functions->type->name,
              how->name, (long)m, (long)n);
        matrix_free(&lu);
    }
    planted_free(&made);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (int64_t n = 1; n <= 64; n++) {
            uint64_t seed = (uint64_t)n * 31;
            check_case(&lib.families[f], n, n, -1, seed);
            check_case(&lib.families[f], n + 5, n, -1, seed + 1);
            check_case(&lib.families[f], n, n + 5, -1, seed + 2);
            check_case(&lib.families[f], n + 3, n, n / 2, seed + 3);
            check_case(&lib.families[f], n, n, n - 1, seed + 4);
        }
        check_case(&lib.families[f], 200, 150, -1, 200);
        check_case(&lib.families[f], 150, 200, 77, 201);
    }
    return check_report();
}
