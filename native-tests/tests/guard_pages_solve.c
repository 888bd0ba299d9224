/* The factors, ipiv and right-hand sides of a solve flush against forbidden pages; the factors read-only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "guarded.h"
#include "ratio.h"
#include "variant.h"

typedef struct areas {
    guarded factors, ipiv, right_hand_sides;
} areas;

typedef struct system_data {
    matrix a, lu, b;
    int64_t *ipiv;
} system_data;

static system_data system_new(const family *functions, int64_t n, int64_t nrhs) {
    random_source source = random_new((uint64_t)(n * 53 + nrhs));
    system_data made = {.a = matrix_new(functions->type, n, n, n + nrhs % 3),
                        .b = matrix_new(functions->type, n, nrhs, n + n % 3)};
    matrix_fill_uniform(&made.a, &source);
    matrix_fill_uniform(&made.b, &source);
    made.lu = matrix_copy(&made.a);
    made.ipiv = allocate((size_t)n * sizeof(int64_t));
    int64_t info = functions->strided(made.lu.data, n, n, made.lu.lda, made.ipiv, 0);
    CHECK(info == 0, "%s n = %ld: info is %ld", functions->type->name, (long)n, (long)info);
    return made;
}

static void system_free(system_data *made) {
    matrix_free(&made->a);
    matrix_free(&made->lu);
    matrix_free(&made->b);
    free(made->ipiv);
}

static void check_solve(areas *memory, const family *functions, const system_data *made, char mode,
                        bool at_end) {
    int64_t n = made->a.n;
    void *(*place)(guarded *, size_t) = at_end ? guarded_at_end : guarded_at_start;
    matrix lu = made->lu, x = made->b;
    lu.data = place(&memory->factors, matrix_bytes(&lu));
    x.data = place(&memory->right_hand_sides, matrix_bytes(&x));
    int64_t *ipiv = place(&memory->ipiv, (size_t)n * sizeof(int64_t));
    memcpy(lu.data, made->lu.data, matrix_bytes(&lu));
    memcpy(x.data, made->b.data, matrix_bytes(&x));
    memcpy(ipiv, made->ipiv, (size_t)n * sizeof(int64_t));
    guarded_set_writable(&memory->factors, false);
    guarded_set_writable(&memory->ipiv, false);
    int64_t info = functions->solve(mode, n, x.n, lu.data, lu.lda, ipiv, x.data, x.lda);
    guarded_set_writable(&memory->factors, true);
    guarded_set_writable(&memory->ipiv, true);

    char label[96];
    snprintf(label, sizeof label, "%s %c n = %ld nrhs = %ld, %s", functions->type->name, mode, (long)n,
             (long)x.n, at_end ? "at the end" : "at the start");
    CHECK(info == 0, "%s: info is %ld", label, (long)info);
    bool intact = (at_end ? guarded_intact_at_end : guarded_intact_at_start)(&memory->right_hand_sides,
                                                                             matrix_bytes(&x));
    CHECK(intact && matrix_padding_intact(&x), "%s: wrote outside B", label);
    double ratio = solve_ratio(&made->a, mode, &x, &made->b);
    CHECK(ratio < RATIO_LIMIT, "%s: ratio %g", label, ratio);
}

static void check_order(const library *lib, int64_t n, int64_t nrhs) {
    size_t square = (size_t)(n * (n + 2)) * largest_element_bytes;
    areas memory = {.factors = guarded_new(square),
                    .ipiv = guarded_new((size_t)n * sizeof(int64_t)),
                    .right_hand_sides = guarded_new((size_t)((n + 2) * nrhs) * largest_element_bytes)};
    for (int f = 0; f < family_count; f++) {
        system_data made = system_new(&lib->families[f], n, nrhs);
        for (int end = 0; end < 2; end++) {
            check_solve(&memory, &lib->families[f], &made, 'N', end);
            check_solve(&memory, &lib->families[f], &made, 'T', end);
            check_solve(&memory, &lib->families[f], &made, 'C', end);
        }
        system_free(&made);
    }
    guarded_free(&memory.factors);
    guarded_free(&memory.ipiv);
    guarded_free(&memory.right_hand_sides);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int64_t n = 1; n <= 40; n++) {
        for (int64_t nrhs = 1; nrhs <= 9; nrhs++) {
            check_order(&lib, n, nrhs);
        }
    }
    check_order(&lib, 100, 33);
    check_order(&lib, 129, 3);
    check_order(&lib, 200, 64);
    check_order(&lib, 300, 1);
    return check_report();
}
