/* The types of a matrix's elements. */
#ifndef ELEMENT_H
#define ELEMENT_H

#include <complex.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* double, float, and complex numbers of two doubles and of two floats. */
typedef enum { F64, F32, C128, C64 } element_type;

/* An element in the widest type: of a real one the imaginary part is 0. */
typedef double complex number;

/* "f64", "f32", "c128" or "c64"; false if it is something else. */
bool parse_type(const char *text, element_type *type);

/* "f64" and so on. */
const char *type_name(element_type type);

/* The letter with which LAPACK's names of a type begin, and those of the type that its mixed precision
 * factors in; NULL if there is none. */
const char *lapack_letter(element_type type);
const char *lapack_lower_letter(element_type type);

/* Bytes of an element. */
size_t element_size(element_type type);

bool is_complex(element_type type);

/* The type of an element's parts: F64 or F32. */
element_type part_type(element_type type);

/* The distance from 1 to the next number. */
double element_epsilon(element_type type);

/* An element of an array. */
number element_at(element_type type, const void *values, int64_t i);

/* Makes an element of an array a real number. */
void set_element(element_type type, void *values, int64_t i, double value);

/* |re| + |im|, by which LAPACK compares complex numbers. */
static inline double magnitude(number x) {
    return fabs(creal(x)) + fabs(cimag(x));
}

/* Random numbers, the parts uniform from -1 to 1, the same for the same seed. */
void fill_random(element_type type, void *values, size_t count, uint64_t seed);

/* Floating-point operations of a factorization of order n: 2/3 n^3, four times as many if they are complex.
 */
double factorization_flops(element_type type, int64_t n);

#endif
