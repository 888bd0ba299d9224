/* Connections of the siege: nothing here waits longer than it may, or ends the process. */
#ifndef SIEGE_CONNECTION_H
#define SIEGE_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/un.h>

/* How a transfer went. */
typedef enum transfer {
    transfer_whole,
    transfer_late, /* the time is up */
    transfer_gone, /* the other side is */
} transfer;

/* Milliseconds of a clock that only goes forward. */
int64_t now_ms(void);

void sleep_ms(int64_t milliseconds);

/* The address of a socket's path. */
struct sockaddr_un socket_address(const char *path);

/* A connected descriptor that is non-blocking, or -1. Waits for a place in the queue until the deadline. */
int connection_open(const struct sockaddr_un *address, int64_t deadline);

/* Send and receive all of the bytes. */
transfer connection_send(int connection, const void *data, size_t bytes, int64_t deadline);
transfer connection_receive(int connection, void *data, size_t bytes, int64_t deadline);

#endif
