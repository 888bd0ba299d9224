/* The caller's rounding mode and its flushing of subnormals survive every call; and whatever they are now,
   and were at the first threaded call of the process, threads give the bytes of a serial call. */
#include <fenv.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "control_word.h"
#include "matrix.h"
#include "variant.h"
#include "workload.h"

typedef struct mode {
    const char *name;
    int rounding;
    bool flushes;
} mode;

static const mode modes[] = {
    {.name = "upward", .rounding = FE_UPWARD},
    {.name = "downward", .rounding = FE_DOWNWARD},
    {.name = "flush to zero", .rounding = FE_TONEAREST, .flushes = true},
    {.name = "toward zero", .rounding = FE_TOWARDZERO},
    {.name = "nearest", .rounding = FE_TONEAREST},
};

static const unsigned mode_count = sizeof modes / sizeof modes[0];

static unsigned enter(const mode *set) {
    fesetround(set->rounding);
    control_word_set_flushing(set->flushes);
    return control_word();
}

static void leave(void) {
    fesetround(FE_TONEAREST);
    control_word_set_flushing(false);
}

static void check_same_bytes(const family *functions, const matrix *a, const mode *set) {
    int64_t n = a->n;
    size_t ipiv_bytes = (size_t)n * sizeof(int64_t);
    matrix serial = matrix_copy(a), threaded = matrix_copy(a);
    int64_t *serial_ipiv = allocate(ipiv_bytes), *threaded_ipiv = allocate(ipiv_bytes);
    unsigned before = enter(set);
    int64_t threaded_info = functions->threaded(threaded.data, n, n, threaded_ipiv);
    int64_t serial_info = functions->factor(serial.data, n, n, serial_ipiv);
    unsigned after = control_word();
    leave();
    CHECK(before == after, "%s: the control word was %x and is %x", set->name, before, after);
    CHECK(serial_info == threaded_info && memcmp(serial_ipiv, threaded_ipiv, ipiv_bytes) == 0 &&
              matrix_identical(&serial, &threaded),
          "%s, %s: threads change the result", functions->type->name, set->name);
    free(serial_ipiv);
    free(threaded_ipiv);
    matrix_free(&serial);
    matrix_free(&threaded);
}

/* The second matrix is so small that many of its elements and products are subnormal. */
static void check_modes(const family *functions) {
    random_source source = random_new(6);
    matrix usual = matrix_new(functions->type, 600, 600, 600);
    matrix_fill_uniform(&usual, &source);
    matrix tiny = matrix_copy(&usual);
    matrix_scale(&tiny, 4 * functions->type->safe_min);
    for (unsigned k = 0; k < 3 * mode_count; k++) {
        check_same_bytes(functions, &usual, &modes[k % mode_count]);
        check_same_bytes(functions, &tiny, &modes[k % mode_count]);
    }
    matrix_free(&usual);
    matrix_free(&tiny);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    CHECK(lib.set_num_threads(4) == 0, "set_num_threads");
    for (int f = 0; f < family_count; f++) {
        check_modes(&lib.families[f]);
    }
    for (unsigned k = 0; k < mode_count; k++) {
        workload work = {.lib = &lib, .n = 150, .seed = k};
        unsigned before = enter(&modes[k]);
        workload_run(&work);
        unsigned after = control_word();
        leave();
        CHECK(before == after, "%s: the control word was %x and is %x", modes[k].name, before, after);
    }
    return check_report();
}
