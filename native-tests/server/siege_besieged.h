/* The server under siege, seen from outside. */
#ifndef SIEGE_BESIEGED_H
#define SIEGE_BESIEGED_H

#include <stdint.h>
#include <sys/un.h>

#include "process.h"

typedef struct besieged {
    server process;
    char folder[64]; /* of the socket, and of whatever the server has beside it */
    struct sockaddr_un address;
    int max_clients; /* as it was told, or the default */
    int status;      /* wait status; -1 while it runs */
    char message[2048];
    size_t message_bytes; /* of the end of standard error */
} besieged;

/* What the kernel says about its process. */
typedef struct besieged_state {
    int64_t resident;    /* bytes */
    int64_t mappings;    /* lines of its maps */
    int64_t descriptors; /* open ones */
    int64_t ticks;       /* processor time, user and system */
} besieged_state;

/* Starts a server that listens at a path of its own, and waits until it does. */
besieged besieged_start(const char *path, const char *const *options, server_limits limits);

/* Reads what it wrote to standard error; false if it has ended. */
bool besieged_lives(besieged *self);

/* All zero if it has ended. */
besieged_state besieged_look(const besieged *self);

/* Ends it by SIGTERM and checks how it ends. */
void besieged_end(besieged *self);

#endif
