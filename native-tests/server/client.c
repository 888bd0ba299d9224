#include "client.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "check.h"

const command commands[command_count] = {
    {.code = 0x00, .type = &element_f64, .pivoted = true, .threaded = false},
    {.code = 0x01, .type = &element_f32, .pivoted = true, .threaded = false},
    {.code = 0x02, .type = &element_f64, .pivoted = true, .threaded = true},
    {.code = 0x03, .type = &element_f32, .pivoted = true, .threaded = true},
    {.code = 0x04, .type = &element_f64, .pivoted = false, .threaded = false},
    {.code = 0x05, .type = &element_f32, .pivoted = false, .threaded = false},
    {.code = 0x06, .type = &element_c128, .pivoted = true, .threaded = false},
    {.code = 0x07, .type = &element_c64, .pivoted = true, .threaded = false},
    {.code = 0x08, .type = &element_c128, .pivoted = true, .threaded = true},
    {.code = 0x09, .type = &element_c64, .pivoted = true, .threaded = true},
    {.code = 0x0a, .type = &element_c128, .pivoted = false, .threaded = false},
    {.code = 0x0b, .type = &element_c64, .pivoted = false, .threaded = false},
};

/* Errors lie above it, and no more than 1000. */
static const int64_t errors = INT64_MIN + (INT64_C(1) << 31);

int64_t client_bad_argument(int position) {
    return errors + position;
}

int64_t client_error(int number) {
    return errors + number;
}

bool client_is_error(int64_t info) {
    return info < errors + 1000;
}

static size_t put_little_endian(uint8_t *frame, size_t length, uint64_t value, size_t bytes) {
    for (size_t b = 0; b < bytes; b++) {
        frame[length + b] = (uint8_t)(value >> (8 * b));
    }
    return length + bytes;
}

static uint64_t get_little_endian(const uint8_t *frame, size_t bytes) {
    uint64_t value = 0;
    for (size_t b = 0; b < bytes; b++) {
        value |= (uint64_t)frame[b] << (8 * b);
    }
    return value;
}

size_t put_u8(uint8_t *frame, size_t length, unsigned value) {
    return put_little_endian(frame, length, value, 1);
}

size_t put_u32(uint8_t *frame, size_t length, uint32_t value) {
    return put_little_endian(frame, length, value, 4);
}

size_t put_i64(uint8_t *frame, size_t length, int64_t value) {
    return put_little_endian(frame, length, (uint64_t)value, 8);
}

size_t put_bytes(uint8_t *frame, size_t length, const void *bytes, size_t count) {
    memcpy(frame + length, bytes, count);
    return length + count;
}

static size_t put_name(uint8_t *frame, size_t length, const char *name) {
    length = put_u32(frame, length, (uint32_t)strlen(name));
    return put_bytes(frame, length, name, strlen(name));
}

static void send_all(const server *s, const void *data, size_t bytes) {
    REQUIRE(server_send(s, data, bytes), "the server does not read");
}

static void receive_all(const server *s, void *data, size_t bytes) {
    size_t got = server_receive(s, data, bytes);
    REQUIRE(got == bytes, "%zu bytes of %zu came", got, bytes);
}

void client_factor_head(uint8_t frame[factor_head_bytes], unsigned code, int64_t m, int64_t n) {
    size_t length = put_u8(frame, 0, code);
    length = put_i64(frame, length, m);
    put_i64(frame, length, n);
}

int64_t get_i64(const uint8_t bytes[8]) {
    return (int64_t)get_little_endian(bytes, 8);
}

int64_t client_info(const server *s) {
    uint8_t bytes[8];
    receive_all(s, bytes, sizeof bytes);
    return get_i64(bytes);
}

int64_t client_factor(const server *s, const command *how, void *A, int64_t m, int64_t n, int64_t *ipiv) {
    uint8_t head[factor_head_bytes];
    client_factor_head(head, how->code, m, n);
    size_t bytes = (size_t)m * (size_t)n * how->type->size;
    send_all(s, head, sizeof head);
    send_all(s, A, bytes);
    int64_t info = client_info(s);
    if (!client_is_error(info)) {
        receive_all(s, A, bytes);
        receive_all(s, ipiv, (size_t)(m < n ? m : n) * sizeof(int64_t));
    }
    return info;
}

size_t put_shared(uint8_t *frame, shared_frame fields) {
    size_t length = put_u8(frame, 0, code_shared);
    length = put_u8(frame, length, fields.base);
    length = put_i64(frame, length, fields.m);
    length = put_i64(frame, length, fields.n);
    length = put_i64(frame, length, fields.lda);
    length = put_name(frame, length, fields.name);
    length = put_i64(frame, length, fields.offset_A);
    return put_i64(frame, length, fields.offset_ipiv);
}

size_t put_drop(uint8_t *frame, const char *name) {
    return put_name(frame, put_u8(frame, 0, code_drop), name);
}

size_t put_solve_head(uint8_t *frame, char trans, int64_t nrhs) {
    size_t length = put_u8(frame, 0, code_solve);
    length = put_u8(frame, length, (unsigned char)trans);
    return put_i64(frame, length, nrhs);
}

int64_t client_shared(const server *s, shared_frame fields) {
    uint8_t frame[longest_frame];
    send_all(s, frame, put_shared(frame, fields));
    return client_info(s);
}

int64_t client_drop(const server *s, const char *name) {
    uint8_t frame[longest_frame];
    send_all(s, frame, put_drop(frame, name));
    return client_info(s);
}

int64_t client_lend(const server *s, const char *name, int descriptor) {
    uint8_t frame[64];
    size_t length = put_u32(frame, put_u8(frame, 0, code_lend), (uint32_t)strlen(name));
    length = put_bytes(frame, length, name, strlen(name));
    struct iovec part = {.iov_base = frame, .iov_len = length};
    union {
        struct cmsghdr header;
        uint8_t bytes[CMSG_SPACE(sizeof descriptor)];
    } control = {{0}};
    control.header = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof descriptor), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(&control.header), &descriptor, sizeof descriptor);
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptor >= 0) {
        message.msg_control = &control;
        message.msg_controllen = sizeof control;
    }
    REQUIRE(sendmsg(s->to, &message, MSG_NOSIGNAL) == (ssize_t)length, "sendmsg");
    return client_info(s);
}

int64_t client_solve(const server *s, const element *type, char trans, int64_t n, int64_t nrhs, void *B) {
    uint8_t head[16];
    size_t bytes = (size_t)n * (size_t)nrhs * type->size;
    send_all(s, head, put_solve_head(head, trans, nrhs));
    send_all(s, B, bytes);
    int64_t info = client_info(s);
    if (!client_is_error(info)) {
        receive_all(s, B, bytes);
    }
    return info;
}

hello client_hello(const server *s) {
    uint8_t request = code_hello, head[12];
    send_all(s, &request, 1);
    receive_all(s, head, sizeof head);
    hello answer = {.protocol = (uint32_t)get_little_endian(head, 4),
                    .features = (uint32_t)get_little_endian(head + 4, 4)};
    uint64_t length = get_little_endian(head + 8, 4);
    REQUIRE(length < sizeof answer.version, "a version of %lu bytes", (unsigned long)length);
    receive_all(s, answer.version, length);
    return answer;
}

void client_exit(const server *s) {
    uint8_t request = code_exit;
    send_all(s, &request, 1);
}
