/* Sizes, shapes, types and variants against each other; then the same with one column zeroed. */
#include "check.h"
#include "emulated.h"
#include "planted.h"
#include "verify.h"

static const int64_t sizes[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 130, 300};

static int64_t smaller(int64_t m, int64_t n) {
    return m < n ? m : n;
}

/* Exchanges must be the reference's where rounding cannot decide them: always in double precision; in single
   precision those of a matrix made for it. */
static void check_pivoted(const family *functions, const variant *how, int64_t m, int64_t n,
                          random_source *source) {
    planted made = planted_separated(functions->type, m, n, source);
    verify(functions, how, &made.a, (expectation){.info = 0, .ipiv = made.ipiv});
    planted_free(&made);

    matrix a = matrix_new(functions->type, m, n, m);
    matrix_fill_uniform(&a, source);
    if (functions->type->part == &element_f64) {
        verify_against_reference(functions, how, &a);
    } else {
        verify(functions, how, &a, (expectation){.info = 0});
    }
    int64_t column = random_integer(source, 0, n - 1);
    matrix_zero_column(&a, column);
    verify(functions, how, &a, (expectation){.info = column < smaller(m, n) ? column + 1 : 0});
    matrix_free(&a);
}

static void check_nopiv(const family *functions, const variant *how, int64_t m, int64_t n,
                        random_source *source) {
    matrix a = matrix_new(functions->type, m, n, m);
    matrix_fill_dominant(&a, source);
    verify_against_reference(functions, how, &a);
    int64_t column = random_integer(source, 0, n - 1);
    matrix_zero_column(&a, column);
    int64_t info = column < smaller(m, n) ? -(column + 1) : 0;
    verify(functions, how, &a, (expectation){.info = info});
    matrix_free(&a);
}

static void check_shape(const library *lib, int64_t m, int64_t n) {
    for (int f = 0; f < family_count; f++) {
        for (int v = 0; v < main_variant_count; v++) {
            random_source source = random_new((uint64_t)(m * 1000 + n));
            const variant *how = &all_variants[v];
            (how->pivoted ? check_pivoted : check_nopiv)(&lib->families[f], how, m, n, &source);
        }
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (unsigned s = 0; s < sizeof sizes / sizeof sizes[0] && sizes[s] <= largest_order; s++) {
        check_shape(&lib, sizes[s], sizes[s]);
        check_shape(&lib, sizes[s], sizes[s] + 2);
        check_shape(&lib, sizes[s] + 2, sizes[s]);
    }
    return check_report();
}
