#include "next.h"

int next_calls;

/* Arguments that a function does not look at do not matter. */
int next_count(void);

int next_count(void) {
    next_calls++;
    return next_info;
}

#define NAME(name) int name(void) __attribute__((alias("next_count")));
#define NAMES(p)                                                                                             \
    NAME(p##getrf_)                                                                                          \
    NAME(p##getrf2_)                                                                                         \
    NAME(p##getf2_)                                                                                          \
    NAME(p##getrs_)                                                                                          \
    NAME(p##gesv_)                                                                                           \
    NAME(p##getri_)                                                                                          \
    NAME(p##gecon_)                                                                                          \
    NAME(p##laswp_)                                                                                          \
    NAME(LAPACKE_##p##getrf)                                                                                 \
    NAME(LAPACKE_##p##getrs)                                                                                 \
    NAME(LAPACKE_##p##gesv)                                                                                  \
    NAME(LAPACKE_##p##getri)                                                                                 \
    NAME(LAPACKE_##p##getrf_work)                                                                            \
    NAME(LAPACKE_##p##getrs_work)                                                                            \
    NAME(LAPACKE_##p##gesv_work)                                                                             \
    NAME(LAPACKE_##p##getri_work)

NAMES(d)
NAMES(s)
