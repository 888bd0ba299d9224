/* The two element types, chosen at run time so that every test is written once. */
#ifndef ELEMENT_H
#define ELEMENT_H

#include <stddef.h>
#include <stdint.h>

typedef struct element {
    const char *name; /* "f64", as in the library's symbols */
    size_t size;
    double eps;       /* unit round-off */
    double safe_min;  /* the smallest normal number */
    double overflow;  /* the largest power of two */
    double subnormal; /* a number below safe_min with several bits */
    double (*get)(const void *data, int64_t index);
    void (*set)(void *data, int64_t index, double value); /* rounds to the type */
} element;

extern const element element_f64;
extern const element element_f32;

#endif
