/* Every small order, orders about the usual block sizes, extreme aspects, and columns further apart than
 * rows. */
#include "check.h"
#include "emulated.h"
#include "planted.h"
#include "verify.h"

static void check_shape(const library *lib, int64_t m, int64_t n, int64_t lda) {
    for (int f = 0; f < family_count; f++) {
        const family *functions = &lib->families[f];
        random_source source = random_new((uint64_t)(m * 10007 + n * 13 + lda));
        planted made = planted_separated(functions->type, m, n, &source);
        matrix pivoted = matrix_with_stride(&made.a, lda);
        matrix dominant = matrix_new(functions->type, m, n, lda);
        matrix_fill_dominant(&dominant, &source);
        for (int v = 0; v < main_variant_count; v++) {
            const variant *how = &all_variants[v];
            verify(functions, how, how->pivoted ? &pivoted : &dominant,
                   (expectation){.info = 0, .ipiv = made.ipiv});
        }
        matrix_free(&pivoted);
        matrix_free(&dominant);
        planted_free(&made);
    }
}

/* Uniform matrices, whose pivots are closer to each other, against the reference. */
static void check_uniform(const library *lib, int64_t m, int64_t n, int64_t lda) {
    const family *functions = &lib->families[(m + n) % 2 == 0 ? 0 : real_family_count]; /* f64 or c128 */
    random_source source = random_new((uint64_t)(m * 7919 + n * 17 + lda));
    matrix a = matrix_new(functions->type, m, n, lda);
    matrix_fill_uniform(&a, &source);
    verify_against_reference(functions, variant_serial(true), &a);
    matrix_free(&a);
}

static void check_order(const library *lib, int64_t n) {
    check_shape(lib, n, n, n);
    check_shape(lib, n, n, n + 1 + n % 7);
    check_uniform(lib, n, n, n);
    check_uniform(lib, n, n, n + 3);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int64_t n = 1; n <= 70; n++) {
        check_order(&lib, n);
    }
    for (int64_t n = 127; n <= 129; n++) {
        check_order(&lib, n);
        if (n + 128 <= largest_order) {
            check_order(&lib, n + 128);
        }
    }
    static const int64_t shapes[][3] = {{1, 1000, 1},    {1, 1000, 5},    {1000, 1, 1000}, {1000, 1, 1001},
                                        {5000, 7, 5000}, {5000, 7, 5003}, {7, 5000, 7},    {7, 5000, 16},
                                        {300, 40, 300},  {40, 300, 64},   {257, 64, 257},  {64, 257, 65},
                                        {513, 130, 520}, {130, 513, 130}};
    for (unsigned s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        check_shape(&lib, shapes[s][0], shapes[s][1], shapes[s][2]);
        check_uniform(&lib, shapes[s][0], shapes[s][1], shapes[s][2]);
    }
    return check_report();
}
