/* What can be done wrong with requests and connections. */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "client.h"
#include "matrix.h"
#include "siege_connection.h"
#include "siege_hostile.h"

enum { order = 60, request_bytes = factor_head_bytes + order * order * 8, megabyte = 1 << 20 };

/* A legal request, of zeros but for the diagonal. */
static void put_request(uint8_t request[request_bytes]) {
    static const double one = 1;
    memset(request, 0, request_bytes);
    client_factor_head(request, 0x00, order, order);
    for (size_t i = 0; i < order; i++) {
        memcpy(request + factor_head_bytes + i * (order + 1) * 8, &one, sizeof one);
    }
}

/* Several clients begin a request and fall silent. */
void act_half_request(hostile *self) {
    uint8_t request[request_bytes];
    put_request(request);
    int64_t clients = hostile_pick(self, 1, 4);
    for (int64_t c = 0; c < clients; c++) {
        int connection = hostile_connect(self);
        int64_t most = hostile_pick(self, 0, 1) ? factor_head_bytes : request_bytes - 1;
        if (connection >= 0) {
            hostile_send(self, connection, request, (size_t)hostile_pick(self, 1, most));
        }
    }
    hostile_rest(self, hostile_pick(self, 50, 2000));
}

/* The largest matrix that is not refused, or right-hand sides, of which nothing comes. */
void act_announcement(hostile *self) {
    uint8_t head[factor_head_bytes], request[request_bytes], solve[16];
    put_request(request);
    int64_t clients = hostile_pick(self, 1, 6);
    for (int64_t c = 0; c < clients; c++) {
        int connection = hostile_connect(self);
        if (connection < 0) {
            continue;
        }
        int64_t rows = INT64_C(1) << hostile_pick(self, 10, 30), columns = hostile_pick(self, 1, 3000);
        client_factor_head(head, (unsigned)hostile_pick(self, 0, command_count - 1), rows, columns);
        if (hostile_pick(self, 0, 2) > 0) {
            hostile_send(self, connection, head, sizeof head);
            continue;
        }
        hostile_send(self, connection, request, sizeof request);
        size_t length = put_solve_head(solve, 'T', INT64_C(1) << hostile_pick(self, 8, 25));
        hostile_send(self, connection, solve, length);
    }
    hostile_rest(self, hostile_pick(self, 50, 2000));
}

/* A byte now and then. */
void act_slow_sender(hostile *self) {
    uint8_t request[request_bytes];
    put_request(request);
    int connection = hostile_connect(self);
    int64_t bytes = hostile_pick(self, 20, 100);
    for (int64_t b = 0; connection >= 0 && b < bytes; b++) {
        hostile_send(self, connection, request + b, 1);
        hostile_rest(self, 20);
    }
}

/* Requests one after the other, as many as are taken, and nobody reads an answer. */
void act_deaf_reader(hostile *self) {
    uint8_t request[request_bytes], hello[4096];
    put_request(request);
    memset(hello, code_hello, sizeof hello);
    int connection = hostile_connect(self);
    bool large = hostile_pick(self, 0, 1) != 0, taken = connection >= 0;
    for (int r = 0; taken && r < 200; r++) {
        taken = large ? hostile_send(self, connection, request, sizeof request)
                      : hostile_send(self, connection, hello, sizeof hello);
    }
    hostile_rest(self, hostile_pick(self, 50, 1500));
}

/* Goes away in the middle of a request, of an answer, or before it. */
void act_disconnect(hostile *self) {
    uint8_t request[request_bytes], answer[1000];
    put_request(request);
    int connection = hostile_connect(self);
    if (connection < 0) {
        return;
    }
    switch (hostile_pick(self, 0, 3)) {
    case 0:
        hostile_send(self, connection, request, (size_t)hostile_pick(self, 1, request_bytes - 1));
        break;
    case 1:
        hostile_send(self, connection, request, sizeof request);
        break;
    case 2:
        hostile_send(self, connection, request, sizeof request);
        connection_receive(connection, answer, sizeof answer, now_ms() + 1000);
        break;
    default:
        /* Speaks no more, but listens; then the other way round. */
        hostile_send(self, connection, request, (size_t)hostile_pick(self, 1, request_bytes));
        shutdown(connection, hostile_pick(self, 0, 1) ? SHUT_WR : SHUT_RD);
        connection_receive(connection, answer, sizeof answer, now_ms() + 200);
    }
}

/* Bytes that are no request, or become one only by chance. */
void act_garbage(hostile *self) {
    uint8_t bytes[300];
    int connection = hostile_connect(self);
    int64_t length = hostile_pick(self, 1, sizeof bytes);
    for (int64_t b = 0; b < length; b++) {
        bytes[b] = (uint8_t)random_bits(&self->random);
    }
    if (hostile_pick(self, 0, 1)) {
        static const uint8_t codes[] = {0x00, 0x01, 0x05, 0x06, 0x0b, 0x0c, 0x0f,
                                        0x10, 0x11, 0x12, 0x13, 0x14, 0xfe};
        bytes[0] = codes[hostile_pick(self, 0, sizeof codes - 1)];
    }
    if (connection >= 0) {
        hostile_send(self, connection, bytes, (size_t)length);
        hostile_info(self, connection);
    }
}

/* Numbers at the ends of their ranges. */
void act_lengths(hostile *self) {
    static const int64_t numbers[] = {0,         1,         -1,         INT64_MAX,        INT64_MIN,
                                      INT32_MAX, INT32_MIN, UINT32_MAX, INT64_C(1) << 61, INT64_C(1) << 32};
    enum { last = sizeof numbers / sizeof numbers[0] - 1 };
    uint8_t frame[longest_frame];
    int connection = hostile_connect(self);
    if (connection < 0) {
        return;
    }
    int64_t m = numbers[hostile_pick(self, 0, last)], n = numbers[hostile_pick(self, 0, last)];
    size_t length;
    switch (hostile_pick(self, 0, 2)) {
    case 0:
        client_factor_head(frame, (unsigned)hostile_pick(self, 0, command_count - 1), m, n);
        length = factor_head_bytes;
        break;
    case 1:
        length = put_shared(frame, (shared_frame){.base = (unsigned)hostile_pick(self, 0, 255),
                                                  .m = m,
                                                  .n = n,
                                                  .lda = numbers[hostile_pick(self, 0, last)],
                                                  .name = "/recursive_lu_none"});
        put_u32(frame, 26, (uint32_t)numbers[hostile_pick(self, 0, last)]);
        break;
    default:
        length = put_drop(frame, "/recursive_lu_none");
        put_u32(frame, 1, (uint32_t)numbers[hostile_pick(self, 0, last)]);
    }
    hostile_send(self, connection, frame, length);
    hostile_info(self, connection);
}

/* Connections that close at once. */
void act_storm(hostile *self) {
    for (int c = 0; c < 300 && !atomic_load(self->band->stop); c++) {
        int connection = connection_open(self->band->address, now_ms() + 200);
        self->connections += connection >= 0;
        if (connection >= 0) {
            close(connection);
        }
    }
}

/* More clients than there may be, for a moment. One crowd at a time, so that others come in between. */
void act_crowd(hostile *self) {
    enum { most = 1024 };
    int crowd[most], count = 0;
    if (atomic_exchange(&self->band->crowded, true)) {
        hostile_rest(self, 100);
        return;
    }
    int wanted = self->band->max_clients + 8 < most ? self->band->max_clients + 8 : most;
    for (; count < wanted && !atomic_load(self->band->stop); count++) {
        crowd[count] = connection_open(self->band->address, now_ms() + 200);
        if (crowd[count] < 0) {
            break;
        }
    }
    self->connections += count;
    hostile_rest(self, 100);
    while (count > 0) {
        close(crowd[--count]);
    }
    hostile_rest(self, hostile_pick(self, 0, 1000));
    atomic_store(&self->band->crowded, false);
}

/* Urgent bytes, which stand beside the stream, between those of a request. */
void act_out_of_band(hostile *self) {
    uint8_t request[request_bytes];
    put_request(request);
    int connection = hostile_connect(self);
    for (size_t sent = 0; connection >= 0 && sent < sizeof request;) {
        size_t piece = (size_t)hostile_pick(self, 1, 4000);
        piece = piece < sizeof request - sent ? piece : sizeof request - sent;
        if (!hostile_send(self, connection, request + sent, piece)) {
            break;
        }
        send(connection, "!", 1, MSG_OOB | MSG_NOSIGNAL | MSG_DONTWAIT);
        sent += piece;
    }
    hostile_info(self, connection);
}

/* Sends whatever is taken at the moment and goes on with the next request all the same: what the server sees
   is shifted ever more. */
void act_nonblocking(hostile *self) {
    uint8_t request[request_bytes], answer[8192];
    put_request(request);
    int connection = hostile_connect(self);
    for (int r = 0; connection >= 0 && r < 60; r++) {
        ssize_t sent = send(connection, request, sizeof request, MSG_NOSIGNAL | MSG_DONTWAIT);
        self->requests++;
        self->bytes += sent > 0 ? sent : 0;
        recv(connection, answer, (size_t)hostile_pick(self, 1, sizeof answer), MSG_DONTWAIT);
    }
}

void act_solve_without(hostile *self) {
    uint8_t frame[64] = {0};
    int connection = hostile_connect(self);
    if (connection >= 0) {
        size_t length = put_solve_head(frame, "NTCx"[hostile_pick(self, 0, 3)], hostile_pick(self, -1, 3));
        hostile_send(self, connection, frame, length);
        hostile_info(self, connection);
    }
}

/* The largest matrix, of which as much comes as the purse allows. */
void act_too_much(hostile *self) {
    enum { most = 40 };
    uint8_t head[factor_head_bytes], *zeros = calloc(1, megabyte);
    int64_t pieces = hostile_pick(self, 4, most);
    int connection = hostile_connect(self);
    if (zeros != NULL && connection >= 0 && hostile_take(self, pieces * megabyte)) {
        client_factor_head(head, 0x02, megabyte / 8, hostile_pick(self, pieces + 1, 1500));
        bool taken = hostile_send(self, connection, head, sizeof head);
        for (int64_t p = 0; taken && p < pieces && !atomic_load(self->band->stop); p++) {
            taken = hostile_send(self, connection, zeros, megabyte);
        }
        hostile_rest(self, hostile_pick(self, 0, 1000));
        close(self->held[--self->held_count]);
        hostile_give(self, pieces * megabyte);
    }
    free(zeros);
}
