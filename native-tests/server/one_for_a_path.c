/* One server for a path, however many are started, and whatever is there. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "listening.h"

enum { together = 4, rounds = 30, minute = 12000, only_owner = 0600 };

static const char *path;
static struct sockaddr_un address;

/* A socket that nobody listens at any more. */
static void leave_socket(void) {
    int dead = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(bind(dead, (const struct sockaddr *)&address, sizeof address) == 0, "bind: %s", strerror(errno));
    close(dead);
}

static void expect_nothing_left(const char *what) {
    CHECK(!file_exists(address.sun_path), "%s: the socket is still there", what);
    CHECK(!file_exists(listening_lock(&address)), "%s: the lock file is still there", what);
}

static void expect_refused(const char *words, const char *what) {
    listening late = listening_start_at(path, &address);
    listening_ended end = listening_end(&late);
    listening_expect(&end, 1, words, what);
}

static void expect_serving(listening *l, const char *what) {
    server s = listening_connect(&address);
    CHECK(listening_peer(&s) == l->process, "%s: the one at the path is another process", what);
    CHECK(listening_answers(&s), "%s: no answer", what);
    server_close(&s.to);
    listening_ended end = listening_stop(l, SIGTERM);
    listening_expect(&end, 0, NULL, what);
}

/* In the child: begins when the other end of the pipe is closed. */
static void await_start(void *argument) {
    int *start = argument;
    char nothing;
    close(start[1]);
    while (read(start[0], &nothing, 1) < 0 && errno == EINTR) {
    }
}

/* Waits until only one is left; gives its place, or -1 if there are more after a minute. */
static int await_one(listening servers[together], int round) {
    bool ended[together] = {false};
    int left = together;
    for (int look = 0; left > 1 && look < minute; look++) {
        for (int s = 0; s < together && left > 1; s++) {
            siginfo_t seen = {0};
            if (!ended[s] &&
                waitid(P_PID, (id_t)servers[s].process, &seen, WEXITED | WNOHANG | WNOWAIT) == 0 &&
                seen.si_pid != 0) {
                listening_ended end = listening_end(&servers[s]);
                listening_expect(&end, 1, "another",
                                 round % 2 == 0 ? "a late server" : "a late server, left socket");
                ended[s] = true;
                left--;
            }
        }
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    }
    int one = -1;
    for (int s = 0; s < together; s++) {
        if (!ended[s] && left == 1) {
            one = s;
        } else if (!ended[s]) {
            listening_stop(&servers[s], SIGKILL);
        }
    }
    return one;
}

static void check_together(void) {
    for (int round = 0; round < rounds; round++) {
        if (round % 2 == 1) {
            leave_socket();
        }
        int start[2];
        listening servers[together];
        REQUIRE(pipe2(start, O_CLOEXEC) == 0, "pipe");
        for (int s = 0; s < together; s++) {
            servers[s] = listening_start((char *[]){(char *)path, "--listen", address.sun_path, NULL},
                                         await_start, start);
        }
        close(start[0]);
        close(start[1]);
        int one = await_one(servers, round);
        if (CHECK(one >= 0, "round %d: several servers at one path", round)) {
            expect_serving(&servers[one], "the one of many");
        }
        expect_nothing_left("the one of many");
        unlink(address.sun_path);
    }
}

/* Another server, which has got no further than its lock. */
static void check_locked(void) {
    leave_socket();
    int lock = open(listening_lock(&address), O_RDWR | O_CREAT | O_CLOEXEC, only_owner);
    REQUIRE(lock >= 0 && flock(lock, LOCK_EX) == 0, "lock");
    expect_refused("another server", "a lock is held");
    CHECK(file_exists(address.sun_path), "the other server's socket was removed");
    CHECK(file_exists(listening_lock(&address)), "the other server's lock file was removed");
    close(lock);

    /* The file of a server that is dead says nothing. */
    listening next = listening_start_at(path, &address);
    expect_serving(&next, "a lock file is left");
    expect_nothing_left("a lock file is left");
}

/* What is no lock file is neither taken nor removed. */
static void check_no_lock_files(void) {
    const char *lock = listening_lock(&address);
    REQUIRE(symlink("/tmp/recursive_lu_test_nowhere", lock) == 0, "symlink");
    expect_refused("lock file", "a link");
    CHECK(!file_exists("/tmp/recursive_lu_test_nowhere"), "the link was followed");
    unlink(lock);
    REQUIRE(mkfifo(lock, only_owner) == 0, "mkfifo");
    expect_refused("lock file", "a pipe");
    CHECK(file_exists(lock), "the pipe was removed");
    unlink(lock);
    REQUIRE(mkdir(lock, 0700) == 0, "mkdir");
    expect_refused("lock file", "a folder");
    rmdir(lock);
    int file = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, only_owner);
    REQUIRE(file >= 0 && fchmod(file, 0666) == 0, "fchmod");
    close(file);
    expect_refused("lock file", "a file that others may lock");
    CHECK(!file_exists(address.sun_path), "a socket was made without a lock");
    unlink(lock);
}

/* The end leaves alone what somebody has put in place of the server's files. */
static void check_replaced(void) {
    listening first = listening_start_at(path, &address);
    server s = listening_connect(&address);
    CHECK(listening_answers(&s), "no answer");
    server_close(&s.to);
    unlink(address.sun_path);
    unlink(listening_lock(&address));
    listening second = listening_start_at(path, &address);
    server t = listening_connect(&address);
    CHECK(listening_answers(&t), "no answer from the second");
    listening_ended end = listening_stop(&first, SIGTERM);
    listening_expect(&end, 0, NULL, "the first, without its files");
    CHECK(file_exists(listening_lock(&address)), "the second's lock file was removed");
    server_close(&t.to);
    expect_serving(&second, "the second");
    expect_nothing_left("the second");
}

/* Somebody who listens and accepts nobody, with as many waiting as may wait. */
static void check_full(void) {
    int busy = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(bind(busy, (const struct sockaddr *)&address, sizeof address) == 0 && listen(busy, 0) == 0,
            "listen");
    int waiting[16], count = 0, error = 0;
    while (error == 0 && count < 16) {
        waiting[count] = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        error = connect(waiting[count++], (const struct sockaddr *)&address, sizeof address) == 0 ? 0 : errno;
    }
    REQUIRE(error == EAGAIN, "the queue is not full: %s", strerror(error));
    expect_refused("another program listens", "a full queue");
    CHECK(file_exists(address.sun_path), "the socket was removed");
    while (count > 0) {
        close(waiting[--count]);
    }
    close(busy);
    unlink(address.sun_path);
    expect_nothing_left("a full queue");
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    address = listening_address("one");
    check_locked();
    check_no_lock_files();
    check_replaced();
    check_full();
    check_together();
    return check_report();
}
