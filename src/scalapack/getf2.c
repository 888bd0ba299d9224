/* p?getf2, the factorization of a panel: on a grid of one process row the panel is a matrix of one process.
 */
#include <stdlib.h>

#include "recursive_lu.h"
#include "scalapack.h"

/* A panel that is factored here. */
typedef struct panel {
    grid where;
    integer owner, pivots;
    int64_t column; /* its first one among the owner's, from 0 */
} panel;

/* Gives false for what is left to the next definition, which checks the arguments by the same rules. */
static bool find_panel(integer m, integer n, integer ia, integer ja, const integer *descriptor,
                       panel *found) {
    const integer *d = descriptor;
    if (m < 1 || n < 1 || ia < 1 || ja < 1 || d[mb_] != d[nb_] || !find_grid(d, &found->where)) {
        return false;
    }
    int64_t row = (int64_t)ia - 1, column = (int64_t)ja - 1;
    if (row + m > d[m_] || column + n > d[n_] || row % d[mb_] != 0 || column % d[nb_] != 0 || n > d[nb_]) {
        return false;
    }
    found->owner = owner_of(d, &found->where, column);
    found->column = local_columns(d, &found->where, column);
    found->pivots = m < n ? m : n;
    return true;
}

#define LETTER s
#define NUMBER float
#define MAGNITUDE(x) __builtin_fabsf(x)
#define FACTOR recursive_lu_f32_strided
#include "getf2.inc"
#define LETTER d
#define NUMBER double
#define MAGNITUDE(x) __builtin_fabs(x)
#define FACTOR recursive_lu_f64_strided
#include "getf2.inc"
#define LETTER c
#define NUMBER float _Complex
#define MAGNITUDE(x) (__builtin_fabsf(__real__(x)) + __builtin_fabsf(__imag__(x)))
#define FACTOR recursive_lu_c64_strided
#include "getf2.inc"
#define LETTER z
#define NUMBER double _Complex
#define MAGNITUDE(x) (__builtin_fabs(__real__(x)) + __builtin_fabs(__imag__(x)))
#define FACTOR recursive_lu_c128_strided
#include "getf2.inc"
