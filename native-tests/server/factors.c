/* Every command on many shapes, by pipe and by shared memory, bitwise equal to the library in this process.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "client.h"
#include "in_process.h"
#include "matrix.h"
#include "shared.h"

static const int64_t sizes[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 130, 300};

enum { guard_bytes = 4096, shared_bytes = 4 << 20 };

static int64_t smaller(int64_t m, int64_t n) {
    return m < n ? m : n;
}

/* What the library in this process makes of a matrix. */
typedef struct answer {
    int64_t info;
    matrix factors;
    int64_t *ipiv;
} answer;

static answer expected_of(const library *lib, const command *how, const matrix *a) {
    answer e = {.factors = matrix_copy(a), .ipiv = allocate((size_t)smaller(a->m, a->n) * sizeof(int64_t))};
    e.info = in_process_factor(lib, how, e.factors.data, a->m, a->n, a->lda, e.ipiv);
    return e;
}

static void compare(const answer *e, int64_t info, const void *A, const int64_t *ipiv, const command *how,
                    const char *way) {
    const matrix *a = &e->factors;
    CHECK(info == e->info, "%s, command %d, %ld x %ld: info %ld, must be %ld", way, how->code, (long)a->m,
          (long)a->n, (long)info, (long)e->info);
    CHECK(memcmp(A, a->data, matrix_bytes(a)) == 0, "%s, command %d, %ld x %ld: factors differ", way,
          how->code, (long)a->m, (long)a->n);
    CHECK(memcmp(ipiv, e->ipiv, (size_t)smaller(a->m, a->n) * sizeof(int64_t)) == 0,
          "%s, command %d, %ld x %ld: ipiv differs", way, how->code, (long)a->m, (long)a->n);
}

static void free_answer(answer *e) {
    matrix_free(&e->factors);
    free(e->ipiv);
}

static void check_by_pipe(const server *s, const library *lib, const command *how, const matrix *a) {
    answer e = expected_of(lib, how, a);
    matrix sent = matrix_copy(a);
    int64_t *ipiv = allocate((size_t)smaller(a->m, a->n) * sizeof(int64_t));
    int64_t info = client_factor(s, how, sent.data, a->m, a->n, ipiv);
    compare(&e, info, sent.data, ipiv, how, "by pipe");
    free(ipiv);
    matrix_free(&sent);
    free_answer(&e);
}

/* The object is filled with a pattern; nothing but the matrix and ipiv may change. */
static void check_shared(const server *s, const library *lib, const command *how, const matrix *a,
                         const shared_object *object) {
    answer e = expected_of(lib, how, a);
    size_t ipiv_bytes = (size_t)smaller(a->m, a->n) * sizeof(int64_t), a_bytes = matrix_bytes(a);
    size_t offset_ipiv = guard_bytes + 8, size = how->type->size;
    size_t offset_a = ((offset_ipiv + ipiv_bytes + guard_bytes) / size + 1) * size;
    size_t used = offset_a + a_bytes + guard_bytes;
    REQUIRE(used <= object->bytes, "the object is too small");
    uint8_t *before = allocate(used);
    memset(before, 0x5a, used);
    memcpy(before + offset_a, a->data, a_bytes);
    memcpy(object->data, before, used);
    int64_t info = client_shared(s, (shared_frame){.base = how->code,
                                                   .m = a->m,
                                                   .n = a->n,
                                                   .lda = a->lda,
                                                   .name = object->name,
                                                   .offset_A = (int64_t)offset_a,
                                                   .offset_ipiv = (int64_t)offset_ipiv});
    int64_t *ipiv = allocate(ipiv_bytes);
    memcpy(ipiv, object->data + offset_ipiv, ipiv_bytes);
    compare(&e, info, object->data + offset_a, ipiv, how, "shared");
    memcpy(object->data + offset_a, before + offset_a, a_bytes);
    memcpy(object->data + offset_ipiv, before + offset_ipiv, ipiv_bytes);
    CHECK(memcmp(object->data, before, used) == 0, "command %d: written beside the matrix and ipiv",
          how->code);
    free(ipiv);
    free(before);
    free_answer(&e);
}

static void check_shape(const server *s, const library *lib, const shared_object *object, int64_t m,
                        int64_t n) {
    for (int c = 0; c < command_count; c++) {
        const command *how = &commands[c];
        random_source source = random_new((uint64_t)(1000 * m + n));
        matrix a = matrix_new(how->type, m, n, m);
        (how->pivoted ? matrix_fill_uniform : matrix_fill_dominant)(&a, &source);
        int64_t lda = (m > 0 ? m : 1) + c;
        for (int zeroed = 0; zeroed < (m * n > 0 ? 2 : 1); zeroed++) {
            if (zeroed) {
                matrix_zero_column(&a, random_integer(&source, 0, n - 1));
            }
            check_by_pipe(s, lib, how, &a);
            matrix spread = m > 0 ? matrix_with_stride(&a, lda) : matrix_copy(&a);
            spread.lda = lda;
            check_shared(s, lib, how, &spread, object);
            matrix_free(&spread);
        }
        matrix_free(&a);
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    server s = server_start(server_path(argc, argv), NULL, NULL);
    hello answer = client_hello(&s);
    CHECK(answer.protocol == 2, "protocol %u", answer.protocol);
    CHECK(answer.features == 63, "features %u", answer.features);
    CHECK(strcmp(answer.version, lib.version()) == 0, "version %s", answer.version);
    shared_object object = shared_new("factors", shared_bytes);
    for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        check_shape(&s, &lib, &object, sizes[i], sizes[i]);
        check_shape(&s, &lib, &object, sizes[i], sizes[i] + 2);
        check_shape(&s, &lib, &object, sizes[i] + 2, sizes[i]);
    }
    check_shape(&s, &lib, &object, 1000, 7);
    check_shape(&s, &lib, &object, 7, 1000);
    shared_free(&object);
    client_exit(&s);
    server_expect_end(&s, 0, false, "factors");
    return check_report();
}
