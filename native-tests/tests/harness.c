/* Every symbol is there, and the six factorizations give small residuals under both of their names. */

#include "check.h"
#include "matrix.h"
#include "ratio.h"
#include "variant.h"

/* f64: 20 * m * eps for m = 100 with eps = 2^-52; f32 the same with 2^-23. */
static double residual_limit(const element *type) {
    return 20 * 100 * 2 * type->eps;
}

static void check_residual(const family *functions, const variant *how, const matrix *a) {
    int64_t ipiv[100];
    matrix lu = matrix_copy(a);
    int64_t info = variant_factor(how, functions, lu.data, 100, 100, 100, ipiv);
    CHECK(info == 0, "%s %s: info is %ld", functions->type->name, how->name, (long)info);
    double error = factor_relative_error(a, &lu, ipiv);
    CHECK(error < residual_limit(functions->type), "%s %s: residual %g", functions->type->name, how->name,
          error);
    matrix_free(&lu);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        const family *functions = &lib.families[f];
        random_source source = random_new(100);
        matrix a = matrix_new(functions->type, 100, 100, 100);
        matrix dominant = matrix_new(functions->type, 100, 100, 100);
        matrix_fill_uniform(&a, &source);
        matrix_fill_dominant(&dominant, &source);
        for (int v = 0; v < all_variant_count; v++) {
            const variant *how = &all_variants[v];
            check_residual(functions, how, how->pivoted ? &a : &dominant);
        }
        matrix_free(&a);
        matrix_free(&dominant);
    }
    CHECK(lib.version()[0] >= '0' && lib.version()[0] <= '9', "version %s", lib.version());
    CHECK(lib.get_num_threads() >= 1, "%d threads", lib.get_num_threads());
    return check_report();
}
