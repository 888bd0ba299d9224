#include "siege_connection.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

void sleep_ms(int64_t milliseconds) {
    nanosleep(&(struct timespec){.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000},
              NULL);
}

struct sockaddr_un socket_address(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    REQUIRE(strlen(path) < sizeof address.sun_path, "the socket's path is too long: %s", path);
    strcpy(address.sun_path, path);
    return address;
}

int connection_open(const struct sockaddr_un *address, int64_t deadline) {
    int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (connection < 0) {
        return -1;
    }
    while (connect(connection, (const struct sockaddr *)address, sizeof *address) != 0) {
        /* Nothing tells when the queue has a place again. */
        if ((errno != EAGAIN && errno != EINTR) || now_ms() >= deadline) {
            close(connection);
            return -1;
        }
        sleep_ms(2);
    }
    return connection;
}

/* After a transfer that failed: whether another one may succeed; waits for it. */
static bool wait_for(int connection, short wanted, int64_t deadline, transfer *how) {
    if (errno == EINTR) {
        return true;
    }
    *how = errno == EAGAIN ? transfer_late : transfer_gone;
    int64_t left = deadline - now_ms();
    if (errno != EAGAIN || left <= 0) {
        return false;
    }
    struct pollfd entry = {.fd = connection, .events = wanted};
    poll(&entry, 1, (int)left);
    return true;
}

transfer connection_send(int connection, const void *data, size_t bytes, int64_t deadline) {
    transfer how = transfer_whole;
    for (const char *next = data; bytes > 0;) {
        ssize_t sent = send(connection, next, bytes, MSG_NOSIGNAL);
        if (sent < 0 && !wait_for(connection, POLLOUT, deadline, &how)) {
            return how;
        }
        next += sent > 0 ? sent : 0;
        bytes -= sent > 0 ? (size_t)sent : 0;
    }
    return transfer_whole;
}

transfer connection_receive(int connection, void *data, size_t bytes, int64_t deadline) {
    transfer how = transfer_whole;
    for (char *next = data; bytes > 0;) {
        ssize_t got = recv(connection, next, bytes, 0);
        if (got == 0) {
            return transfer_gone;
        }
        if (got < 0 && !wait_for(connection, POLLIN, deadline, &how)) {
            return how;
        }
        next += got > 0 ? got : 0;
        bytes -= got > 0 ? (size_t)got : 0;
    }
    return transfer_whole;
}
