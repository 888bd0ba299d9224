/* Descriptors that are non-blocking when the server starts, or made so by another process while it works. */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "check.h"
#include "client.h"
#include "library.h"
#include "matrix.h"

enum { order = 700, rounds = 6 };

static atomic_bool stop;

/* Sets O_NONBLOCK on both descriptions again and again, as another process may that shares them. */
static void *keep_setting(void *argument) {
    const server_ends *ends = argument;
    while (!atomic_load(&stop)) {
        REQUIRE(fcntl(ends->input, F_SETFL, O_NONBLOCK) == 0, "fcntl");
        REQUIRE(fcntl(ends->output, F_SETFL, O_NONBLOCK) == 0, "fcntl");
        nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL);
    }
    return NULL;
}

static void round_trip(const server *s, const family *functions, uint64_t seed) {
    random_source source = random_new(seed);
    matrix a = matrix_new(functions->type, order, order, order);
    matrix_fill_uniform(&a, &source);
    matrix expected = matrix_copy(&a);
    int64_t *ipiv = allocate(order * sizeof(int64_t)), *pivots = allocate(order * sizeof(int64_t));
    CHECK(functions->factor(expected.data, order, order, pivots) == 0, "info here");
    CHECK(client_factor(s, &commands[0], a.data, order, order, ipiv) == 0, "info there");
    CHECK(matrix_identical(&a, &expected), "factors differ");
    CHECK(memcmp(ipiv, pivots, order * sizeof(int64_t)) == 0, "ipiv differs");
    free(ipiv);
    free(pivots);
    matrix_free(&a);
    matrix_free(&expected);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    server_ends ends;
    server s = server_start_nonblocking(server_path(argc, argv), &ends);
    round_trip(&s, &lib.families[0], 1);
    CHECK((fcntl(ends.input, F_GETFL) & O_NONBLOCK) == 0, "the input is still non-blocking");
    CHECK((fcntl(ends.output, F_GETFL) & O_NONBLOCK) == 0, "the output is still non-blocking");

    pthread_t setter;
    REQUIRE(pthread_create(&setter, NULL, keep_setting, &ends) == 0, "pthread_create");
    for (int r = 0; r < rounds; r++) {
        round_trip(&s, &lib.families[0], (uint64_t)r + 2);
    }
    atomic_store(&stop, true);
    REQUIRE(pthread_join(setter, NULL) == 0, "pthread_join");
    CHECK((fcntl(ends.input, F_GETFL) & O_NONBLOCK) != 0, "the input has become blocking");

    client_exit(&s);
    server_close(&ends.input);
    server_close(&ends.output);
    server_expect_end(&s, 0, false, "non-blocking descriptors");
    return check_report();
}
