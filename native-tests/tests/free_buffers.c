/* What a thread keeps for its next call can be freed, and then made again. */
#include <pthread.h>

#include "check.h"
#include "library.h"
#include "matrix.h"
#include "process.h"

enum { order = 1500, matrix_bytes_all = order * order * 8 };

static library lib;

static void factor(matrix *a) {
    random_source source = random_new(1);
    int64_t ipiv[order];
    matrix_fill_dominant(a, &source);
    int64_t info = lib.families[0].factor(a->data, order, order, ipiv);
    CHECK(info == 0, "info is %ld", (long)info);
}

static void *factor_and_free(void *ignored) {
    matrix a = matrix_new(&element_f64, order, order, order);
    CHECK(lib.thread_free_buffers() == 0, "of a thread that has none");
    factor(&a);
    size_t kept = anonymous_bytes();
    CHECK(lib.thread_free_buffers() == 0, "free");
    size_t freed = anonymous_bytes();
    CHECK(freed + matrix_bytes_all * 9 / 10 < kept, "%zu bytes before, %zu after", kept, freed);
    CHECK(lib.thread_free_buffers() == 0, "once more");
    factor(&a);
    matrix_free(&a);
    return ignored;
}

int main(int argc, char **argv) {
    lib = library_open(argc, argv);
    factor_and_free(NULL);
    for (int round = 0; round < 3; round++) {
        pthread_t thread;
        REQUIRE(pthread_create(&thread, NULL, factor_and_free, NULL) == 0, "pthread_create");
        REQUIRE(pthread_join(thread, NULL) == 0, "pthread_join");
    }
    return check_report();
}
