#include "behind.h"

#include <string.h>

#define EXPORT __attribute__((visibility("default")))

static behind state = {.rows = 1, .columns = 2};

EXPORT behind *behind_state(void) {
    return &state;
}

EXPORT void blacs_gridinfo_(const int32_t *context, int32_t *rows, int32_t *columns, int32_t *row,
                            int32_t *column);
EXPORT void blacs_gridinfo_(const int32_t *context, int32_t *rows, int32_t *columns, int32_t *row,
                            int32_t *column) {
    (void)context;
    *rows = state.rows;
    *columns = state.columns;
    *row = state.row;
    *column = state.column;
}

EXPORT void blacs_abort_(const int32_t *context, const int32_t *status);
EXPORT void blacs_abort_(const int32_t *context, const int32_t *status) {
    (void)context;
    state.aborted = *status;
}

EXPORT void pb_topget_(const int32_t *context, const char *operation, const char *scope, char *topology,
                       size_t, size_t, size_t);
EXPORT void pb_topget_(const int32_t *context, const char *operation, const char *scope, char *topology,
                       size_t a, size_t b, size_t c) {
    (void)context;
    *topology =
        *operation == 'B' && *scope == 'R' && a == strlen("Broadcast") && b == strlen("Rowwise") && c == 1
            ? 'S'
            : '?';
}

EXPORT void igebs2d_(const int32_t *context, const char *scope, const char *topology, const int32_t *m,
                     const int32_t *n, const int32_t *a, const int32_t *lda);
EXPORT void igebs2d_(const int32_t *context, const char *scope, const char *topology, const int32_t *m,
                     const int32_t *n, const int32_t *a, const int32_t *lda) {
    (void)context, (void)scope, (void)a;
    state.sent++;
    state.count = *n == 1 && *lda == *m ? *m : -1;
    state.topology = *topology;
}

EXPORT void igebr2d_(const int32_t *context, const char *scope, const char *topology, const int32_t *m,
                     const int32_t *n, int32_t *a, const int32_t *lda, const int32_t *row,
                     const int32_t *column);
EXPORT void igebr2d_(const int32_t *context, const char *scope, const char *topology, const int32_t *m,
                     const int32_t *n, int32_t *a, const int32_t *lda, const int32_t *row,
                     const int32_t *column) {
    (void)context, (void)scope;
    state.received++;
    state.count = *n == 1 && *lda == *m && *row == 0 ? *m : -1;
    state.source = *column;
    state.topology = *topology;
    for (int32_t i = 0; i < *m; i++) {
        a[i] = behind_pivot(i);
    }
}

#define BEHIND(letter, number)                                                                               \
    EXPORT void p##letter##getf2_(const int32_t *m, const int32_t *n, number *a, const int32_t *ia,          \
                                  const int32_t *ja, const int32_t *desca, int32_t *ipiv, int32_t *info);    \
    EXPORT void p##letter##getf2_(const int32_t *m, const int32_t *n, number *a, const int32_t *ia,          \
                                  const int32_t *ja, const int32_t *desca, int32_t *ipiv, int32_t *info) {   \
        (void)m, (void)n, (void)a, (void)ia, (void)ja, (void)desca, (void)ipiv;                              \
        state.factored++;                                                                                    \
        *info = behind_info;                                                                                 \
    }                                                                                                        \
    EXPORT void p##letter##laswp_(const char *, const char *, const int32_t *, number *, const int32_t *,    \
                                  const int32_t *, const int32_t *, const int32_t *, const int32_t *,        \
                                  const int32_t *, size_t, size_t);                                          \
    EXPORT void p##letter##laswp_(const char *direc, const char *rowcol, const int32_t *n, number *a,        \
                                  const int32_t *ia, const int32_t *ja, const int32_t *desca,                \
                                  const int32_t *k1, const int32_t *k2, const int32_t *ipiv, size_t first,   \
                                  size_t second) {                                                           \
        (void)direc, (void)rowcol, (void)n, (void)a, (void)ia, (void)ja, (void)desca, (void)k1, (void)k2;    \
        (void)ipiv;                                                                                          \
        state.exchanged++;                                                                                   \
        state.lengths[0] = first;                                                                            \
        state.lengths[1] = second;                                                                           \
    }
BEHIND(s, float)
BEHIND(d, double)
BEHIND(c, float _Complex)
BEHIND(z, double _Complex)

EXPORT void behind_factor(const int32_t *m, const int32_t *n, double *a, const int32_t *ia, const int32_t *ja,
                          const int32_t *desca, int32_t *ipiv, int32_t *info) {
    pdgetf2_(m, n, a, ia, ja, desca, ipiv, info);
}
