/* No call raises a status flag that plain elimination of its matrix does not raise, but inexact; flags that
   the host has raised stay, and control bits are as they were. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "every_call.h"
#include "flags.h"
#include "plain.h"

static const int64_t larger_orders[] = {47, 48, 49, 63, 64, 65, 80, 100, 129, 200, 260};
enum { all_orders_to = 40, right_hand_sides = 9 };

typedef struct kind {
    const char *name;
    void (*fill)(matrix *a, random_source *source);
} kind;

static void fill_identity(matrix *a, random_source *source) {
    (void)source;
    for (int64_t j = 0; j < a->n; j++) {
        matrix_set(a, j, j, 1);
    }
}

static void fill_zero(matrix *a, random_source *source) {
    (void)a;
    (void)source;
}

static void fill_singular(matrix *a, random_source *source) {
    matrix_fill_uniform(a, source);
    matrix_zero_column(a, random_integer(source, 0, a->n - 1));
}

/* Into one of the parts of an element. */
static void put(matrix *a, double value, random_source *source) {
    int64_t i = random_integer(source, 0, a->n - 1), j = random_integer(source, 0, a->n - 1);
    matrix_set_part(a, i, j, (int)(a->n % a->type->parts), value);
}

static void fill_nan(matrix *a, random_source *source) {
    matrix_fill_dominant(a, source);
    put(a, NAN, source);
}

static void fill_infinity(matrix *a, random_source *source) {
    matrix_fill_dominant(a, source);
    put(a, INFINITY, source);
}

static void fill_huge(matrix *a, random_source *source) {
    matrix_fill_uniform(a, source);
    matrix_scale(a, a->type->overflow);
}

static void fill_subnormal(matrix *a, random_source *source) {
    matrix_fill_dominant(a, source);
    matrix_scale(a, a->type->subnormal);
}

/* Large numbers right of small pivots and nothing below: elimination multiplies nothing but zeros. */
static void fill_triangle(matrix *a, random_source *source) {
    double large = sqrt(a->type->overflow) * 1024;
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < j; i++) {
            matrix_set(a, i, j, large * random_uniform(source, 1, 2));
        }
        matrix_set(a, j, j, random_uniform(source, 1, 2) / large);
    }
}

/* Numbers right of the pivots whose reciprocals are subnormal, and which are never divided by. */
static void fill_steep_triangle(matrix *a, random_source *source) {
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < j; i++) {
            matrix_set(a, i, j, a->type->overflow * random_uniform(source, 0.9, 0.99));
        }
        matrix_set(a, j, j, 1);
    }
}

static const kind kinds[] = {{"uniform", matrix_fill_uniform},
                             {"dominant", matrix_fill_dominant},
                             {"identity", fill_identity},
                             {"zero", fill_zero},
                             {"singular", fill_singular},
                             {"NaN", fill_nan},
                             {"infinity", fill_infinity},
                             {"huge", fill_huge},
                             {"subnormal", fill_subnormal},
                             {"triangle", fill_triangle},
                             {"steep triangle", fill_steep_triangle}};

/* What plain elimination raises. */
static int plain_flags(const matrix *a, elimination which) {
    matrix lu = which == of_transpose ? matrix_transposed(a, a->n) : matrix_copy(a);
    int64_t *ipiv = allocate((size_t)a->n * sizeof(int64_t));
    feclearexcept(FE_ALL_EXCEPT);
    plain_factor(&lu, ipiv, which != without_exchanges);
    int raised = fetestexcept(watched_flags);
    free(ipiv);
    matrix_free(&lu);
    return raised;
}

static void check_matrix(const family *functions, const char *name, const matrix *a) {
    static const int before[] = {0, FE_DIVBYZERO, FE_INVALID | FE_UNDERFLOW};
    int allowed[elimination_count];
    for (int e = 0; e < elimination_count; e++) {
        allowed[e] = plain_flags(a, e);
    }
    call_data data = call_data_new(functions, a, right_hand_sides);
    for (int c = 0; c < all_call_count; c++) {
        call_prepare(&data, &all_calls[c]);
        flag_watch watch = flags_begin(before[(a->n + c) % 3]);
        all_calls[c].run(&data);
        char label[96];
        snprintf(label, sizeof label, "%s %s, %s, n = %ld", functions->type->name, all_calls[c].name, name,
                 (long)a->n);
        flags_end(&watch, allowed[all_calls[c].done], label);
    }
    call_data_free(&data);
}

static void check_order(const family *functions, int64_t n) {
    for (unsigned k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        random_source source = random_new((uint64_t)(n + 1000 * k));
        matrix a = matrix_new(functions->type, n, n, n);
        kinds[k].fill(&a, &source);
        check_matrix(functions, kinds[k].name, &a);
        matrix_free(&a);
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (int64_t n = 1; n <= all_orders_to; n++) {
            check_order(&lib.families[f], n);
        }
        for (unsigned s = 0; s < sizeof larger_orders / sizeof larger_orders[0]; s++) {
            check_order(&lib.families[f], larger_orders[s]);
        }
    }
    return check_report();
}
