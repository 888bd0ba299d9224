/* 20,000 calls leave the process no larger. */
#include "check.h"
#include "matrix.h"
#include "process.h"
#include "variant.h"

enum { megabyte = 1 << 20, calls = 20000, warm_up_calls = 500 };

typedef struct job {
    const library *lib;
    matrix a, work;
    int64_t ipiv[200];
} job;

static job job_new(const library *lib, int64_t n) {
    random_source source = random_new((uint64_t)n);
    job made = {.lib = lib, .a = matrix_new(&element_f64, n, n, n)};
    matrix_fill_dominant(&made.a, &source);
    made.work = matrix_copy(&made.a);
    return made;
}

static void job_free(job *made) {
    matrix_free(&made->a);
    matrix_free(&made->work);
}

static void call(job *made, const variant *how) {
    int64_t n = made->a.n;
    for (int64_t k = 0; k < n * n; k++) {
        ((double *)made->work.data)[k] = ((const double *)made->a.data)[k];
    }
    int64_t info = variant_factor(how, &made->lib->families[0], made->work.data, n, n, n, made->ipiv);
    CHECK(info == 0, "%s: info is %ld", how->name, (long)info);
}

static void repeat_calls(job *made, int count) {
    for (int c = 0; c < count; c++) {
        call(made, &all_variants[c % main_variant_count]);
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    job small = job_new(&lib, 50);
    repeat_calls(&small, warm_up_calls);
    size_t before = resident_bytes();
    repeat_calls(&small, calls);
    size_t after = resident_bytes();
    double grown = after > before ? (double)(after - before) / megabyte : 0;
    CHECK(grown < 3, "%.1f MB more", grown);
    job_free(&small);
    return check_report();
}
