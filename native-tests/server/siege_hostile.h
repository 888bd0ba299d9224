/* Clients of the siege that do everything wrong. What they do costs little outside the server. */
#ifndef SIEGE_HOSTILE_H
#define SIEGE_HOSTILE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/un.h>

#include "random.h"

enum { held_limit = 12 };

/* What all of them share. */
typedef struct hostile_band {
    const struct sockaddr_un *address;
    int max_clients; /* the server's */
    const atomic_bool *stop;
    _Atomic int64_t purse; /* bytes of real memory that they may still make somebody use */
    atomic_bool crowded;   /* one of them is a crowd */
    uint64_t kinds;        /* bit k: kind k is wanted */
} hostile_band;

typedef struct hostile {
    hostile_band *band;
    int number;
    random_source random;
    int held[held_limit]; /* connections of the current act */
    int held_count;
    int64_t objects; /* made so far */
    int64_t connections, requests, bytes;
    int64_t acts[64]; /* of each kind */
} hostile;

/* One way to do wrong; its connections are closed after it. */
typedef struct hostile_kind {
    const char *name;
    void (*act)(hostile *self);
} hostile_kind;

extern const hostile_kind hostile_kinds[];
extern const int hostile_kind_count;

hostile hostile_new(hostile_band *band, int number);

/* The thread: acts at random until the stop. */
void *hostile_run(void *argument);

/* What the kinds are made of. */

/* A new connection that is held until the act ends, or -1. */
int hostile_connect(hostile *self);

/* Send; false if not everything was taken within a second. */
bool hostile_send(hostile *self, int connection, const void *data, size_t bytes);

/* Reads an info; a made-up one if none comes within some seconds. */
int64_t hostile_info(hostile *self, int connection);

/* Does nothing for so long, or until the stop. */
void hostile_rest(hostile *self, int64_t milliseconds);

/* Takes memory from the purse; false if there is too little. */
bool hostile_take(hostile *self, int64_t bytes);
void hostile_give(hostile *self, int64_t bytes);

int64_t hostile_pick(hostile *self, int64_t low, int64_t high);

/* Requests and connections. */
void act_half_request(hostile *self);
void act_announcement(hostile *self);
void act_slow_sender(hostile *self);
void act_deaf_reader(hostile *self);
void act_disconnect(hostile *self);
void act_garbage(hostile *self);
void act_lengths(hostile *self);
void act_storm(hostile *self);
void act_crowd(hostile *self);
void act_out_of_band(hostile *self);
void act_nonblocking(hostile *self);
void act_solve_without(hostile *self);
void act_too_much(hostile *self);

/* Shared memory. */
void act_sparse(hostile *self);
void act_huge_lda(hostile *self);
void act_holes(hostile *self);
void act_truncated(hostile *self);
void act_regrown(hostile *self);
void act_unlinked(hostile *self);
void act_wrong_object(hostile *self);
void act_many_objects(hostile *self);
void act_drop_unknown(hostile *self);

#endif
