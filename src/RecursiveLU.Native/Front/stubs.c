/* The public functions: each jumps through the table. */
#include "control.h"
#include "front.h"

/* The managed functions. ilc lets the linker see them by these names; no other file does. */
#define FUNCTION(type, name, parameters, arguments) type managed_##name parameters;
#define FORTRAN(name, integer, parameters, arguments) void managed_##name parameters;
#define SMALL_FORTRAN(name, integer, parameters, arguments)                                                  \
    void managed_##name parameters;                                                                          \
    bool small_##name PARAMETERS_AND_STATUS parameters;
#define WITHOUT_INFO FORTRAN
#define LAPACKE(name, integer, parameters, arguments) integer managed_##name parameters;
#define LOGICAL LAPACKE
#define FACTOR(type, name, parameters, arguments)                                                            \
    type managed_##name parameters;                                                                          \
    type small_##name PARAMETERS_AND_STATUS parameters;
#include "functions.inc"

#ifdef FRONT_HAS_BLAS
#define BLAS(name, parameters, arguments) int64_t managed_blas_##name parameters;
#define SMALL_BLAS(name, most, parameters, arguments) bool small_blas_##name parameters;
#include "blas.inc"

static const blas_kernels own_blas = {
#define BLAS(name, parameters, arguments) .name = managed_blas_##name,
#define SMALL_BLAS(name, most, parameters, arguments) .small_##name = small_blas_##name,
#include "blas.inc"
};
#endif

const kernels front_own = {
    .size = sizeof(kernels),
    .version = RECURSIVE_LU_VERSION,
    .isa = FRONT_ISA,
    .start = front_start,
    .before_fork = front_before_fork,
    .after_fork = front_after_fork,
#define FUNCTION(type, name, parameters, arguments) .name = managed_##name,
#define FORTRAN(name, integer, parameters, arguments) .name = managed_##name,
#define SMALL_FORTRAN(name, integer, parameters, arguments)                                                  \
    .name = managed_##name, .small_##name = small_##name,
#define WITHOUT_INFO FORTRAN
#define LAPACKE(name, integer, parameters, arguments) .name = managed_##name,
#define LOGICAL LAPACKE
#define FACTOR(type, name, parameters, arguments) .name = managed_##name, .small_##name = small_##name,
#include "functions.inc"
#ifdef FRONT_HAS_BLAS
    .blas = &own_blas,
#endif
};

/* What a function gives if the runtime cannot start: info, or a number of threads. */
#define FAILURE_int64_t RECURSIVE_LU_OUT_OF_MEMORY
#define FAILURE_int32_t 1

#define FUNCTION(type, name, parameters, arguments) static type first_##name parameters;
#define FACTOR(type, name, parameters, arguments)                                                            \
    FUNCTION(type, name, parameters, arguments)                                                              \
    static type first_small_##name PARAMETERS_AND_STATUS parameters;
#include "functions.inc"

typedef struct table {
#define FUNCTION(type, name, parameters, arguments) type(*name) parameters;
#define FACTOR(type, name, parameters, arguments)                                                            \
    type(*name) parameters, (*small_##name)PARAMETERS_AND_STATUS parameters;
#include "functions.inc"
} table;

static table functions = {
#define FUNCTION(type, name, parameters, arguments) .name = first_##name,
#define FACTOR(type, name, parameters, arguments) .name = first_##name, .small_##name = first_small_##name,
#include "functions.inc"
};

#define CALL(name) __atomic_load_n(&functions.name, __ATOMIC_ACQUIRE)

#define FIRST(type, name, parameters, arguments)                                                             \
    static type first_##name parameters {                                                                    \
        return front_begin() ? CALL(name) arguments : FAILURE_##type;                                        \
    }
#define FUNCTION(type, name, parameters, arguments)                                                          \
    type name parameters {                                                                                   \
        return CALL(name) arguments;                                                                         \
    }                                                                                                        \
    FIRST(type, name, parameters, arguments)
/* A factorization, or a system that is solved. Small matrices have a function without the way into the
   runtime, which takes any others, too, and the control and status word of the vector unit, whose flags it
   restores. */
#define FACTOR(type, name, parameters, arguments)                                                            \
    SMALL(type, name, m > most_small || n > most_small, parameters, arguments)
#define SYSTEM(type, name, parameters, arguments) SMALL(type, name, n > most_small, parameters, arguments)
#define SMALL(type, name, is_large, parameters, arguments)                                                   \
    static type trapped_##name parameters __attribute__((noinline, cold));                                   \
    static type trapped_##name parameters {                                                                  \
        uint32_t before = control_status();                                                                  \
        uint32_t status = before | trap_masks;                                                               \
        set_control_status(status);                                                                          \
        type info = CALL(small_##name) WITH_STATUS arguments;                                                \
        set_control_status(before);                                                                          \
        return info;                                                                                         \
    }                                                                                                        \
    type name parameters {                                                                                   \
        if (is_large) {                                                                                      \
            return CALL(name) arguments;                                                                     \
        }                                                                                                    \
        uint32_t status = control_status();                                                                  \
        if (__builtin_expect((status & trap_masks) != trap_masks, 0)) {                                      \
            return trapped_##name arguments;                                                                 \
        }                                                                                                    \
        return CALL(small_##name) WITH_STATUS arguments;                                                     \
    }                                                                                                        \
    static type first_small_##name PARAMETERS_AND_STATUS parameters {                                        \
        (void)status;                                                                                        \
        return first_##name arguments;                                                                       \
    }                                                                                                        \
    FIRST(type, name, parameters, arguments)
/* C cannot spell a name with '!'. */
#define TWIN(twin, name)                                                                                     \
    __asm__(".globl \"" twin "\"\n.type \"" twin "\", @function\n.set \"" twin "\", " #name);
#pragma GCC visibility push(default)
#include "functions.inc"

const char *recursive_lu_version(void) {
    return RECURSIVE_LU_VERSION;
}

const char *recursive_lu_isa(void) {
    const kernels *chosen = front_choose();
    return chosen != NULL ? chosen->isa : front_own.isa;
}
#pragma GCC visibility pop

bool front_begin(void) {
    const kernels *chosen = front_choose();
    if (chosen == NULL || chosen->start(front_find) != 0) {
        return false;
    }
#define FUNCTION(type, name, parameters, arguments)                                                          \
    __atomic_store_n(&functions.name, chosen->name, __ATOMIC_RELEASE);
#define FACTOR(type, name, parameters, arguments)                                                            \
    FUNCTION(type, name, parameters, arguments)                                                              \
    FUNCTION(type, small_##name, parameters, arguments)
#include "functions.inc"
#ifdef FRONT_LAPACK
    front_fill_lapack(chosen);
#endif
#ifdef FRONT_BLAS
    front_fill_blas(chosen);
#endif
    return true;
}
