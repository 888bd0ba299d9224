/* Grids of one process row, by the BLACS that the process has. */
#include <stdio.h>
#include <stdlib.h>

#include "scalapack.h"

/* Lengths of strings follow the arguments. */
typedef void gridinfo(const integer *context, integer *rows, integer *columns, integer *row, integer *column);
typedef void topology(const integer *context, const char *operation, const char *scope, char *topology,
                      size_t operation_length, size_t scope_length, size_t topology_length);
typedef void send(const integer *context, const char *scope, const char *topology, const integer *m,
                  const integer *n, const integer *a, const integer *lda, size_t scope_length,
                  size_t topology_length);
typedef void receive(const integer *context, const char *scope, const char *topology, const integer *m,
                     const integer *n, integer *a, const integer *lda, const integer *row,
                     const integer *column, size_t scope_length, size_t topology_length);

typedef void end(const integer *context, const integer *status);

static gridinfo *blacs_gridinfo;
static topology *pb_topget;
static send *igebs2d;
static receive *igebr2d;
static end *blacs_abort;
static bool is_found;

/* Threads that come here at the same time find the same. */
static bool find_blacs(void) {
    if (!__atomic_load_n(&is_found, __ATOMIC_ACQUIRE)) {
        blacs_gridinfo = (gridinfo *)find_function("blacs_gridinfo_");
        pb_topget = (topology *)find_function("pb_topget_");
        igebs2d = (send *)find_function("igebs2d_");
        igebr2d = (receive *)find_function("igebr2d_");
        blacs_abort = (end *)find_function("blacs_abort_");
        bool all = blacs_gridinfo != NULL && pb_topget != NULL && igebs2d != NULL && igebr2d != NULL;
        __atomic_store_n(&is_found, all, __ATOMIC_RELEASE);
        return all;
    }
    return true;
}

bool find_grid(const integer *descriptor, grid *found) {
    const integer *d = descriptor;
    if (d[dtype_] != 1 || d[m_] < 1 || d[n_] < 1 || d[mb_] < 1 || d[nb_] < 1 || d[rsrc_] != 0 ||
        d[csrc_] < 0 || !find_blacs()) {
        return false;
    }
    integer rows, row;
    found->context = d[ctxt_];
    blacs_gridinfo(&found->context, &rows, &found->columns, &row, &found->column);
    if (rows != 1 || row != 0 || found->column < 0 || d[csrc_] >= found->columns) {
        return false;
    }
    return d[lld_] >= d[m_] || (d[lld_] >= 1 && local_columns(d, found, d[n_]) == 0);
}

int64_t local_columns(const integer *descriptor, const grid *where, int64_t global) {
    int64_t blocks = global / descriptor[nb_], columns = where->columns;
    int64_t before = (columns + where->column - descriptor[csrc_]) % columns, last = blocks % columns;
    int64_t more = before < last ? descriptor[nb_] : before == last ? global % descriptor[nb_] : 0;
    return blocks / columns * descriptor[nb_] + more;
}

integer owner_of(const integer *descriptor, const grid *where, int64_t column) {
    return (integer)((column / descriptor[nb_] + descriptor[csrc_]) % where->columns);
}

static char row_topology(const grid *where) {
    char found = ' ';
    pb_topget(&where->context, "Broadcast", "Rowwise", &found, 9, 7, 1);
    return found;
}

void send_pivots(const grid *where, integer count, integer *ipiv) {
    const integer one = 1;
    const char by = row_topology(where);
    igebs2d(&where->context, "Rowwise", &by, &count, &one, ipiv, &count, 7, 1);
}

void receive_pivots(const grid *where, integer owner, integer count, integer *ipiv) {
    const integer one = 1, row = 0;
    const char by = row_topology(where);
    igebr2d(&where->context, "Rowwise", &by, &count, &one, ipiv, &count, &row, &owner, 7, 1);
}

_Noreturn void end_processes(routine which, const char *what, integer context) {
    const integer status = 1;
    fprintf(stderr, "librecursivelu_scalapack: %s: %s\n", routine_names[which], what);
    if (find_blacs() && blacs_abort != NULL) {
        blacs_abort(&context, &status);
    }
    abort();
}
