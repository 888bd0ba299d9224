/* What the files of librecursivelu_scalapack.so share: ScaLAPACK's descriptors, grids of one process row, and
   the definitions of ScaLAPACK's and the BLACS' functions in the process. */
#ifndef RECURSIVE_LU_SCALAPACK_H
#define RECURSIVE_LU_SCALAPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Fortran's INTEGER. A descriptor of 64-bit integers, read as these, has a block size of zero, and goes to
   the original. */
typedef int32_t integer;

/* The elements of a descriptor, counted from 0. */
enum { dtype_, ctxt_, m_, n_, mb_, nb_, rsrc_, csrc_, lld_ };

/* A grid of one process row, and this process' place in it. */
typedef struct grid {
    integer context, columns, column;
} grid;

/* The routines that stand in front of ScaLAPACK's. */
#define ROUTINES(X)                                                                                          \
    X(psgetf2_) X(pdgetf2_) X(pcgetf2_) X(pzgetf2_) X(pslaswp_) X(pdlaswp_) X(pclaswp_) X(pzlaswp_)
typedef enum routine {
#define X(name) routine_##name,
    ROUTINES(X)
#undef X
        routine_count
} routine;
extern const char *const routine_names[routine_count];

/* What became of a call: computed here; computed here without memory; left to the next definition. */
typedef enum way { way_here, way_plain, way_next, way_count } way;
void count_call(routine which, way what);

/* Finds the next definition of a routine in the process, behind this library's own. Where there is none, says
   so and ends the process. */
typedef void function(void);
function *next_definition(routine which, function *own, integer context);

/* Finds one of the BLACS' functions; NULL: there is none. */
function *find_function(const char *name);

/* Says on standard error what has happened to a call, and ends the processes of the grid. */
_Noreturn void end_processes(routine which, const char *what, integer context);

/* Gives the grid of a descriptor if it has one process row, the descriptor is valid and the BLACS are there;
   otherwise false. All processes of the grid get the same answer, but for a local leading dimension that is
   too small: then the original ends all processes. */
bool find_grid(const integer *descriptor, grid *found);

/* The number of columns of this process among the first global ones. */
int64_t local_columns(const integer *descriptor, const grid *where, int64_t global);

/* The process column that owns a global column, counted from 0. */
integer owner_of(const integer *descriptor, const grid *where, int64_t column);

/* Sends count pivots of this process along its process row, or receives them from the process column owner,
   in the topology that is set for rows. */
void send_pivots(const grid *where, integer count, integer *ipiv);
void receive_pivots(const grid *where, integer owner, integer count, integer *ipiv);

/* The flags of a factorization: threads, if the environment asks for more than one. */
uint32_t factorization_flags(void);

/* A name with the letter of an element type in it: NAMED(p, d, getf2_) is pdgetf2_. */
#define NAMED(before, letter, after) PASTE(before, letter, after)
#define PASTE(before, letter, after) before##letter##after

#define EXPORT __attribute__((visibility("default")))

#endif
