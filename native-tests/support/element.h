/* The element types, chosen at run time so that every test is written once. */
#ifndef ELEMENT_H
#define ELEMENT_H

#include <stddef.h>
#include <stdint.h>

typedef struct element {
    const char *name; /* "f64", as in the library's symbols */
    size_t size;
    const struct element *part; /* what the real and the imaginary part are; of a real type the type itself */
    int parts;                  /* 2, or 1 */
    double eps;                 /* unit round-off */
    double safe_min;            /* the smallest normal number */
    double overflow;            /* the largest power of two */
    double subnormal;           /* a number below safe_min with several bits */
    double (*get)(const void *data, int64_t index);       /* the real part */
    void (*set)(void *data, int64_t index, double value); /* a real number, rounded to the type */
} element;

/* Bytes of an element of the largest type. */
enum { largest_element_bytes = 2 * sizeof(double) };

extern const element element_f64;
extern const element element_f32;
extern const element element_c128;
extern const element element_c64;

#endif
