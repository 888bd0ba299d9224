/* Started as systemd does: with a socket that listens already, and with somebody to tell. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "listening.h"

enum { first = 3, patience = 60000 };

static const char *path;
static struct sockaddr_un address;

typedef struct start {
    int handed_over, count; /* LISTEN_FDS descriptors from the first on, all the same; 0 for none */
    bool to_another;        /* LISTEN_PID is another process's */
    const char *notify;     /* NOTIFY_SOCKET, or NULL */
} start;

/* In the child. */
static void prepare(void *argument) {
    const start *s = argument;
    char number[16];
    for (int d = 0; d < s->count; d++) {
        dup2(s->handed_over, first + d); /* not close-on-exec */
    }
    if (s->count > 0) {
        snprintf(number, sizeof number, "%d", s->count);
        setenv("LISTEN_FDS", number, 1);
        snprintf(number, sizeof number, "%d", s->to_another ? 1 : (int)getpid());
        setenv("LISTEN_PID", number, 1);
    }
    if (s->notify != NULL) {
        setenv("NOTIFY_SOCKET", s->notify, 1);
    }
}

static int listen_here(int type) {
    int descriptor = fcntl(socket(AF_UNIX, type | SOCK_CLOEXEC, 0), F_DUPFD_CLOEXEC, 20);
    REQUIRE(bind(descriptor, (const struct sockaddr *)&address, sizeof address) == 0, "bind");
    REQUIRE(type == SOCK_DGRAM || listen(descriptor, 8) == 0, "listen");
    return descriptor;
}

static void check_handed_over(void) {
    int descriptor = listen_here(SOCK_STREAM);
    start how = {.handed_over = descriptor, .count = 1};
    server early = listening_connect(&address); /* waits until there is a server */
    listening l = listening_start((char *[]){(char *)path, NULL}, prepare, &how);
    listening_expect_served(&early, "a socket that was handed over");
    server_close(&early.to);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "a socket that was handed over");
    CHECK(file_exists(address.sun_path), "the socket that was handed over was removed");

    /* It is there for the next one. */
    l = listening_start((char *[]){(char *)path, NULL}, prepare, &how);
    server s = listening_connect(&address);
    listening_expect_served(&s, "a second server");
    server_close(&s.to);
    end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "a second server");

    l = listening_start((char *[]){(char *)path, "--listen", "/tmp/recursive_lu_test_two", NULL}, prepare,
                        &how);
    end = listening_end(&l);
    listening_expect(&end, 1, "LISTEN_FDS", "two sockets");
    how.to_another = true; /* this server serves its standard input, which is empty */
    l = listening_start((char *[]){(char *)path, NULL}, prepare, &how);
    end = listening_end(&l);
    listening_expect(&end, 0, NULL, "a socket for another process");
    how = (start){.handed_over = descriptor, .count = 2};
    l = listening_start((char *[]){(char *)path, NULL}, prepare, &how);
    end = listening_end(&l);
    listening_expect(&end, 1, "LISTEN_FDS", "two were handed over");
    close(descriptor);
    unlink(address.sun_path);
}

static void check_others(void) {
    int datagrams = listen_here(SOCK_DGRAM), nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    int connections = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int others[] = {datagrams, nothing, connections, -1};
    for (unsigned o = 0; o < sizeof others / sizeof others[0]; o++) {
        start how = {.handed_over = others[o], .count = 1};
        listening l = listening_start((char *[]){(char *)path, NULL}, prepare, &how);
        listening_ended end = listening_end(&l);
        listening_expect(&end, 1, "LISTEN_FDS", "something else was handed over");
    }
    close(datagrams);
    unlink(address.sun_path);
}

static void expect_told(int descriptor, const char *wanted) {
    char text[64] = "";
    CHECK(poll(&(struct pollfd){.fd = descriptor, .events = POLLIN}, 1, patience) == 1 &&
              recv(descriptor, text, sizeof text - 1, 0) > 0 && strcmp(text, wanted) == 0,
          "told \"%s\", not \"%s\"", text, wanted);
}

static void check_told(bool abstract) {
    struct sockaddr_un manager = listening_address("manager");
    int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    socklen_t length =
        (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(manager.sun_path) + (abstract ? 0 : 1));
    char name[sizeof manager.sun_path];
    snprintf(name, sizeof name, "%s", manager.sun_path);
    if (abstract) {
        name[0] = '@';
        manager.sun_path[0] = '\0';
    }
    REQUIRE(bind(descriptor, (const struct sockaddr *)&manager, length) == 0, "bind");
    start how = {.notify = name};
    listening l =
        listening_start((char *[]){(char *)path, "--listen", address.sun_path, NULL}, prepare, &how);
    expect_told(descriptor, "READY=1");
    int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(connect(connection, (const struct sockaddr *)&address, sizeof address) == 0, "not ready");
    close(connection);
    kill(l.process, SIGTERM);
    expect_told(descriptor, "STOPPING=1");
    listening_ended end = listening_end(&l);
    listening_expect(&end, 0, NULL, "told");
    close(descriptor);
    if (!abstract) {
        unlink(manager.sun_path);
    }
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    address = listening_address("service");
    check_handed_over();
    check_others();
    check_told(false);
    check_told(true);
    start gone = {.notify = "/tmp/recursive_lu_test_nobody"};
    listening l =
        listening_start((char *[]){(char *)path, "--listen", address.sun_path, NULL}, prepare, &gone);
    server s = listening_connect(&address);
    listening_expect_served(&s, "nobody to tell");
    server_close(&s.to);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "nobody to tell");
    return check_report();
}
