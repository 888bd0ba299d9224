#include "next.h"

int next_calls;

/* Arguments that a function does not look at do not matter. */
int next_count(void);

int next_count(void) {
    next_calls++;
    return next_info;
}

#define NAME(name) int name(void) __attribute__((alias("next_count")));
#define FORMS(p, routine)                                                                                    \
    NAME(p##routine##_)                                                                                      \
    NAME(LAPACKE_##p##routine)                                                                               \
    NAME(LAPACKE_##p##routine##_work)
#define NAMES(p)                                                                                             \
    FORMS(p, getrf)                                                                                          \
    FORMS(p, getrf2)                                                                                         \
    FORMS(p, getf2)                                                                                          \
    FORMS(p, getrs)                                                                                          \
    FORMS(p, gesv)                                                                                           \
    FORMS(p, getri)                                                                                          \
    FORMS(p, gecon)                                                                                          \
    FORMS(p, gerfs)                                                                                          \
    FORMS(p, geequ)                                                                                          \
    FORMS(p, geequb)                                                                                         \
    FORMS(p, gesvx)                                                                                          \
    FORMS(p, laswp)                                                                                          \
    NAME(p##laqge_)                                                                                          \
    NAME(LAPACKE_##p##ge_trans)                                                                              \
    NAME(LAPACKE_##p##ge_nancheck)

NAMES(d)
NAMES(s)
NAMES(z)
NAMES(c)
FORMS(d, sgesv)
FORMS(z, cgesv)
