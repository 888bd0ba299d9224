/* The socket: its path, and how many may wait there. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "listening.h"

enum { most_clients = 300 };

static const char *path;

/* A path is any bytes, also those that are no text. */
static void check_bytes(void) {
    struct sockaddr_un address = listening_address("\xff\xc3\x28\xfe");
    listening l = listening_start_at(path, &address);
    server s = listening_connect(&address);
    listening_expect_served(&s, "bytes");
    server_close(&s.to);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "bytes");
    CHECK(!file_exists(address.sun_path), "the socket is still there");

    /* What is told of it is one line all the same. */
    address = listening_address("two\nlines/\xff");
    l = listening_start_at(path, &address);
    end = listening_end(&l);
    listening_expect(&end, 1, "No such file", "a path of two lines");
}

static long most_waiting(void) {
    long most = 0;
    FILE *file = fopen("/proc/sys/net/core/somaxconn", "r");
    REQUIRE(file != NULL && fscanf(file, "%ld", &most) == 1, "somaxconn");
    fclose(file);
    return most;
}

/* As many may come at once as are served at once. */
static void check_queue(void) {
    struct sockaddr_un address = listening_address("queue");
    char number[16];
    snprintf(number, sizeof number, "%d", most_clients);
    listening l = listening_start(
        (char *[]){(char *)path, "--listen", address.sun_path, "--max-clients", number, NULL}, NULL, NULL);
    server first = listening_connect(&address);
    listening_expect_served(&first, "queue");
    long wanted = most_waiting() < most_clients ? most_waiting() : most_clients;
    int waiting[most_clients], count = 0, error = 0;
    kill(l.process, SIGSTOP);
    while (error == 0 && count < wanted) {
        waiting[count] = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        error = connect(waiting[count++], (const struct sockaddr *)&address, sizeof address) == 0 ? 0 : errno;
    }
    CHECK(error == 0, "%d clients may wait: %s", count - 1, strerror(error));
    while (count > 0) {
        close(waiting[--count]);
    }
    kill(l.process, SIGCONT);
    listening_expect_served(&first, "queue, later");
    server_close(&first.to);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "queue");
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    check_bytes();
    check_queue();
    return check_report();
}
