/* Who was told of an illegal argument of a function of LAPACKE. */
#ifndef TOLD_H
#define TOLD_H

#include "lapack.h"

/* LAPACK's xerbla_, which is told the position; LAPACKE_xerbla, which is told LAPACKE's info; or nobody. */
enum told { told_nobody, told_fortran, told_itself };

/* Checks handlers_last: who, by which name, and what. A routine is named as "getrf". */
void check_told(enum told expected, const lapacke *l, const char *routine, bool in_work, int64_t info,
                const char *what);

#endif
