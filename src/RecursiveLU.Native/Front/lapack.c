/* LAPACK's names. Where the runtime cannot start, the next definition of a name in the process serves; where
   there is none, info tells. */
#include <dlfcn.h>
#include <float.h>
#include <limits.h>
#include <string.h>

#include "control.h"
#include "front.h"

/* info if there is neither memory to start nor another definition. */
#define NO_MEMORY(integer) ((integer)RECURSIVE_LU_OUT_OF_MEMORY)
enum { lapack_work_memory_error = -1010, row_major = 101, column_major = 102 };

#define FORTRAN(name, integer, parameters, arguments) static void first_##name parameters;
#define WITHOUT_INFO FORTRAN
#define LAPACKE(name, integer, parameters, arguments) static integer first_##name parameters;
#define LOGICAL LAPACKE
#include "functions.inc"

typedef struct table {
#define FORTRAN(name, integer, parameters, arguments) void(*name) parameters;
#define SMALL_FORTRAN(name, integer, parameters, arguments)                                                  \
    void(*name) parameters;                                                                                  \
    bool(*small_##name) PARAMETERS_AND_STATUS parameters;
#define WITHOUT_INFO FORTRAN
#define LAPACKE(name, integer, parameters, arguments) integer(*name) parameters;
#define LOGICAL LAPACKE
#include "functions.inc"
} table;

static table functions = {
#define FORTRAN(name, integer, parameters, arguments) .name = first_##name,
#define WITHOUT_INFO FORTRAN
#define LAPACKE(name, integer, parameters, arguments) .name = first_##name,
#define LOGICAL LAPACKE
#include "functions.inc"
};

#define CALL(name) __atomic_load_n(&functions.name, __ATOMIC_ACQUIRE)

/* The orders up to which functions for small matrices are called, for both widths of integers: none before
   the runtime has been started, nor by plain names that are another library's. */
static uint64_t most_of_plain, most_of_wide;
#define MOST(integer)                                                                                        \
    __atomic_load_n(sizeof(integer) == sizeof(int32_t) ? &most_of_plain : &most_of_wide, __ATOMIC_ACQUIRE)

/* Calls are tail calls: whatever lies behind the arguments, such as Fortran's lengths of strings, stays where
 * it is. */
#define SUBROUTINE(name, parameters, arguments, otherwise)                                                   \
    void name parameters;                                                                                    \
    void name parameters {                                                                                   \
        CALL(name) arguments;                                                                                \
    }                                                                                                        \
    FIRST(name, parameters, arguments, otherwise)
/* Small matrices first, of which the way into the runtime and back would be much. Their functions take the
   control and status word of the vector unit, too, whose flags they restore. */
#define SMALL_FORTRAN(name, integer, parameters, arguments)                                                  \
    void name parameters;                                                                                    \
    void name parameters {                                                                                   \
        if ((uint64_t)*n - 1 < MOST(integer)) {                                                              \
            uint32_t status = control_status();                                                              \
            if ((status & trap_masks) == trap_masks && CALL(small_##name) WITH_STATUS arguments) {           \
                return;                                                                                      \
            }                                                                                                \
        }                                                                                                    \
        CALL(name) arguments;                                                                                \
    }                                                                                                        \
    FIRST(name, parameters, arguments, *info = NO_MEMORY(integer))
#define FIRST(name, parameters, arguments, otherwise)                                                        \
    static void first_##name parameters {                                                                    \
        void(*next) parameters = NULL;                                                                       \
        if (front_begin()) {                                                                                 \
            CALL(name) arguments;                                                                            \
        } else if ((*(void **)&next = dlsym(RTLD_NEXT, #name)) != NULL) {                                    \
            next arguments;                                                                                  \
        } else {                                                                                             \
            otherwise;                                                                                       \
        }                                                                                                    \
    }
#define FORTRAN(name, integer, parameters, arguments)                                                        \
    SUBROUTINE(name, parameters, arguments, *info = NO_MEMORY(integer))
#define WITHOUT_INFO(name, integer, parameters, arguments)                                                   \
    SUBROUTINE(name, parameters, arguments, plain_##name arguments)
#define RESULT(name, integer, parameters, arguments, otherwise)                                              \
    integer name parameters;                                                                                 \
    integer name parameters {                                                                                \
        return CALL(name) arguments;                                                                         \
    }                                                                                                        \
    static integer first_##name parameters {                                                                 \
        integer(*next) parameters = NULL;                                                                    \
        if (front_begin()) {                                                                                 \
            return CALL(name) arguments;                                                                     \
        }                                                                                                    \
        *(void **)&next = dlsym(RTLD_NEXT, #name);                                                           \
        return next != NULL ? next arguments : otherwise;                                                    \
    }
#define LAPACKE(name, integer, parameters, arguments)                                                        \
    RESULT(name, integer, parameters, arguments, lapack_work_memory_error)
#define LOGICAL(name, integer, parameters, arguments)                                                        \
    RESULT(name, integer, parameters, arguments, plain_##name arguments)

/* What has no info to tell by, without the runtime. laswp: rows are exchanged in the order that incx gives.
 */
#define LASWP(name, number, integer)                                                                         \
    static void plain_##name(integer *n, number *a, integer *lda, integer *k1, integer *k2, integer *ipiv,   \
                             integer *incx) {                                                                \
        int64_t step = *incx > 0 ? 1 : -1, first = *incx > 0 ? *k1 : *k2;                                    \
        int64_t count = *incx == 0 ? 0 : (int64_t)*k2 - *k1 + 1;                                             \
        int64_t start = *incx > 0 ? *k1 : *k1 + ((int64_t)*k1 - *k2) * *incx;                                \
        for (int64_t j = 0; j < *n; j++) {                                                                   \
            number *column = a + j * *lda - 1;                                                               \
            for (int64_t i = 0; i < count; i++) {                                                            \
                int64_t row = ipiv[start - 1 + i * *incx];                                                   \
                number kept = column[first + i * step];                                                      \
                column[first + i * step] = column[row];                                                      \
                column[row] = kept;                                                                          \
            }                                                                                                \
        }                                                                                                    \
    }
LASWP(dlaswp_, double, int32_t)
LASWP(slaswp_, float, int32_t)
LASWP(zlaswp_, recursive_lu_complex128, int32_t)
LASWP(claswp_, recursive_lu_complex64, int32_t)
LASWP(dlaswp_64_, double, int64_t)
LASWP(slaswp_64_, float, int64_t)
LASWP(zlaswp_64_, recursive_lu_complex128, int64_t)
LASWP(claswp_64_, recursive_lu_complex64, int64_t)

/* laqge. */
#define LAQGE(name, number, real, integer, small)                                                            \
    static void plain_##name(integer *m, integer *n, number *a, integer *lda, real *r, real *c,              \
                             real *rowcnd, real *colcnd, real *amax, uint8_t *equed) {                       \
        const real enough = (real)1 / 10, least = (small);                                                   \
        bool rows = !(*rowcnd >= enough && *amax >= least && *amax <= 1 / least);                            \
        bool columns = !(*colcnd >= enough), any = *m > 0 && *n > 0 && (rows || columns);                    \
        for (int64_t j = 0; any && j < *n; j++) {                                                            \
            for (int64_t i = 0; i < *m; i++) {                                                               \
                a[i + j * *lda] *= (columns ? c[j] : 1) * (rows ? r[i] : 1);                                 \
            }                                                                                                \
        }                                                                                                    \
        *equed = !any ? 'N' : rows && columns ? 'B' : rows ? 'R' : 'C';                                      \
    }
LAQGE(dlaqge_, double, double, int32_t, DBL_MIN / DBL_EPSILON)
LAQGE(slaqge_, float, float, int32_t, FLT_MIN / FLT_EPSILON)
LAQGE(zlaqge_, recursive_lu_complex128, double, int32_t, DBL_MIN / DBL_EPSILON)
LAQGE(claqge_, recursive_lu_complex64, float, int32_t, FLT_MIN / FLT_EPSILON)
LAQGE(dlaqge_64_, double, double, int64_t, DBL_MIN / DBL_EPSILON)
LAQGE(slaqge_64_, float, float, int64_t, FLT_MIN / FLT_EPSILON)
LAQGE(zlaqge_64_, recursive_lu_complex128, double, int64_t, DBL_MIN / DBL_EPSILON)
LAQGE(claqge_64_, recursive_lu_complex64, float, int64_t, FLT_MIN / FLT_EPSILON)

/* LAPACKE's changes of the layout, and its search for NaN. Lines are rows or columns, whichever lie together;
   of each counts no more than the distance to the next. */
#define GE_TRANS(name, number, integer)                                                                      \
    static void plain_##name(int32_t layout, integer m, integer n, number *a, integer lda, number *t,        \
                             integer ldt) {                                                                  \
        integer lines = layout == row_major ? m : n, length = layout == row_major ? n : m;                   \
        bool any = (layout == row_major || layout == column_major) && a != NULL && t != NULL;                \
        for (int64_t j = 0; any && j < lines && j < ldt; j++) {                                              \
            for (int64_t i = 0; i < length && i < lda; i++) {                                                \
                t[j + i * ldt] = a[i + j * lda];                                                             \
            }                                                                                                \
        }                                                                                                    \
    }
#define GE_NANCHECK(name, number, integer)                                                                   \
    static integer plain_##name(int32_t layout, integer m, integer n, number *a, integer lda) {              \
        integer lines = layout == row_major ? m : n, length = layout == row_major ? n : m;                   \
        bool any = (layout == row_major || layout == column_major) && a != NULL, found = false;              \
        for (int64_t j = 0; any && j < lines; j++) {                                                         \
            for (int64_t i = 0; i < length && i < lda; i++) {                                                \
                found = found || a[i + j * lda] != a[i + j * lda];                                           \
            }                                                                                                \
        }                                                                                                    \
        return found;                                                                                        \
    }
#define GE(letter, number, suffix, integer)                                                                  \
    GE_TRANS(LAPACKE_##letter##ge_trans##suffix, number, integer)                                            \
    GE_NANCHECK(LAPACKE_##letter##ge_nancheck##suffix, number, integer)
GE(d, double, , int32_t)
GE(s, float, , int32_t)
GE(z, recursive_lu_complex128, , int32_t)
GE(c, recursive_lu_complex64, , int32_t)
GE(d, double, _64, int64_t)
GE(s, float, _64, int64_t)
GE(z, recursive_lu_complex128, _64, int64_t)
GE(c, recursive_lu_complex64, _64, int64_t)

#pragma GCC visibility push(default)
#include "functions.inc"
#pragma GCC visibility pop

/* Plain names that are 64-bit ones in this process keep their next definition. */
void front_fill_lapack(const kernels *chosen) {
    bool wide = front_is_wide("dgetrf_");
    void *next;
#define FORTRAN(name, integer, parameters, arguments)                                                        \
    next = wide && sizeof(integer) == sizeof(int32_t) ? dlsym(RTLD_NEXT, #name) : NULL;                      \
    __atomic_store_n((void **)&functions.name, next != NULL ? next : *(void *const *)&chosen->name,          \
                     __ATOMIC_RELEASE);
#define SMALL_FORTRAN(name, integer, parameters, arguments)                                                  \
    FORTRAN(name, integer, parameters, arguments)                                                            \
    __atomic_store_n(&functions.small_##name, chosen->small_##name, __ATOMIC_RELEASE);
#define WITHOUT_INFO FORTRAN
#define LAPACKE FORTRAN
#define LOGICAL FORTRAN
#include "functions.inc"
    __atomic_store_n(&most_of_plain, wide ? 0 : (uint64_t)most_small, __ATOMIC_RELEASE);
    __atomic_store_n(&most_of_wide, (uint64_t)most_small, __ATOMIC_RELEASE);
}
