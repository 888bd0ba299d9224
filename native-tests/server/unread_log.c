/* Nobody reads what --verbose says: clients are served all the same, and the server can end. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "check.h"
#include "listening.h"

enum { clients = 600, too_many = 2000, patience = 60000 };

static const char *path;
static struct sockaddr_un address;

/* In the child. */
static void set_errors(void *descriptor) {
    dup2(*(int *)descriptor, 2);
}

static listening start(int errors, const char *most_clients) {
    char *arguments[] = {(char *)path,         "--listen", address.sun_path, "--verbose", "--max-clients",
                         (char *)most_clients, NULL};
    return listening_start(arguments, set_errors, &errors);
}

static void expect_all_served(const char *what) {
    for (int client = 0; client < clients; client++) {
        server s = listening_connect(&address);
        listening_expect_served(&s, what);
        server_close(&s.to);
    }
}

/* The thread that accepts clients says so of each. */
static void expect_all_refused(const char *what) {
    bool refused = true;
    for (int client = 0; client < too_many && refused; client++) {
        server s = listening_connect(&address);
        char nothing;
        refused = poll(&(struct pollfd){.fd = s.from, .events = POLLIN}, 1, patience) == 1 &&
                  server_receive(&s, &nothing, 1) == 0;
        CHECK(refused, "%s: client %d waits", what, client);
        server_close(&s.to);
    }
}

/* A terminal has room, and then there is none for the end of the line. */
static void check_terminal(void) {
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0, "posix_openpt");
    int terminal = open(ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(terminal >= 0, "a terminal");
    listening l = start(terminal, "1");
    server only = listening_connect(&address);
    listening_expect_served(&only, "a terminal that nobody reads");
    expect_all_refused("a terminal that nobody reads");
    listening_expect_served(&only, "a terminal that nobody reads, later");
    server_close(&only.to);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "a terminal that nobody reads");
    CHECK((fcntl(terminal, F_GETFL) & O_NONBLOCK) == 0, "the terminal's flags were changed");
    close(terminal);
    close(master);
}

static void fill(int pipe_end) {
    static const char zeros[4096];
    REQUIRE(fcntl(pipe_end, F_SETFL, O_NONBLOCK) == 0, "fcntl");
    while (write(pipe_end, zeros, sizeof zeros) > 0) {
    }
    REQUIRE(fcntl(pipe_end, F_SETFL, 0) == 0, "fcntl");
}

/* Whether the text comes; what was there before is zeros. */
static bool is_told(int pipe_end, const char *text) {
    static char all[1 << 20];
    size_t length = 0;
    while (length < sizeof all - 1 &&
           poll(&(struct pollfd){.fd = pipe_end, .events = POLLIN}, 1, 60000) > 0) {
        ssize_t got = read(pipe_end, all + length, sizeof all - 1 - length);
        REQUIRE(got >= 0, "read");
        if (got == 0) {
            return false;
        }
        length += (size_t)got;
        all[length] = '\0';
        if (memmem(all, length, text, strlen(text)) != NULL) {
            return true;
        }
    }
    return false;
}

static void check_pipe(void) {
    int ends[2];
    REQUIRE(pipe2(ends, O_CLOEXEC) == 0, "pipe");
    fill(ends[1]);
    listening l = start(ends[1], "64");
    expect_all_served("a full pipe");
    CHECK(is_told(ends[0], "lines were left out"), "nothing tells of the lines that were left out");
    fill(ends[1]);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "a full pipe");
    close(ends[0]);
    close(ends[1]);
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    address = listening_address("log");
    check_terminal();
    check_pipe();
    return check_report();
}
