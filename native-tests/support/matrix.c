#include "matrix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

void *allocate(size_t bytes) {
    void *memory = calloc(bytes != 0 ? bytes : 1, 1);
    REQUIRE(memory != NULL, "no memory for %zu bytes", bytes);
    return memory;
}

size_t matrix_bytes(const matrix *a) {
    if (a->m == 0 || a->n == 0) {
        return 0;
    }
    return (size_t)((a->n - 1) * a->lda + a->m) * a->type->size;
}

matrix matrix_new(const element *type, int64_t m, int64_t n, int64_t lda) {
    matrix a = {.type = type, .m = m, .n = n, .lda = lda, .data = NULL};
    a.data = allocate(matrix_bytes(&a));
    matrix_poison_padding(&a);
    return a;
}

matrix matrix_copy(const matrix *a) {
    matrix copy = *a;
    copy.data = allocate(matrix_bytes(a));
    memcpy(copy.data, a->data, matrix_bytes(a));
    return copy;
}

matrix matrix_with_stride(const matrix *a, int64_t lda) {
    matrix spread = matrix_new(a->type, a->m, a->n, lda);
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            size_t size = a->type->size, to = (size_t)(i + j * lda), from = (size_t)(i + j * a->lda);
            memcpy((char *)spread.data + to * size, (const char *)a->data + from * size, size);
        }
    }
    return spread;
}

void matrix_free(matrix *a) {
    free(a->data);
    a->data = NULL;
}

double matrix_get(const matrix *a, int64_t i, int64_t j) {
    return a->type->get(a->data, i + j * a->lda);
}

void matrix_set(matrix *a, int64_t i, int64_t j, double value) {
    a->type->set(a->data, i + j * a->lda, value);
}

static int64_t part_index(const matrix *a, int64_t i, int64_t j, int part) {
    return (i + j * a->lda) * a->type->parts + part;
}

void matrix_set_part(matrix *a, int64_t i, int64_t j, int part, double value) {
    a->type->part->set(a->data, part_index(a, i, j, part), value);
}

double matrix_get_part(const matrix *a, int64_t i, int64_t j, int part) {
    return part < a->type->parts ? a->type->part->get(a->data, part_index(a, i, j, part)) : 0;
}

void matrix_swap(matrix *a, int64_t i, int64_t j, int64_t i2, int64_t j2) {
    char kept[2 * sizeof(double)];
    size_t size = a->type->size;
    char *x = (char *)a->data + (size_t)(i + j * a->lda) * size;
    char *y = (char *)a->data + (size_t)(i2 + j2 * a->lda) * size;
    memcpy(kept, x, size);
    memmove(x, y, size);
    memcpy(y, kept, size);
}

matrix matrix_transposed(const matrix *a, int64_t lda) {
    matrix t = matrix_new(a->type, a->n, a->m, lda);
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            for (int part = 0; part < a->type->parts; part++) {
                matrix_set_part(&t, j, i, part, matrix_get_part(a, i, j, part));
            }
        }
    }
    return t;
}

void matrix_fill_uniform(matrix *a, random_source *source) {
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            for (int p = 0; p < a->type->parts; p++) {
                matrix_set_part(a, i, j, p, random_uniform(source, -1, 1));
            }
        }
    }
}

void matrix_fill_dominant(matrix *a, random_source *source) {
    matrix_fill_uniform(a, source);
    int64_t pivots = a->m < a->n ? a->m : a->n;
    for (int64_t k = 0; k < pivots; k++) {
        double sign = matrix_get(a, k, k) < 0 ? -1 : 1;
        matrix_set(a, k, k, sign * (1 + 0.6 * (double)(a->m * a->type->parts)));
    }
}

void matrix_scale(matrix *a, double factor) {
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            for (int p = 0; p < a->type->parts; p++) {
                matrix_set_part(a, i, j, p, matrix_get_part(a, i, j, p) * factor);
            }
        }
    }
}

void matrix_zero_column(matrix *a, int64_t j) {
    for (int64_t i = 0; i < a->m; i++) {
        matrix_set(a, i, j, 0);
    }
}

/* Byte b of the padding, of parts of a size: quiet NaNs in all types, all different within a column. */
static unsigned char poison_byte(size_t offset, size_t size) {
    size_t within = offset % size;
    return within + 2 >= size ? 0xff : (unsigned char)(offset / size * 7 + 1);
}

void matrix_poison_padding(matrix *a) {
    size_t size = a->type->size;
    for (int64_t j = 0; j + 1 < a->n; j++) {
        unsigned char *padding = (unsigned char *)a->data + (size_t)(j * a->lda + a->m) * size;
        for (size_t b = 0; b < (size_t)(a->lda - a->m) * size; b++) {
            padding[b] = poison_byte(b, a->type->part->size);
        }
    }
}

bool matrix_padding_intact(const matrix *a) {
    size_t size = a->type->size;
    for (int64_t j = 0; j + 1 < a->n; j++) {
        const unsigned char *padding = (const unsigned char *)a->data + (size_t)(j * a->lda + a->m) * size;
        for (size_t b = 0; b < (size_t)(a->lda - a->m) * size; b++) {
            if (padding[b] != poison_byte(b, a->type->part->size)) {
                return false;
            }
        }
    }
    return true;
}

bool matrix_identical(const matrix *a, const matrix *b) {
    return matrix_bytes(a) == matrix_bytes(b) && memcmp(a->data, b->data, matrix_bytes(a)) == 0;
}

parts parts_new(const element *type, int64_t count) {
    size_t bytes = (size_t)count * sizeof(double);
    return (parts){.re = allocate(bytes), .im = type->parts == 2 ? allocate(bytes) : NULL};
}

parts matrix_to_parts(const matrix *a) {
    parts numbers = parts_new(a->type, a->m * a->n);
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            numbers.re[i + j * a->m] = matrix_get_part(a, i, j, 0);
            if (numbers.im != NULL) {
                numbers.im[i + j * a->m] = matrix_get_part(a, i, j, 1);
            }
        }
    }
    return numbers;
}

void parts_free(parts *numbers) {
    free(numbers->re);
    free(numbers->im);
}

void matrix_set_number(matrix *a, int64_t i, int64_t j, parts numbers, int64_t index) {
    matrix_set(a, i, j, numbers.re[index]);
    if (numbers.im != NULL) {
        matrix_set_part(a, i, j, 1, numbers.im[index]);
    }
}

void parts_add_product(parts y, int64_t to, double re, double im, parts x, int64_t from, int64_t count) {
    double *target = y.re + to;
    const double *source = x.re + from;
    if (y.im == NULL) {
        for (int64_t i = 0; i < count; i++) {
            target[i] += source[i] * re;
        }
        return;
    }
    for (int64_t i = 0; i < count; i++) {
        double imaginary = x.im[from + i];
        target[i] += source[i] * re - imaginary * im;
        y.im[to + i] += source[i] * im + imaginary * re;
    }
}

double parts_magnitude(parts numbers, int64_t index) {
    return fabs(numbers.re[index]) + (numbers.im == NULL ? 0 : fabs(numbers.im[index]));
}

static void swap_doubles(double *values, int64_t i, int64_t j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
}

void parts_swap(parts numbers, int64_t i, int64_t j) {
    swap_doubles(numbers.re, i, j);
    if (numbers.im != NULL) {
        swap_doubles(numbers.im, i, j);
    }
}
