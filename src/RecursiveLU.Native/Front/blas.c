/* BLAS' names: Fortran's with 32-bit and 64-bit integers, and C's (cblas_). Each calls the managed function
   with column-major matrices, and tells of an illegal argument in the words of its kind. Where the runtime
   cannot start, the next definition of a name in the process serves. */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "control.h"
#include "front.h"

/* cblas.h */
typedef enum layout { row_major = 101, column_major = 102 } layout;
enum { no_trans = 111, trans = 112, conj_trans = 113 };
enum { upper = 121, lower = 122, non_unit = 131, unit = 132, left = 141, right = 142 };

/* A matrix that is conjugated and not transposed; the vector of a rank-one update that is conjugated. */
enum { conjugated = 1, neither_vector = 'N', first_vector = 'X', second_vector = 'Y' };

#define BLAS(name, parameters, arguments) static int64_t first_##name parameters;
#define SMALL_BLAS(name, most, parameters, arguments) static bool first_small_##name parameters;
#include "blas.inc"

static blas_kernels functions = {
#define BLAS(name, parameters, arguments) .name = first_##name,
#define SMALL_BLAS(name, most, parameters, arguments) .small_##name = first_small_##name,
#include "blas.inc"
};

#define CALL(name) __atomic_load_n(&functions.name, __ATOMIC_ACQUIRE)

#define BLAS(name, parameters, arguments)                                                                    \
    static int64_t first_##name parameters {                                                                 \
        return front_begin() ? CALL(name) arguments : RECURSIVE_LU_OUT_OF_MEMORY;                            \
    }
/* Not before the first call has started the runtime; then any function, small matrices first. The flags of
   the vector unit are those of before, as after every call. */
#define SMALL_BLAS(name, most, parameters, arguments)                                                        \
    static bool first_small_##name parameters {                                                              \
        return front_begin() && CALL(small_##name) arguments;                                                \
    }                                                                                                        \
    static int64_t any_##name parameters {                                                                   \
        if (m <= (most) && n <= (most)) {                                                                    \
            uint32_t status = control_status();                                                              \
            if ((status & trap_masks) == trap_masks && CALL(small_##name) arguments) {                       \
                restore_control_status(status);                                                              \
                return 0;                                                                                    \
            }                                                                                                \
        }                                                                                                    \
        return CALL(name) arguments;                                                                         \
    }
#include "blas.inc"

/* Whether plain names mean 64-bit integers in this process; then they stay the next definition's. */
static bool is_wide(void) {
    enum { unknown, no, yes };
    static int known;
    int state = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (__builtin_expect(state == unknown, 0)) {
        state = front_is_wide("dgemm_") ? yes : no;
        __atomic_store_n(&known, state, __ATOMIC_RELAXED);
    }
    return state == yes;
}

void front_fill_blas(const kernels *chosen) {
    const blas_kernels *found = chosen->blas != NULL ? chosen->blas : front_own.blas;
#define BLAS(name, parameters, arguments) __atomic_store_n(&functions.name, found->name, __ATOMIC_RELEASE);
#define SMALL_BLAS(name, most, parameters, arguments) BLAS(small_##name, parameters, arguments)
#include "blas.inc"
}

#define ANY_s(name) any_s##name
#define ANY_d(name) any_d##name
#define ANY_c(name) CALL(c##name)
#define ANY_z(name) CALL(z##name)

/* Of an illegal argument: the process' xerbla, if it has one. */
static void tell_fortran(const char *routine, int64_t position, bool wide) {
    char name[16] = "                ";
    size_t length = strlen(routine);
    for (size_t i = 0; i < length; i++) {
        name[i] = (char)(routine[i] & ~0x20);
    }
    length = length < 6 ? 6 : length;
    name[length] = '\0';
    void (*xerbla)(const char *, const int64_t *, size_t) = NULL;
    *(void **)&xerbla = wide ? front_find("xerbla_64_") : NULL;
    if (xerbla == NULL) {
        /* The low half of a 64-bit integer is the 32-bit one. */
        *(void **)&xerbla = front_find("xerbla_");
    }
    if (xerbla != NULL) {
        xerbla(name, &position, length);
    } else {
        fprintf(stderr, " ** On entry to %s parameter number %d had an illegal value\n", name, (int)position);
    }
}

/* The same of C's names. The reference implementation's handler exchanges positions itself for row-major
 * matrices, which it is told of by a variable, and wants them as the routine for columns counts them; but
 * not those of gemm's options. */
static void tell_c(const char *routine, bool is_row_major, int by_rows, int by_columns) {
    char name[24];
    snprintf(name, sizeof name, "cblas_%s", routine);
    void (*xerbla)(int, const char *, const char *, ...) = NULL;
    *(void **)&xerbla = front_find("cblas_xerbla");
    int *is_told_of_rows = front_find("RowMajorStrg");
    if (is_told_of_rows != NULL) {
        *is_told_of_rows = is_row_major;
    }
    bool is_exchanged_option = by_columns <= 3 && strcmp(routine + 1, "gemm") == 0;
    bool is_exchanged_there = is_told_of_rows != NULL && !is_exchanged_option;
    int position = is_row_major && !is_exchanged_there ? by_rows : by_columns;
    if (xerbla != NULL) {
        xerbla(position, name, "");
    } else {
        fprintf(stderr, "Parameter %d to routine %s was incorrect\n", is_row_major ? by_rows : by_columns,
                name);
    }
}

/* Neither can the runtime start, nor is there another definition. */
static void tell_no_memory(const char *name) {
    fprintf(stderr, "%s: %s; nothing was computed\n", name, recursive_lu_message(RECURSIVE_LU_OUT_OF_MEMORY));
}

/* The letter of a cblas option, or one that is none. */
static char letter_of_trans(int option) {
    return option == no_trans ? 'N' : option == trans ? 'T' : option == conj_trans ? 'C' : '?';
}

static char letter_of_uplo(int option) {
    return option == upper ? 'U' : option == lower ? 'L' : '?';
}

static char letter_of_diag(int option) {
    return option == non_unit ? 'N' : option == unit ? 'U' : '?';
}

static char letter_of_side(int option) {
    return option == left ? 'L' : option == right ? 'R' : '?';
}

/* Row-major is column-major of the transpose. */
static char other_side(char side) {
    return side == 'L' ? 'R' : side == 'R' ? 'L' : side;
}

static char other_uplo(char uplo) {
    return uplo == 'U' ? 'L' : uplo == 'L' ? 'U' : uplo;
}

static char other_trans(char form) {
    return form == 'N' ? 'T' : form == 'T' ? 'N' : form == 'C' ? conjugated : form;
}

/* What follows defines a public function for a symbol: a call, and what is to be done if it says that it did
 * not succeed. */
#define NEXT_OR_TELL(symbol, parameters, arguments)                                                          \
    do {                                                                                                     \
        void(*next) parameters = NULL;                                                                       \
        *(void **)&next = dlsym(RTLD_NEXT, #symbol);                                                         \
        if (next != NULL) {                                                                                  \
            next arguments;                                                                                  \
        } else {                                                                                             \
            tell_no_memory(#symbol);                                                                         \
        }                                                                                                    \
    } while (0)

#define FORTRAN_FUNCTION(symbol, routine, integer, parameters, arguments, call)                              \
    void symbol parameters;                                                                                  \
    void symbol parameters {                                                                                 \
        int64_t error = RECURSIVE_LU_OUT_OF_MEMORY;                                                          \
        if (sizeof(integer) == sizeof(int64_t) || !is_wide()) {                                              \
            error = call;                                                                                    \
        }                                                                                                    \
        if (__builtin_expect(error > 0, 0)) {                                                                \
            tell_fortran(routine, error, sizeof(integer) == sizeof(int64_t));                                \
        } else if (__builtin_expect(error < 0, 0)) {                                                         \
            NEXT_OR_TELL(symbol, parameters, arguments);                                                     \
        }                                                                                                    \
    }

/* positions gives the C function's for Fortran's. */
#define C_FUNCTION(symbol, routine, integer, parameters, arguments, is_row_major, positions_of_rows,         \
                   positions_of_columns, call)                                                               \
    void symbol parameters;                                                                                  \
    void symbol parameters {                                                                                 \
        if (__builtin_expect(order != row_major && order != column_major, 0)) {                              \
            tell_c(routine, false, 1, 1);                                                                    \
            return;                                                                                          \
        }                                                                                                    \
        const bool is_row_major = order == row_major;                                                        \
        int64_t error = RECURSIVE_LU_OUT_OF_MEMORY;                                                          \
        if (sizeof(integer) == sizeof(int64_t) || !is_wide()) {                                              \
            error = call;                                                                                    \
        }                                                                                                    \
        if (__builtin_expect(error > 0, 0)) {                                                                \
            tell_c(routine, is_row_major, positions_of_rows[error], positions_of_columns[error]);            \
        } else if (__builtin_expect(error < 0, 0)) {                                                         \
            NEXT_OR_TELL(symbol, parameters, arguments);                                                     \
        }                                                                                                    \
    }

/* Level 1 has no order, and no errors. */
#define PLAIN_C_FUNCTION(symbol, integer, parameters, arguments, call)                                       \
    void symbol parameters;                                                                                  \
    void symbol parameters {                                                                                 \
        int64_t error = RECURSIVE_LU_OUT_OF_MEMORY;                                                          \
        if (sizeof(integer) == sizeof(int64_t) || !is_wide()) {                                              \
            error = call;                                                                                    \
        }                                                                                                    \
        if (__builtin_expect(error < 0, 0)) {                                                                \
            NEXT_OR_TELL(symbol, parameters, arguments);                                                     \
        }                                                                                                    \
    }

static const signed char one_more[] = {0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
static const signed char gemm_rows[] = {0, 3, 2, 5, 4, 6, 7, 10, 11, 8, 9, 12, 13, 14};
static const signed char triangle_rows[] = {0, 2, 3, 4, 5, 7, 6, 8, 9, 10, 11, 12};
static const signed char gemv_rows[] = {0, 2, 4, 3, 5, 6, 7, 8, 9, 10, 11, 12};
/* Of rank-one updates the form comes first, which is no argument of theirs. */
static const signed char ger_columns[] = {0, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10};
static const signed char ger_rows[] = {0, 0, 3, 2, 4, 7, 8, 5, 6, 9, 10};

/* A real factor is given by value, a complex one behind a pointer. */
#define REAL_VALUE(T) T
#define REAL_POINTER(T) T
#define REAL_AT(factor) (&(factor))
#define COMPLEX_VALUE(T) const void *
#define COMPLEX_POINTER(T) void
#define COMPLEX_AT(factor) (factor)

#define GEMM_FORTRAN(l, T, suffix, I)                                                                        \
    FORTRAN_FUNCTION(l##gemm##suffix, #l "gemm", I,                                                          \
                     (const char *transa, const char *transb, const I *m, const I *n, const I *k,            \
                      const T *alpha, const T *a, const I *lda, const T *b, const I *ldb, const T *beta,     \
                      T *c, const I *ldc),                                                                   \
                     (transa, transb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc),                         \
                     ANY_##l(gemm)(*transa, *transb, *m, *n, *k, alpha, a, *lda, b, *ldb, beta, c, *ldc))
#define GEMM_C(l, T, K, suffix, I)                                                                           \
    C_FUNCTION(                                                                                              \
        cblas_##l##gemm##suffix, #l "gemm", I,                                                               \
        (layout order, int transa, int transb, I m, I n, I k, K##_VALUE(T) alpha, const K##_POINTER(T) * a,  \
         I lda, const K##_POINTER(T) * b, I ldb, K##_VALUE(T) beta, K##_POINTER(T) * c, I ldc),              \
        (order, transa, transb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc), rows, gemm_rows, one_more,    \
        rows ? ANY_##l(gemm)(letter_of_trans(transb), letter_of_trans(transa), n, m, k, K##_AT(alpha), b,    \
                             ldb, a, lda, K##_AT(beta), c, ldc)                                              \
             : ANY_##l(gemm)(letter_of_trans(transa), letter_of_trans(transb), m, n, k, K##_AT(alpha), a,    \
                             lda, b, ldb, K##_AT(beta), c, ldc))

#define TRIANGLE_FORTRAN(l, name, call, T, suffix, I)                                                        \
    FORTRAN_FUNCTION(l##name##suffix, #l #name, I,                                                           \
                     (const char *side, const char *uplo, const char *transa, const char *diag, const I *m,  \
                      const I *n, const T *alpha, const T *a, const I *lda, T *b, const I *ldb),             \
                     (side, uplo, transa, diag, m, n, alpha, a, lda, b, ldb),                                \
                     call(*side, *uplo, *transa, *diag, *m, *n, alpha, a, *lda, b, *ldb))
#define TRIANGLE_C(l, name, call, T, K, suffix, I)                                                           \
    C_FUNCTION(                                                                                              \
        cblas_##l##name##suffix, #l #name, I,                                                                \
        (layout order, int side, int uplo, int transa, int diag, I m, I n, K##_VALUE(T) alpha,               \
         const K##_POINTER(T) * a, I lda, K##_POINTER(T) * b, I ldb),                                        \
        (order, side, uplo, transa, diag, m, n, alpha, a, lda, b, ldb), rows, triangle_rows, one_more,       \
        rows ? call(other_side(letter_of_side(side)), other_uplo(letter_of_uplo(uplo)),                      \
                    letter_of_trans(transa), letter_of_diag(diag), n, m, K##_AT(alpha), a, lda, b, ldb)      \
             : call(letter_of_side(side), letter_of_uplo(uplo), letter_of_trans(transa),                     \
                    letter_of_diag(diag), m, n, K##_AT(alpha), a, lda, b, ldb))

#define GEMV_FORTRAN(l, T, suffix, I)                                                                        \
    FORTRAN_FUNCTION(l##gemv##suffix, #l "gemv", I,                                                          \
                     (const char *transa, const I *m, const I *n, const T *alpha, const T *a, const I *lda,  \
                      const T *x, const I *incx, const T *beta, T *y, const I *incy),                        \
                     (transa, m, n, alpha, a, lda, x, incx, beta, y, incy),                                  \
                     CALL(l##gemv)(*transa == conjugated ? '?' : *transa, *m, *n, alpha, a, *lda, x, *incx,  \
                                   beta, y, *incy))
#define GEMV_C(l, T, K, suffix, I)                                                                           \
    C_FUNCTION(cblas_##l##gemv##suffix, #l "gemv", I,                                                        \
               (layout order, int transa, I m, I n, K##_VALUE(T) alpha, const K##_POINTER(T) * a, I lda,     \
                const K##_POINTER(T) * x, I incx, K##_VALUE(T) beta, K##_POINTER(T) * y, I incy),            \
               (order, transa, m, n, alpha, a, lda, x, incx, beta, y, incy), rows, gemv_rows, one_more,      \
               rows ? CALL(l##gemv)(other_trans(letter_of_trans(transa)), n, m, K##_AT(alpha), a, lda, x,    \
                                    incx, K##_AT(beta), y, incy)                                             \
                    : CALL(l##gemv)(letter_of_trans(transa), m, n, K##_AT(alpha), a, lda, x, incx,           \
                                    K##_AT(beta), y, incy))

#define TRSV_FORTRAN(l, T, suffix, I)                                                                        \
    FORTRAN_FUNCTION(                                                                                        \
        l##trsv##suffix, #l "trsv", I,                                                                       \
        (const char *uplo, const char *transa, const char *diag, const I *n, const T *a, const I *lda, T *x, \
         const I *incx),                                                                                     \
        (uplo, transa, diag, n, a, lda, x, incx),                                                            \
        CALL(l##trsv)(*uplo, *transa == conjugated ? '?' : *transa, *diag, *n, a, *lda, x, *incx))
#define TRSV_C(l, T, K, suffix, I)                                                                           \
    C_FUNCTION(cblas_##l##trsv##suffix, #l "trsv", I,                                                        \
               (layout order, int uplo, int transa, int diag, I n, const K##_POINTER(T) * a, I lda,          \
                K##_POINTER(T) * x, I incx),                                                                 \
               (order, uplo, transa, diag, n, a, lda, x, incx), rows, one_more, one_more,                    \
               rows ? CALL(l##trsv)(other_uplo(letter_of_uplo(uplo)), other_trans(letter_of_trans(transa)),  \
                                    letter_of_diag(diag), n, a, lda, x, incx)                                \
                    : CALL(l##trsv)(letter_of_uplo(uplo), letter_of_trans(transa), letter_of_diag(diag), n,  \
                                    a, lda, x, incx))

/* form is that of the name, by columns; by rows the vectors change places. */
#define GER_FORTRAN(l, name, T, form, suffix, I)                                                             \
    FORTRAN_FUNCTION(l##name##suffix, #l #name, I,                                                           \
                     (const I *m, const I *n, const T *alpha, const T *x, const I *incx, const T *y,         \
                      const I *incy, T *a, const I *lda),                                                    \
                     (m, n, alpha, x, incx, y, incy, a, lda),                                                \
                     minus_form(CALL(l##ger)(form, *m, *n, alpha, x, *incx, y, *incy, a, *lda)))
#define GER_C(l, name, T, K, form, form_of_rows, suffix, I)                                                  \
    C_FUNCTION(cblas_##l##name##suffix, #l #name, I,                                                         \
               (layout order, I m, I n, K##_VALUE(T) alpha, const K##_POINTER(T) * x, I incx,                \
                const K##_POINTER(T) * y, I incy, K##_POINTER(T) * a, I lda),                                \
               (order, m, n, alpha, x, incx, y, incy, a, lda), rows, ger_rows, ger_columns,                  \
               rows ? CALL(l##ger)(form_of_rows, n, m, K##_AT(alpha), y, incy, x, incx, a, lda)              \
                    : CALL(l##ger)(form, m, n, K##_AT(alpha), x, incx, y, incy, a, lda))

static int64_t minus_form(int64_t error) {
    return error > 0 ? error - 1 : error;
}

#define LEVEL1_FORTRAN(l, T, suffix, I)                                                                      \
    FORTRAN_FUNCTION(l##swap##suffix, #l "swap", I, (const I *n, T *x, const I *incx, T *y, const I *incy),  \
                     (n, x, incx, y, incy), CALL(l##swap)(*n, x, *incx, y, *incy))                           \
    FORTRAN_FUNCTION(l##copy##suffix, #l "copy", I,                                                          \
                     (const I *n, const T *x, const I *incx, T *y, const I *incy), (n, x, incx, y, incy),    \
                     CALL(l##copy)(*n, x, *incx, y, *incy))                                                  \
    FORTRAN_FUNCTION(l##axpy##suffix, #l "axpy", I,                                                          \
                     (const I *n, const T *alpha, const T *x, const I *incx, T *y, const I *incy),           \
                     (n, alpha, x, incx, y, incy), CALL(l##axpy)(*n, alpha, x, *incx, y, *incy))             \
    FORTRAN_FUNCTION(l##scal##suffix, #l "scal", I, (const I *n, const T *alpha, T *x, const I *incx),       \
                     (n, alpha, x, incx), CALL(l##scal)(*n, alpha, x, *incx))                                \
    IAMAX(i##l##amax##suffix, I, I, (const I *n, const T *x, const I *incx), (n, x, incx),                   \
          CALL(l##iamax)(*n, x, *incx), 0)

#define LEVEL1_C(l, T, K, suffix, I)                                                                         \
    PLAIN_C_FUNCTION(cblas_##l##swap##suffix, I,                                                             \
                     (I n, K##_POINTER(T) * x, I incx, K##_POINTER(T) * y, I incy), (n, x, incx, y, incy),   \
                     CALL(l##swap)(n, x, incx, y, incy))                                                     \
    PLAIN_C_FUNCTION(cblas_##l##copy##suffix, I,                                                             \
                     (I n, const K##_POINTER(T) * x, I incx, K##_POINTER(T) * y, I incy),                    \
                     (n, x, incx, y, incy), CALL(l##copy)(n, x, incx, y, incy))                              \
    PLAIN_C_FUNCTION(                                                                                        \
        cblas_##l##axpy##suffix, I,                                                                          \
        (I n, K##_VALUE(T) alpha, const K##_POINTER(T) * x, I incx, K##_POINTER(T) * y, I incy),             \
        (n, alpha, x, incx, y, incy), CALL(l##axpy)(n, K##_AT(alpha), x, incx, y, incy))                     \
    PLAIN_C_FUNCTION(cblas_##l##scal##suffix, I, (I n, K##_VALUE(T) alpha, K##_POINTER(T) * x, I incx),      \
                     (n, alpha, x, incx), CALL(l##scal)(n, K##_AT(alpha), x, incx))                          \
    IAMAX(cblas_i##l##amax##suffix, I, size_t, (I n, const K##_POINTER(T) * x, I incx), (n, x, incx),        \
          CALL(l##iamax)(n, x, incx), 1)

/* An index, from 0 in C, where there is none for no elements: then 0, too. */
#define IAMAX(symbol, integer, type, parameters, arguments, call, first)                                     \
    type symbol parameters;                                                                                  \
    type symbol parameters {                                                                                 \
        int64_t index = RECURSIVE_LU_OUT_OF_MEMORY;                                                          \
        if (sizeof(integer) == sizeof(int64_t) || !is_wide()) {                                              \
            index = call;                                                                                    \
        }                                                                                                    \
        if (__builtin_expect(index >= 0, 1)) {                                                               \
            return (type)(index > 0 ? index - (first) : 0);                                                  \
        }                                                                                                    \
        type(*next) parameters = NULL;                                                                       \
        *(void **)&next = dlsym(RTLD_NEXT, #symbol);                                                         \
        if (next == NULL) {                                                                                  \
            tell_no_memory(#symbol);                                                                         \
            return 0;                                                                                        \
        }                                                                                                    \
        return next arguments;                                                                               \
    }

/* A complex vector times a real factor. */
#define REAL_SCAL_FORTRAN(l, name, T, R, suffix, I)                                                          \
    FORTRAN_FUNCTION(name##suffix, #name, I, (const I *n, const R *alpha, T *x, const I *incx),              \
                     (n, alpha, x, incx), CALL(l##scal_real)(*n, alpha, x, *incx))
#define REAL_SCAL_C(l, name, R, suffix, I)                                                                   \
    PLAIN_C_FUNCTION(cblas_##name##suffix, I, (I n, R alpha, void *x, I incx), (n, alpha, x, incx),          \
                     CALL(l##scal_real)(n, &alpha, x, incx))
#define REAL_SCAL(l, name, T, R, fortran, c, I)                                                              \
    REAL_SCAL_FORTRAN(l, name, T, R, fortran, I)                                                             \
    REAL_SCAL_C(l, name, R, c, I)

#define FORTRAN_NAMES(l, T, suffix, I)                                                                       \
    GEMM_FORTRAN(l, T, suffix, I)                                                                            \
    TRIANGLE_FORTRAN(l, trsm, ANY_##l(trsm), T, suffix, I)                                                   \
    TRIANGLE_FORTRAN(l, trmm, CALL(l##trmm), T, suffix, I)                                                   \
    GEMV_FORTRAN(l, T, suffix, I)                                                                            \
    TRSV_FORTRAN(l, T, suffix, I)                                                                            \
    LEVEL1_FORTRAN(l, T, suffix, I)

#define C_NAMES(l, T, K, suffix, I)                                                                          \
    GEMM_C(l, T, K, suffix, I)                                                                               \
    TRIANGLE_C(l, trsm, ANY_##l(trsm), T, K, suffix, I)                                                      \
    TRIANGLE_C(l, trmm, CALL(l##trmm), T, K, suffix, I)                                                      \
    GEMV_C(l, T, K, suffix, I)                                                                               \
    TRSV_C(l, T, K, suffix, I)                                                                               \
    LEVEL1_C(l, T, K, suffix, I)

#define REAL_NAMES(l, T, fortran, c, I)                                                                      \
    FORTRAN_NAMES(l, T, fortran, I)                                                                          \
    GER_FORTRAN(l, ger, T, neither_vector, fortran, I)                                                       \
    C_NAMES(l, T, REAL, c, I)                                                                                \
    GER_C(l, ger, T, REAL, neither_vector, neither_vector, c, I)

#define COMPLEX_NAMES(l, T, fortran, c, I)                                                                   \
    FORTRAN_NAMES(l, T, fortran, I)                                                                          \
    GER_FORTRAN(l, geru, T, neither_vector, fortran, I)                                                      \
    GER_FORTRAN(l, gerc, T, second_vector, fortran, I)                                                       \
    C_NAMES(l, T, COMPLEX, c, I)                                                                             \
    GER_C(l, geru, T, COMPLEX, neither_vector, neither_vector, c, I)                                         \
    GER_C(l, gerc, T, COMPLEX, second_vector, first_vector, c, I)

#pragma GCC visibility push(default)
REAL_NAMES(s, float, _, , int32_t)
REAL_NAMES(d, double, _, , int32_t)
COMPLEX_NAMES(c, recursive_lu_complex64, _, , int32_t)
COMPLEX_NAMES(z, recursive_lu_complex128, _, , int32_t)
REAL_SCAL(c, csscal, recursive_lu_complex64, float, _, , int32_t)
REAL_SCAL(z, zdscal, recursive_lu_complex128, double, _, , int32_t)
REAL_NAMES(s, float, _64_, _64, int64_t)
REAL_NAMES(d, double, _64_, _64, int64_t)
COMPLEX_NAMES(c, recursive_lu_complex64, _64_, _64, int64_t)
COMPLEX_NAMES(z, recursive_lu_complex128, _64_, _64, int64_t)
REAL_SCAL(c, csscal, recursive_lu_complex64, float, _64_, _64, int64_t)
REAL_SCAL(z, zdscal, recursive_lu_complex128, double, _64_, _64, int64_t)
/* OpenBLAS calls C's names for 64-bit integers so. */
C_NAMES(s, float, REAL, 64_, int64_t)
GER_C(s, ger, float, REAL, neither_vector, neither_vector, 64_, int64_t)
C_NAMES(d, double, REAL, 64_, int64_t)
GER_C(d, ger, double, REAL, neither_vector, neither_vector, 64_, int64_t)
C_NAMES(c, recursive_lu_complex64, COMPLEX, 64_, int64_t)
GER_C(c, geru, recursive_lu_complex64, COMPLEX, neither_vector, neither_vector, 64_, int64_t)
GER_C(c, gerc, recursive_lu_complex64, COMPLEX, second_vector, first_vector, 64_, int64_t)
C_NAMES(z, recursive_lu_complex128, COMPLEX, 64_, int64_t)
GER_C(z, geru, recursive_lu_complex128, COMPLEX, neither_vector, neither_vector, 64_, int64_t)
GER_C(z, gerc, recursive_lu_complex128, COMPLEX, second_vector, first_vector, 64_, int64_t)
REAL_SCAL_C(c, csscal, float, 64_, int64_t)
REAL_SCAL_C(z, zdscal, double, 64_, int64_t)
#pragma GCC visibility pop
