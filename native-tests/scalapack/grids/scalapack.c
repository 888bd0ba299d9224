#include "scalapack.h"

#include <float.h>

#define DECLARE(letter)                                                                                      \
    void p##letter##getrf_(const int *, const int *, void *, const int *, const int *, const int *, int *,   \
                           int *);                                                                           \
    void p##letter##getf2_(const int *, const int *, void *, const int *, const int *, const int *, int *,   \
                           int *);                                                                           \
    void p##letter##laswp_(const char *, const char *, const int *, void *, const int *, const int *,        \
                           const int *, const int *, const int *, const int *, size_t, size_t);
DECLARE(s)
DECLARE(d)
DECLARE(c)
DECLARE(z)

const element_type types[element_types] = {
    {'s', sizeof(float), FLT_EPSILON, psgetrf_, psgetf2_, pslaswp_},
    {'d', sizeof(double), DBL_EPSILON, pdgetrf_, pdgetf2_, pdlaswp_},
    {'c', sizeof(float complex), FLT_EPSILON, pcgetrf_, pcgetf2_, pclaswp_},
    {'z', sizeof(double complex), DBL_EPSILON, pzgetrf_, pzgetf2_, pzlaswp_},
};

double complex load(const element_type *type, const void *a, size_t index) {
    switch (type->letter) {
    case 's':
        return ((const float *)a)[index];
    case 'd':
        return ((const double *)a)[index];
    case 'c':
        return ((const float complex *)a)[index];
    default:
        return ((const double complex *)a)[index];
    }
}

void store(const element_type *type, void *a, size_t index, double complex value) {
    switch (type->letter) {
    case 's':
        ((float *)a)[index] = (float)creal(value);
        break;
    case 'd':
        ((double *)a)[index] = creal(value);
        break;
    case 'c':
        ((float complex *)a)[index] = (float complex)value;
        break;
    default:
        ((double complex *)a)[index] = value;
        break;
    }
}
