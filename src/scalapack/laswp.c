/* p?laswp, row exchanges: on a grid of one process row each process exchanges the rows of its own columns. */
#include "scalapack.h"

/* The columns and the exchanges of a call. */
typedef struct exchanges {
    int64_t begin, end; /* columns of this process, from 0 */
    const integer *pivots;
    int64_t first, count; /* of the rows, from 0 */
} exchanges;

static bool is(const char *given, char letter) {
    return (*given | 0x20) == letter;
}

/* Gives false for what is left to the next definition, which checks the arguments by the same rules. There is
   no communication on such a grid: each process decides for itself. */
static bool find_exchanges(const char *direc, const char *rowcol, integer n, integer ja,
                           const integer *descriptor, integer k1, integer k2, const integer *ipiv,
                           exchanges *found) {
    const integer *d = descriptor;
    grid where;
    if (!is(rowcol, 'r') || !is(direc, 'f') || n < 1 || ja < 1 || k1 < 1 || k2 < k1 ||
        !find_grid(d, &where) || (int64_t)ja - 1 + n > d[n_] || k2 > d[m_]) {
        return false;
    }
    found->first = (int64_t)k1 - 1;
    found->count = (int64_t)k2 - found->first;
    found->pivots = ipiv + found->first;
    for (int64_t i = 0; i < found->count; i++) {
        if (found->pivots[i] < 1 || found->pivots[i] > d[m_]) {
            return false;
        }
    }
    found->begin = local_columns(d, &where, (int64_t)ja - 1);
    found->end = local_columns(d, &where, (int64_t)ja - 1 + n);
    return true;
}

#define LETTER s
#define NUMBER float
#include "laswp.inc"
#define LETTER d
#define NUMBER double
#include "laswp.inc"
#define LETTER c
#define NUMBER float _Complex
#include "laswp.inc"
#define LETTER z
#define NUMBER double _Complex
#include "laswp.inc"
