/* Column-major test matrices: element (i, j), 0-based, at data[i + j*lda]. */
#ifndef MATRIX_H
#define MATRIX_H

#include <stdbool.h>
#include <stdint.h>

#include "element.h"
#include "random.h"

typedef struct matrix {
    const element *type;
    int64_t m, n, lda;
    void *data; /* matrix_bytes() bytes: the last column ends with its row m-1 */
} matrix;

/* A matrix of zeros whose padding rows hold NaN; the caller frees it. Ends the process without memory. */
matrix matrix_new(const element *type, int64_t m, int64_t n, int64_t lda);
matrix matrix_copy(const matrix *a);

/* The same elements with columns so far apart, the padding NaN. */
matrix matrix_with_stride(const matrix *a, int64_t lda);

/* The transpose, with columns so far apart. */
matrix matrix_transposed(const matrix *a, int64_t lda);

void matrix_free(matrix *a);

size_t matrix_bytes(const matrix *a);

/* As the element type's get and set. */
double matrix_get(const matrix *a, int64_t i, int64_t j);
void matrix_set(matrix *a, int64_t i, int64_t j, double value);

/* Parts of elements: the real one 0, the imaginary one 1, which of real types is 0. */
double matrix_get_part(const matrix *a, int64_t i, int64_t j, int part);
void matrix_set_part(matrix *a, int64_t i, int64_t j, int part, double value);

void matrix_swap(matrix *a, int64_t i, int64_t j, int64_t i2, int64_t j2);

/* Uniform in [-1, 1), and so are imaginary parts. */
void matrix_fill_uniform(matrix *a, random_source *source);

/* Uniform with a diagonal that dominates its column, so that elimination without exchanges is stable. */
void matrix_fill_dominant(matrix *a, random_source *source);

/* Multiplies by a power of two. */
void matrix_scale(matrix *a, double factor);

void matrix_zero_column(matrix *a, int64_t j);

/* NaN of a recognisable bit pattern into rows m to lda-1 of all columns but the last, which has none. */
void matrix_poison_padding(matrix *a);
bool matrix_padding_intact(const matrix *a);

/* Every byte equal, padding included. */
bool matrix_identical(const matrix *a, const matrix *b);

/* Numbers as doubles, their real and their imaginary parts apart; im is NULL if all are real. */
typedef struct parts {
    double *re, *im;
} parts;

/* The m x n elements, lda = m, or so many zeros of the type. */
parts matrix_to_parts(const matrix *a);
parts parts_new(const element *type, int64_t count);
void parts_free(parts *numbers);

/* Puts one of the numbers into a matrix, rounded to its type. */
void matrix_set_number(matrix *a, int64_t i, int64_t j, parts numbers, int64_t index);

/* y[to + i] += (re + im * I) * x[from + i] for i < count. */
void parts_add_product(parts y, int64_t to, double re, double im, parts x, int64_t from, int64_t count);

/* |re| + |im|. */
double parts_magnitude(parts numbers, int64_t index);

void parts_swap(parts numbers, int64_t i, int64_t j);

/* malloc that ends the process on failure; at least one byte. */
void *allocate(size_t bytes);

#endif
