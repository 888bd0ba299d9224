/* Solves with the factors of the request before, bitwise equal to the library in this process. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "client.h"
#include "matrix.h"
#include "shared.h"
#include "variant.h"

static const int64_t orders[] = {0, 1, 2, 8, 64, 200, 300};
static const char forms[] = {'N', 'T', 'C', 'n', 't', 'c'};

enum { offset_A = 8192 };

/* Factors here and there; the factors here go to LU and ipiv. */
static void factor(const server *s, const family *functions, const command *how, const matrix *a, matrix *LU,
                   int64_t *ipiv, const shared_object *object) {
    *LU = matrix_copy(a);
    int64_t info = (how->pivoted ? functions->factor : functions->nopiv)(LU->data, a->m, a->n, ipiv), there;
    if (object != NULL) {
        memcpy(object->data + offset_A, a->data, matrix_bytes(a));
        there = client_shared(s, (shared_frame){.base = how->code,
                                                .m = a->m,
                                                .n = a->n,
                                                .lda = a->m > 0 ? a->m : 1,
                                                .name = object->name,
                                                .offset_A = offset_A,
                                                .offset_ipiv = 0});
    } else {
        matrix sent = matrix_copy(a);
        int64_t *received = allocate((size_t)a->n * sizeof(int64_t));
        there = client_factor(s, how, sent.data, a->m, a->n, received);
        free(received);
        matrix_free(&sent);
    }
    CHECK(there == info, "info %ld, must be %ld", (long)there, (long)info);
}

/* Compares one solve; B has nrhs columns. */
static void solve(const server *s, const family *functions, const matrix *LU, const int64_t *ipiv, char form,
                  int64_t nrhs, random_source *source) {
    int64_t n = LU->n, ld = n > 0 ? n : 1;
    matrix B = matrix_new(functions->type, n, nrhs, n);
    matrix_fill_uniform(&B, source);
    matrix X = matrix_copy(&B);
    int64_t info = functions->solve(form, n, nrhs, LU->data, ld, ipiv, X.data, ld);
    int64_t there = client_solve(s, functions->type, form, n, nrhs, B.data);
    CHECK(there == info, "n = %ld, %c: info %ld, must be %ld", (long)n, form, (long)there, (long)info);
    CHECK(matrix_identical(&B, &X), "n = %ld, %c, %ld right-hand sides: X differs", (long)n, form,
          (long)nrhs);
    matrix_free(&X);
    matrix_free(&B);
}

static void check(const server *s, const library *lib, const command *how, int64_t n, bool singular,
                  const shared_object *object) {
    const family *functions = &lib->families[how->type == &element_f32];
    random_source source = random_new((uint64_t)n + how->code);
    matrix a = matrix_new(how->type, n, n, n), LU;
    matrix_fill_dominant(&a, &source);
    if (singular && n > 0) {
        matrix_zero_column(&a, n / 2);
    }
    int64_t *ipiv = allocate((size_t)n * sizeof(int64_t));
    factor(s, functions, how, &a, &LU, ipiv, object);
    for (unsigned f = 0; f < sizeof forms; f++) {
        for (int64_t nrhs = 0; nrhs <= 3; nrhs++) {
            solve(s, functions, &LU, ipiv, forms[f], nrhs, &source);
        }
    }
    free(ipiv);
    matrix_free(&LU);
    matrix_free(&a);
}

/* Without square factors there is nothing to solve with: the server says so and ends. */
static void check_refusal(const char *path, int64_t m, int64_t n, char form, int64_t nrhs, int position) {
    server s = server_start(path, NULL, NULL);
    if (m > 0) {
        double A[6] = {1, 2, 3, 4, 5, 7};
        int64_t ipiv[3];
        CHECK(client_factor(&s, &commands[0], A, m, n, ipiv) == 0, "info");
    }
    int64_t info = client_solve(&s, &element_f64, form, 0, nrhs, NULL);
    CHECK(info == client_bad_argument(position), "%ld x %ld, %c, %ld: info %#lx", (long)m, (long)n, form,
          (long)nrhs, (long)info);
    server_expect_end(&s, 2, true, "a solve that cannot be");
}

/* What a request does not need any more does not count against the limit of the next one. */
static void check_memory_passes_on(const char *path) {
    enum { n = 100, nrhs = 4500, large = 600 };
    server s = server_start(path, "--max-bytes", "11200000");
    shared_object object = shared_new("memory", offset_A + large * large * sizeof(double));
    random_source source = random_new(1);
    matrix small = matrix_new(&element_f64, n, n, n), big = matrix_new(&element_f64, large, large, large);
    matrix B = matrix_new(&element_f64, n, nrhs, n);
    matrix_fill_dominant(&small, &source);
    matrix_fill_dominant(&big, &source);
    int64_t ipiv[large];
    for (int round = 0; round < 2; round++) {
        CHECK(client_factor(&s, &commands[0], small.data, n, n, ipiv) == 0, "a small matrix");
        CHECK(client_solve(&s, &element_f64, 'N', n, nrhs, B.data) == 0, "many right-hand sides");
        CHECK(client_factor(&s, &commands[0], big.data, large, large, ipiv) == 0, "a large matrix");
        matrix_fill_dominant(&big, &source);
        memcpy(object.data + offset_A, big.data, matrix_bytes(&big));
        int64_t info = client_shared(
            &s,
            (shared_frame){
                .base = 0, .m = large, .n = large, .lda = large, .name = object.name, .offset_A = offset_A});
        CHECK(info == 0, "a large matrix in shared memory: info %#lx", (unsigned long)info);
    }
    matrix_free(&small);
    matrix_free(&big);
    matrix_free(&B);
    client_exit(&s);
    server_expect_end(&s, 0, false, "memory");
    shared_free(&object);
}

/* A request that is refused leaves the factors. */
static void check_kept(const char *path) {
    server s = server_start(path, NULL, NULL);
    double A[4] = {4, 1, 1, 3}, B[2] = {6, 7};
    int64_t ipiv[2];
    CHECK(client_factor(&s, &commands[0], A, 2, 2, ipiv) == 0, "info");
    int64_t info =
        client_shared(&s, (shared_frame){.base = 0, .m = 2, .n = 2, .lda = 2, .name = "/recursive_lu_none"});
    CHECK(info == client_bad_argument(5), "info %#lx", (unsigned long)info);
    CHECK(client_solve(&s, &element_f64, 'N', 2, 1, B) == 0 && B[0] == 1 && B[1] == 2, "x = %g %g", B[0],
          B[1]);
    client_exit(&s);
    server_expect_end(&s, 0, false, "solve after a refusal");
}

/* Factors in an object are gone with it. */
static void check_dropped(const char *path) {
    server s = server_start(path, NULL, NULL);
    shared_object object = shared_new("dropped", 4096);
    double A[4] = {4, 1, 1, 3};
    memcpy(object.data + 64, A, sizeof A);
    int64_t info = client_shared(
        &s, (shared_frame){.base = 0, .m = 2, .n = 2, .lda = 2, .name = object.name, .offset_A = 64});
    CHECK(info == 0, "info %ld", (long)info);
    CHECK(client_drop(&s, object.name) == 0, "drop");
    CHECK(client_drop(&s, object.name) == 0, "drop of what is not mapped");
    CHECK(client_solve(&s, &element_f64, 'N', 0, 1, NULL) == client_bad_argument(2), "there are no factors");
    server_expect_end(&s, 2, true, "solve after drop");
    shared_free(&object);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    const char *path = server_path(argc, argv);
    server s = server_start(path, NULL, NULL);
    shared_object object = shared_new("solve", 1 << 20);
    for (int c = 0; c < command_count; c++) {
        for (unsigned i = 0; i < sizeof orders / sizeof orders[0]; i++) {
            check(&s, &lib, &commands[c], orders[i], false, NULL);
            check(&s, &lib, &commands[c], orders[i], false, &object);
            check(&s, &lib, &commands[c], orders[i], true, NULL);
            check(&s, &lib, &commands[c], orders[i], true, &object);
        }
    }
    shared_free(&object);
    server_expect_end(&s, 0, false, "solves");
    check_refusal(path, 0, 0, 'N', 1, 2);
    check_refusal(path, 2, 3, 'N', 1, 2);
    check_refusal(path, 2, 2, 'X', 1, 1);
    check_refusal(path, 2, 2, 'N', -1, 3);
    check_refusal(path, 2, 2, 'N', INT64_MAX, 3);
    check_memory_passes_on(path);
    check_kept(path);
    check_dropped(path);
    return check_report();
}
