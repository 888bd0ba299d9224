#include "siege_hostile.h"

#include <sys/socket.h>
#include <unistd.h>

#include "client.h"
#include "siege_connection.h"

enum { send_ms = 1000, answer_ms = 3000, rest_step_ms = 20 };

const hostile_kind hostile_kinds[] = {
    {"half-request", act_half_request},
    {"announcement", act_announcement},
    {"slow-sender", act_slow_sender},
    {"deaf-reader", act_deaf_reader},
    {"disconnect", act_disconnect},
    {"garbage", act_garbage},
    {"lengths", act_lengths},
    {"storm", act_storm},
    {"crowd", act_crowd},
    {"out-of-band", act_out_of_band},
    {"non-blocking", act_nonblocking},
    {"solve-without", act_solve_without},
    {"too-much", act_too_much},
    {"sparse", act_sparse},
    {"huge-lda", act_huge_lda},
    {"holes", act_holes},
    {"truncated", act_truncated},
    {"regrown", act_regrown},
    {"unlinked", act_unlinked},
    {"wrong-object", act_wrong_object},
    {"many-objects", act_many_objects},
    {"drop-unknown", act_drop_unknown},
};
const int hostile_kind_count = sizeof hostile_kinds / sizeof hostile_kinds[0];

hostile hostile_new(hostile_band *band, int number) {
    return (hostile){.band = band, .number = number, .random = random_new(1000 + (uint64_t)number)};
}

void *hostile_run(void *argument) {
    hostile *self = argument;
    while (!atomic_load(self->band->stop)) {
        int64_t kind = hostile_pick(self, 0, hostile_kind_count - 1);
        if ((self->band->kinds >> kind & 1) == 0) {
            continue;
        }
        hostile_kinds[kind].act(self);
        self->acts[kind]++;
        while (self->held_count > 0) {
            close(self->held[--self->held_count]);
        }
    }
    return NULL;
}

int hostile_connect(hostile *self) {
    if (self->held_count == held_limit) {
        return -1;
    }
    int connection = connection_open(self->band->address, now_ms() + send_ms);
    if (connection >= 0) {
        self->held[self->held_count++] = connection;
        self->connections++;
    }
    return connection;
}

bool hostile_send(hostile *self, int connection, const void *data, size_t bytes) {
    self->requests++;
    self->bytes += (int64_t)bytes;
    return connection_send(connection, data, bytes, now_ms() + send_ms) == transfer_whole;
}

int64_t hostile_info(hostile *self, int connection) {
    uint8_t bytes[8];
    for (int64_t deadline = now_ms() + answer_ms; now_ms() < deadline && !atomic_load(self->band->stop);) {
        transfer how = connection_receive(connection, bytes, sizeof bytes, now_ms() + rest_step_ms);
        if (how != transfer_late) {
            return how == transfer_whole ? get_i64(bytes) : INT64_MIN;
        }
    }
    return INT64_MIN;
}

void hostile_rest(hostile *self, int64_t milliseconds) {
    for (int64_t end = now_ms() + milliseconds; now_ms() < end && !atomic_load(self->band->stop);) {
        sleep_ms(rest_step_ms);
    }
}

bool hostile_take(hostile *self, int64_t bytes) {
    if (atomic_fetch_sub(&self->band->purse, bytes) >= bytes) {
        return true;
    }
    hostile_give(self, bytes);
    return false;
}

void hostile_give(hostile *self, int64_t bytes) {
    atomic_fetch_add(&self->band->purse, bytes);
}

int64_t hostile_pick(hostile *self, int64_t low, int64_t high) {
    return random_integer(&self->random, low, high);
}
