/* Clients of the siege that do nothing wrong, and compare every answer. */
#ifndef SIEGE_BYSTANDER_H
#define SIEGE_BYSTANDER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/un.h>

#include "client.h"
#include "library.h"
#include "matrix.h"
#include "shared.h"

/* A matrix, a right-hand side, and what the library makes of them in this process. */
typedef struct sum {
    const command *how;
    matrix a, LU, b, x;
    int64_t info, *ipiv;
} sum;

enum { sum_count = 14 };

void sums_compute(sum sums[sum_count], const library *lib);
void sums_free(sum sums[sum_count]);

typedef struct bystander {
    const sum *sums;
    const struct sockaddr_un *address;
    const atomic_bool *stop;
    int number;
    int64_t wait_ms; /* longer is a failure */
    random_source random;
    int connection; /* -1: none */
    shared_object object;
    /* What is told at the end. */
    int64_t requests, bytes, wrong, refused, busy, given_up, turned_away, longest_ms;
    int64_t longest_sum_ms; /* from the first attempt to the solution */
} bystander;

bystander bystander_new(int number, const sum *sums, const struct sockaddr_un *address,
                        const atomic_bool *stop, int64_t wait_ms);
void bystander_free(bystander *self);

/* Every sum in both ways, and the solution; nothing may be refused now. */
void bystander_run_all(bystander *self);

/* The thread: sums at random until the stop. */
void *bystander_run(void *argument);

#endif
