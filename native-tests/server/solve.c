/* Solves with the factors of the request before, bitwise equal to the library in this process. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "client.h"
#include "in_process.h"
#include "matrix.h"
#include "shared.h"

static const int64_t orders[] = {0, 1, 2, 8, 64, 200, 300};
static const char forms[] = {'N', 'T', 'C', 'n', 't', 'c'};

enum { offset_A = 8192 };

/* Factors here and there; the factors here go to LU and ipiv. */
static void factor(const server *s, const library *lib, const command *how, const matrix *a, matrix *LU,
                   int64_t *ipiv, const shared_object *object) {
    *LU = matrix_copy(a);
    int64_t info = in_process_factor(lib, how, LU->data, a->m, a->n, a->m, ipiv), there;
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
static void solve(const server *s, const library *lib, const matrix *LU, const int64_t *ipiv, char form,
                  int64_t nrhs, random_source *source) {
    int64_t n = LU->n;
    matrix B = matrix_new(LU->type, n, nrhs, n);
    matrix_fill_uniform(&B, source);
    matrix X = matrix_copy(&B);
    int64_t info = in_process_solve(lib, LU->type, form, n, nrhs, LU->data, ipiv, X.data);
    int64_t there = client_solve(s, LU->type, form, n, nrhs, B.data);
    CHECK(there == info, "n = %ld, %c: info %ld, must be %ld", (long)n, form, (long)there, (long)info);
    CHECK(matrix_identical(&B, &X), "n = %ld, %c, %ld right-hand sides: X differs", (long)n, form,
          (long)nrhs);
    matrix_free(&X);
    matrix_free(&B);
}

static void check(const server *s, const library *lib, const command *how, int64_t n, bool singular,
                  const shared_object *object) {
    random_source source = random_new((uint64_t)n + how->code);
    matrix a = matrix_new(how->type, n, n, n), LU;
    matrix_fill_dominant(&a, &source);
    if (singular && n > 0) {
        matrix_zero_column(&a, n / 2);
    }
    int64_t *ipiv = allocate((size_t)n * sizeof(int64_t));
    factor(s, lib, how, &a, &LU, ipiv, object);
    for (unsigned f = 0; f < sizeof forms; f++) {
        for (int64_t nrhs = 0; nrhs <= 3; nrhs++) {
            solve(s, lib, &LU, ipiv, forms[f], nrhs, &source);
        }
    }
    free(ipiv);
    matrix_free(&LU);
    matrix_free(&a);
}

/* Without square factors there is nothing to solve with: the server says so and ends. */
static void check_refusal(const char *path, const command *how, int64_t m, int64_t n, char form, int64_t nrhs,
                          int position) {
    server s = server_start(path, NULL, NULL);
    if (m > 0) {
        double A[12] = {1, 2, 3, 4, 5, 7, 6, 8};
        int64_t ipiv[3];
        CHECK(client_factor(&s, how, A, m, n, ipiv) == 0, "info");
    }
    int64_t info = client_solve(&s, how->type, form, 0, nrhs, NULL);
    CHECK(info == client_bad_argument(position), "%s, %ld x %ld, %c, %ld: info %#lx", how->type->name,
          (long)m, (long)n, form, (long)nrhs, (long)info);
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

/* The limit is one of bytes: of numbers of 16 it allows half as many as of 8. */
static void check_largest(const char *path) {
    enum { n = 2, bytes = 1600 };
    for (int c = 0; c < command_count; c++) {
        const element *type = commands[c].type;
        int64_t most = bytes / n / (int64_t)type->size;
        for (int more = 0; more < 2; more++) {
            server s = server_start(path, "--max-bytes", "1600");
            matrix A = matrix_new(type, n, n, n), B = matrix_new(type, n, most, n);
            int64_t ipiv[n];
            matrix_set(&A, 0, 0, 2);
            matrix_set(&A, 1, 1, 2);
            matrix_set(&B, 1, most - 1, 6);
            CHECK(client_factor(&s, &commands[c], A.data, n, n, ipiv) == 0, "info");
            if (more) {
                CHECK(client_solve(&s, type, 'N', 0, most + 1, NULL) == client_bad_argument(3),
                      "%s: one too many", type->name);
            } else {
                CHECK(client_solve(&s, type, 'N', n, most, B.data) == 0 && matrix_get(&B, 1, most - 1) == 3,
                      "%s: the largest", type->name);
            }
            server_expect_end(&s, more ? 2 : 0, more, "the most right-hand sides");
            matrix_free(&A);
            matrix_free(&B);
        }
    }
}

/* Real factors after complex ones, and complex ones after real ones: those computed last count. */
static void check_last(const char *path) {
    server s = server_start(path, NULL, NULL);
    double real[1] = {2}, complex[2] = {0, 2}, b[2] = {6, 8};
    int64_t ipiv[1];
    CHECK(client_factor(&s, &commands[0x06], complex, 1, 1, ipiv) == 0, "c128");
    CHECK(client_factor(&s, &commands[0x00], real, 1, 1, ipiv) == 0, "f64");
    CHECK(client_solve(&s, &element_f64, 'N', 1, 1, b) == 0 && b[0] == 3, "2 x = 6: %g", b[0]);
    CHECK(client_factor(&s, &commands[0x06], complex, 1, 1, ipiv) == 0, "c128");
    static const struct {
        char form;
        double re, im;
    } answers[] = {{'N', 4, -3}, {'T', 4, -3}, {'C', -4, 3}, {'n', 4, -3}, {'t', 4, -3}, {'c', -4, 3}};
    for (int a = 0; a < 6; a++) {
        double z[2] = {6, 8}; /* 2i z = 6 + 8i, or -2i z if conjugated */
        CHECK(client_solve(&s, &element_c128, answers[a].form, 1, 1, z) == 0 && z[0] == answers[a].re &&
                  z[1] == answers[a].im,
              "%c: %g%+gi", answers[a].form, z[0], z[1]);
    }
    client_exit(&s);
    server_expect_end(&s, 0, false, "one type after the other");
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
    shared_object object = shared_new("solve", 2 << 20);
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
    check_refusal(path, &commands[0], 0, 0, 'N', 1, 2);
    static const int plain[] = {0x00, 0x06};
    for (int c = 0; c < 2; c++) {
        check_refusal(path, &commands[plain[c]], 2, 3, 'N', 1, 2);
        check_refusal(path, &commands[plain[c]], 2, 2, 'X', 1, 1);
        check_refusal(path, &commands[plain[c]], 2, 2, 'N', -1, 3);
        check_refusal(path, &commands[plain[c]], 2, 2, 'N', INT64_MAX, 3);
        check_refusal(path, &commands[plain[c]], 2, 2, 'N', INT64_C(1) << 59,
                      3); /* 2^64 bytes of c128: 0 in 64 bits */
    }
    check_memory_passes_on(path);
    check_largest(path);
    check_last(path);
    check_kept(path);
    check_dropped(path);
    return check_report();
}
