/* Matrices of small whole numbers, whose products are exact in every type, with real and imaginary parts
   apart. */
#ifndef PLANAR_H
#define PLANAR_H

#include <stdbool.h>
#include <stdint.h>

#include "random.h"

/* Element (i, j) is [i + j * m]. */
typedef struct planar {
    int64_t m, n;
    bool is_complex; /* otherwise im is not looked at */
    double *re, *im;
} planar;

/* Room for so many elements. Ends the process without memory. */
planar planar_new(int64_t capacity, bool is_complex);
void planar_free(planar *p);

/* Makes it m by n, with anything in it. */
void planar_shape(planar *p, int64_t m, int64_t n);

/* Numbers from -limit to limit. */
void planar_fill(planar *p, int64_t m, int64_t n, int limit, random_source *source);

/* An n by n triangle of numbers from -1 to 1, with powers of two and, of complex numbers, their products with
   i or 1 + i on the diagonal, or ones, and zeros beside the triangle. */
void planar_fill_triangle(planar *p, int64_t n, bool is_upper, bool is_unit, random_source *source);

/* c = a * b. */
void planar_multiply(const planar *a, const planar *b, planar *c);

/* y = (re + im i) * x + y, element by element. */
void planar_add(planar *y, double re, double im, const planar *x);

/* x = (re + im i) * x. */
void planar_scale(planar *x, double re, double im);

#endif
