#include "workload.h"

#include "planted.h"
#include "verify.h"

static void run(const workload *work, bool threads) {
    for (int f = 0; f < family_count; f++) {
        const family *functions = &work->lib->families[f];
        random_source source = random_new(work->seed);
        planted made = planted_separated(functions->type, work->n, work->n, &source);
        matrix dominant = matrix_new(functions->type, work->n, work->n, work->n);
        matrix_fill_dominant(&dominant, &source);
        for (int v = 0; v < main_variant_count; v++) {
            const variant *how = &all_variants[v];
            if (!how->threaded || threads) {
                verify(functions, how, how->pivoted ? &made.a : &dominant, (expectation){.ipiv = made.ipiv});
            }
        }
        matrix_free(&dominant);
        planted_free(&made);
    }
}

void *workload_run(void *argument) {
    run(argument, true);
    return NULL;
}

void *workload_run_serial(void *argument) {
    run(argument, false);
    return NULL;
}
