/* Requests that are cut off, or that say what cannot be: the right answer, message and exit status. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "client.h"

enum { order = 3, request_bytes = factor_head_bytes + order * order * 8, limit_bytes = 1000 };

static const double example[order * order] = {2, 4, 8, 1, 3, 7, 1, 3, 9};
static const double factors[order * order] = {8, 0.25, 0.5, 7, -0.75, 2.0 / 3, 9, -1.25, -2.0 / 3};

static void make_request(uint8_t request[request_bytes]) {
    client_factor_head(request, 0x00, order, order);
    memcpy(request + factor_head_bytes, example, sizeof example);
}

/* The answer to the example; L and U to the last bit but one. */
static void expect_example(const server *s, const char *what) {
    double A[order * order];
    int64_t ipiv[order];
    CHECK(client_info(s) == 0, "%s: info", what);
    CHECK(server_receive(s, A, sizeof A) == sizeof A, "%s: A is not whole", what);
    CHECK(server_receive(s, ipiv, sizeof ipiv) == sizeof ipiv, "%s: ipiv is not whole", what);
    CHECK(ipiv[0] == 3 && ipiv[1] == 3 && ipiv[2] == 3, "%s: ipiv", what);
    for (int i = 0; i < order * order; i++) {
        CHECK(A[i] - factors[i] < 1e-15 && factors[i] - A[i] < 1e-15, "%s: element %d is %g", what, i, A[i]);
    }
}

/* A request of c128 zeros, too: it is not whole when one of doubles would be. */
static void check_cut_off(const char *path, bool complex) {
    uint8_t request[factor_head_bytes + 2 * sizeof example] = {0};
    size_t bytes = complex ? sizeof request : request_bytes;
    if (complex) {
        client_factor_head(request, 0x06, order, order);
    } else {
        make_request(request);
    }
    for (size_t cut = 0; cut < bytes; cut += cut < factor_head_bytes + 9 && !complex ? 1 : 16) {
        char what[64];
        snprintf(what, sizeof what, "a request cut off after %zu bytes", cut);
        server s = server_start(path, NULL, NULL);
        CHECK(server_send(&s, request, cut), "%s: not read", what);
        server_expect_end(&s, cut == 0 ? 0 : 2, cut != 0, what);
    }
}

/* A frame that is answered with this position in a bad-argument info, and ends the server. */
static void check_refused(const char *path, const uint8_t *frame, size_t bytes, int position,
                          const char *what) {
    server s = server_start(path, "--max-bytes", "1000");
    server_send(&s, frame, bytes);
    int64_t info = client_info(&s);
    CHECK(info == client_bad_argument(position), "%s: info %#lx", what, (unsigned long)info);
    server_expect_end(&s, 2, true, what);
}

static void check_bad_heads(const char *path) {
    static const struct {
        unsigned code;
        int64_t m, n;
        int position;
    } cases[] = {
        {0x00, -1, 3, 2},
        {0x00, INT64_MIN, 3, 2},
        {0x01, 3, -1, 3},
        {0x02, 3, INT64_MIN, 3},
        {0x03, -1, -1, 2},
        {0x00, INT64_MAX, INT64_MAX, 3},
        {0x00, INT64_C(1) << 32, INT64_C(1) << 32, 3}, /* 2^64 elements: 0 in 64 bits */
        {0x04, INT64_C(1) << 31, INT64_C(1) << 30, 3}, /* 2^64 bytes: 0 in 64 bits */
        {0x05, INT64_C(1) << 61, 1, 3},
        {0x00, limit_bytes / 8 + 1, 1, 3}, /* over --max-bytes */
        {0x01, limit_bytes / 4 + 1, 1, 3},
        {0x06, -1, 3, 2},
        {0x07, 3, -1, 3},
        {0x08, INT64_MIN, 3, 2},
        {0x09, 3, INT64_MIN, 3},
        {0x0a, INT64_MAX, INT64_MAX, 3},
        {0x0b, INT64_C(1) << 32, INT64_C(1) << 32, 3}, /* 2^64 elements: 0 in 64 bits */
        {0x06, INT64_C(1) << 30, INT64_C(1) << 30, 3}, /* 2^64 bytes: 0 in 64 bits */
        {0x08, INT64_C(1) << 59, 1, 3},                /* 2^63 bytes: negative in 64 bits */
        {0x07, INT64_C(1) << 61, 1, 3},
        {0x06, limit_bytes / 16 + 1, 1, 3}, /* over --max-bytes */
        {0x07, limit_bytes / 8 + 1, 1, 3},
        {0x0a, limit_bytes / 8, 1, 3}, /* that many doubles are allowed */
    };
    for (unsigned c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        uint8_t head[factor_head_bytes];
        char what[96];
        client_factor_head(head, cases[c].code, cases[c].m, cases[c].n);
        snprintf(what, sizeof what, "command %#x, %ld x %ld", cases[c].code, (long)cases[c].m,
                 (long)cases[c].n);
        check_refused(path, head, sizeof head, cases[c].position, what);
    }
}

static void check_unknown_commands(const char *path) {
    for (unsigned code = 0; code < 256; code++) {
        bool known = code <= 0x0b || (code >= code_hello && code <= code_lend) || code == code_exit;
        if (!known && (code < 0x20 || code % 16 == 0 || code > 0xf0)) {
            uint8_t frame = (uint8_t)code;
            char what[32];
            snprintf(what, sizeof what, "command %#x", code);
            check_refused(path, &frame, 1, 1, what);
        }
    }
}

/* A name without bytes, or so long that its end is not worth waiting for. */
static void check_bad_name_lengths(const char *path) {
    static const uint32_t lengths[] = {0, 256, UINT32_MAX};
    for (unsigned i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        uint8_t frame[64];
        size_t length = put_u8(frame, put_u8(frame, 0, code_shared), 0);
        for (int field = 0; field < 3; field++) {
            length = put_i64(frame, length, 2);
        }
        check_refused(path, frame, put_u32(frame, length, lengths[i]), 5,
                      "shared memory, length of the name");
        put_u8(frame, 0, code_drop);
        check_refused(path, frame, put_u32(frame, 1, lengths[i]), 1, "drop, length of the name");
        put_u8(frame, 0, code_lend);
        check_refused(path, frame, put_u32(frame, 1, lengths[i]), 1, "lend, length of the name");
    }
}

/* The largest matrix allowed is served, and so are empty ones of any size. */
static void check_limits(const char *path) {
    server s = server_start(path, "--max-bytes", "1000");
    double A[limit_bytes / 8] = {1}, complex[limit_bytes / 16 * 2] = {1};
    int64_t ipiv[2];
    CHECK(client_factor(&s, &commands[0], A, limit_bytes / 8, 1, ipiv) == 0, "the largest matrix");
    CHECK(client_factor(&s, &commands[6], complex, limit_bytes / 32, 2, ipiv) == 2,
          "the largest complex matrix");
    CHECK(client_factor(&s, &commands[0], NULL, INT64_MAX, 0, NULL) == 0, "no columns");
    CHECK(client_factor(&s, &commands[5], NULL, 0, INT64_MAX, NULL) == 0, "no rows");
    server_expect_end(&s, 0, false, "limits");
}

static void check_byte_by_byte(const char *path) {
    server s = server_start(path, NULL, NULL);
    uint8_t request[request_bytes];
    make_request(request);
    for (size_t b = 0; b < sizeof request; b++) {
        CHECK(server_send(&s, request + b, 1), "byte %zu is not read", b);
        nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL); /* the server reads each by itself */
    }
    expect_example(&s, "byte by byte");
    client_exit(&s);
    server_expect_end(&s, 0, false, "byte by byte");
}

/* Several requests in one write. */
static void check_many_at_once(const char *path) {
    enum { requests = 50 };
    static uint8_t all[requests * (request_bytes + 1) + 1];
    size_t length = 0;
    for (int r = 0; r < requests; r++) {
        make_request(all + length);
        length += request_bytes;
        length = put_u8(all, length, code_hello);
    }
    length = put_u8(all, length, code_exit);
    server s = server_start(path, NULL, NULL);
    CHECK(server_send(&s, all, length), "not read");
    for (int r = 0; r < requests; r++) {
        uint8_t answer[12 + 5];
        expect_example(&s, "many at once");
        CHECK(server_receive(&s, answer, sizeof answer) == sizeof answer, "hello is not whole");
    }
    server_expect_end(&s, 0, false, "many at once");
}

/* Requests of all lengths in one write: their heads begin and end anywhere in the server's buffer. */
static void check_heads_anywhere(const char *path) {
    enum { requests = 600, name_bytes = 255 };
    static uint8_t all[requests * (5 + name_bytes)];
    char name[name_bytes];
    memset(name, 'x', sizeof name);
    name[0] = '/';
    size_t length = 0;
    for (int r = 0; r < requests; r++) {
        size_t bytes = 2 + (size_t)r * 7 % (name_bytes - 1);
        length = put_u8(all, length, code_drop);
        length = put_u32(all, length, (uint32_t)bytes);
        length = put_bytes(all, length, name, bytes);
    }
    server s = server_start(path, NULL, NULL);
    CHECK(server_send(&s, all, length), "not read");
    for (int r = 0; r < requests; r++) {
        CHECK(client_info(&s) == 0, "request %d", r);
    }
    server_expect_end(&s, 0, false, "heads anywhere");
}

/* Nobody reads the answer: no message, status 0. */
static void check_reader_gone(const char *path) {
    server s = server_start(path, NULL, NULL);
    uint8_t request[request_bytes];
    make_request(request);
    server_close(&s.from);
    CHECK(server_send(&s, request, sizeof request), "not read");
    server_expect_end(&s, 0, false, "nobody reads");
}

/* Without a standard descriptor the server does not take another one for it. */
static void check_without(const char *path, int descriptor) {
    server s = server_start_without(path, descriptor);
    server_expect_end(&s, 1, true, descriptor == 0 ? "no standard input" : "no standard output");
}

int main(int argc, char **argv) {
    const char *path = server_path(argc, argv);
    check_cut_off(path, false);
    check_cut_off(path, true);
    check_bad_heads(path);
    check_unknown_commands(path);
    check_bad_name_lengths(path);
    check_limits(path);
    check_byte_by_byte(path);
    check_many_at_once(path);
    check_heads_anywhere(path);
    check_reader_gone(path);
    check_without(path, 0);
    check_without(path, 1);
    return check_report();
}
