/* no_start none|next|itself: a program linked with the library, in which the library cannot start: its first
   calls find all addresses used up. LAPACK's names then call the functions of the same names that stand
   behind the library: none, those that count their calls, or LAPACK's own. Where there is none, info tells
   and nothing is touched. With memory again, the library's own answer. */
#include "recursive_lu_lapack.h"

#include <math.h>
#include <string.h>

#include "check.h"
#include "next.h"
#include "process.h"
#include "spawn.h"

/* Not there in programs without those that count. */
extern int next_calls __attribute__((weak));

enum { limit_seconds = 30, order = 3, unset = 7, no_work_memory = -1010 };

/* Who answers a call. */
typedef enum answer { answer_library, answer_counting, answer_none } answer;

/* What a call left, to be looked at when there is memory again. */
typedef struct record {
    const char *name;
    int64_t info;
    double values[order];
} record;

enum { routines = 11, types = 8 };

static record records[types][routines];

/* On diag(2, 4, 8), the vector (2, 4, 8), and exchanges of which only those of laswp exchange something.
   laqge doubles rows, ge_trans brings the diagonal together, and ge_nancheck finds a NaN. */
static const double right[routines][order] = {{1, 2, 3}, {1, 1, 1},          {1, 1, 1},  {0.25, 0, 0},
                                              {4, 2, 8}, {0.5, 0.25, 0.125}, {4, 8, 16}, {1, 1, 1},
                                              {2, 4, 8}, {1, 0, 0},          {1, 1, 1}};
static const double untouched[routines][order] = {{unset, unset, unset},
                                                  {2, 4, 8},
                                                  {2, 4, 8},
                                                  {unset, 0, 0},
                                                  {2, 4, 8},
                                                  {2, 4, 8},
                                                  {2, 4, 8},
                                                  {2, 4, 8},
                                                  {unset, unset, unset},
                                                  {next_info, 0, 0},
                                                  {2, 4, 8}};

#define KEEP(routine, x, y, z)                                                                               \
    *kept++ = (record){.name = routine, .info = info, .values = {(double)(x), (double)(y), (double)(z)}},    \
    info = unset, memcpy(b, side, sizeof b)

/* Each routine once. */
#define DEFINE_CALLS(p, end, end_e, number, real, integer, more)                                             \
    static void call_##p##end(record *kept) {                                                                \
        static const number diagonal[] = {2, 0, 0, 0, 4, 0, 0, 0, 8}, side[] = {2, 4, 8};                    \
        number a[9], b[3], af[9], work[15];                                                                  \
        real anorm = 8, rcond = unset, two[] = {2, 2, 2}, ferr, berr, tiny = 0, enough = 1;                  \
        integer ipiv[] = {1, 2, 3}, exchange[] = {2, 2, 3}, found[] = {unset, unset, unset};                 \
        more more_work[6];                                                                                   \
        char equed = 'N';                                                                                    \
        integer n = order, one = 1, info = unset;                                                            \
        memcpy(a, diagonal, sizeof a);                                                                       \
        memcpy(b, side, sizeof b);                                                                           \
        p##getrf##end(&n, &n, a, &n, found, &info);                                                          \
        KEEP(#p "getrf" #end, found[0], found[1], found[2]);                                                 \
        p##getrs##end("N", &n, &one, a, &n, ipiv, b, &n, &info);                                             \
        KEEP(#p "getrs" #end, b[0], b[1], b[2]);                                                             \
        p##gesv##end(&n, &one, a, &n, found, b, &n, &info);                                                  \
        KEEP(#p "gesv" #end, b[0], b[1], b[2]);                                                              \
        p##gecon##end("1", &n, a, &n, &anorm, &rcond, work, more_work, &info);                               \
        KEEP(#p "gecon" #end, rcond, 0, 0);                                                                  \
        p##laswp##end(&one, b, &n, &one, &n, exchange, &one);                                                \
        KEEP(#p "laswp" #end, b[0], b[1], b[2]);                                                             \
        p##getri##end(&n, a, &n, ipiv, work, &n, &info);                                                     \
        KEEP(#p "getri" #end, a[0], a[4], a[8]);                                                             \
        memcpy(a, diagonal, sizeof a);                                                                       \
        p##laqge##end(&n, &n, a, &n, two, two, &tiny, &enough, &enough, &equed);                             \
        KEEP(#p "laqge" #end, a[0], a[4], a[8]);                                                             \
        memcpy(a, diagonal, sizeof a);                                                                       \
        p##gesvx##end("N", "N", &n, &one, a, &n, af, &n, found, &equed, two, two, b, &n, work + 12, &n,      \
                      &rcond, &ferr, &berr, work, more_work, &info);                                         \
        memcpy(b, info == 0 ? work + 12 : b, sizeof b);                                                      \
        KEEP(#p "gesvx" #end, b[0], b[1], b[2]);                                                             \
        work[0] = work[1] = work[2] = unset;                                                                 \
        LAPACKE_##p##ge_trans##end_e(LAPACK_ROW_MAJOR, n, one, diagonal, n + 1, work, n);                    \
        KEEP("LAPACKE_" #p "ge_trans" #end_e, work[0], work[1], work[2]);                                    \
        a[2] = (number)NAN;                                                                                  \
        info = LAPACKE_##p##ge_nancheck##end_e(LAPACK_COL_MAJOR, n, one, a, n);                              \
        KEEP("LAPACKE_" #p "ge_nancheck" #end_e, info, 0, 0);                                                \
        memcpy(a, diagonal, sizeof a);                                                                       \
        info = LAPACKE_##p##gesv##end_e(LAPACK_ROW_MAJOR, n, one, a, n, found, b, one);                      \
        KEEP("LAPACKE_" #p "gesv" #end_e, b[0], b[1], b[2]);                                                 \
    }

DEFINE_CALLS(d, _, , double, double, int32_t, int32_t)
DEFINE_CALLS(s, _, , float, float, int32_t, int32_t)
DEFINE_CALLS(z, _, , recursive_lu_complex128, double, int32_t, double)
DEFINE_CALLS(c, _, , recursive_lu_complex64, float, int32_t, float)
DEFINE_CALLS(d, _64_, _64, double, double, int64_t, int64_t)
DEFINE_CALLS(s, _64_, _64, float, float, int64_t, int64_t)
DEFINE_CALLS(z, _64_, _64, recursive_lu_complex128, double, int64_t, double)
DEFINE_CALLS(c, _64_, _64, recursive_lu_complex64, float, int64_t, float)

static void call_all(void) {
    call_d_(records[0]);
    call_s_(records[1]);
    call_z_(records[2]);
    call_c_(records[3]);
    call_d_64_(records[4]);
    call_s_64_(records[5]);
    call_z_64_(records[6]);
    call_c_64_(records[7]);
}

static bool is_info(answer from, int64_t info, bool lapacke) {
    switch (from) {
    case answer_library:
        return info == 0;
    case answer_counting:
        return info == (lapacke ? (int)next_info : (int)unset);
    default:
        return lapacke ? info == no_work_memory
                       : info == RECURSIVE_LU_LAPACK_OUT_OF_MEMORY ||
                             info == RECURSIVE_LU_LAPACK_OUT_OF_MEMORY_64;
    }
}

static void check_records(const record *kept, answer from) {
    for (int i = 0; i < routines; i++) {
        const record *r = &kept[i];
        bool lapacke = i == routines - 1;
        bool tells = strstr(r->name, "laswp") == NULL && strstr(r->name, "laqge") == NULL &&
                     strstr(r->name, "ge_") == NULL;
        CHECK(!tells || is_info(from, r->info, lapacke), "%s: info is %ld", r->name, (long)r->info);
        /* laswp, laqge, ge_trans and ge_nancheck cannot tell, and need no runtime. */
        bool done = from == answer_library || (!tells && from == answer_none);
        const double *expected = done ? right[i] : untouched[i];
        CHECK(memcmp(r->values, expected, sizeof r->values) == 0, "%s: %g %g %g instead of %g %g %g", r->name,
              r->values[0], r->values[1], r->values[2], expected[0], expected[1], expected[2]);
    }
}

/* Those of names without 64, while there was no memory. */
static void check_counted(answer behind) {
    int expected = behind == answer_counting ? types / 2 * routines : 0,
        counted = &next_calls != NULL ? next_calls : 0;
    CHECK(counted == expected, "%d calls were counted", counted);
}

/* Names with 64 have nothing behind them. */
static void run(int number, void *argument) {
    answer behind = *(const answer *)argument;
    (void)number;
    REQUIRE((&next_calls != NULL) == (behind == answer_counting),
            "not the functions that were to stand behind the library");
    addresses_limit();
    call_all();
    addresses_unlimit();
    for (int type = 0; type < types; type++) {
        check_records(records[type], type < types / 2 ? behind : answer_none);
    }
    check_counted(behind);
    call_all();
    for (int type = 0; type < types; type++) {
        check_records(records[type], answer_library);
    }
    check_counted(behind);
}

int main(int argc, char **argv) {
    const char *behind = argc > 1 ? argv[1] : "";
    answer from = strcmp(behind, "itself") == 0 ? answer_library
                  : strcmp(behind, "next") == 0 ? answer_counting
                                                : answer_none;
    run_children(1, 1, limit_seconds, run, &from);
    return check_report();
}
