#include "listening.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "client.h"

enum { looks = 12000, order = 3 };

static void wait_a_little(void) {
    nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
}

struct sockaddr_un listening_address(const char *name) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "/tmp/recursive_lu_test_%d_%s", (int)getpid(), name);
    return address;
}

const char *listening_lock(const struct sockaddr_un *address) {
    static char path[sizeof address->sun_path + 8];
    snprintf(path, sizeof path, "%s.lock", address->sun_path);
    return path;
}

bool file_exists(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0;
}

/* In the child: becomes the program. */
static void become(char *const arguments[], int errors, void (*prepare)(void *), void *argument) {
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nothing, 0);
    dup2(nothing, 1);
    dup2(errors, 2);
    /* The C library has a function for it since 2.34 only. */
    syscall(__NR_close_range, 3, ~0U, CLOSE_RANGE_CLOEXEC);
    signal(SIGPIPE, SIG_DFL);
    if (prepare != NULL) {
        prepare(argument);
    }
    execv(arguments[0], arguments);
    _exit(127);
}

listening listening_start(char *const arguments[], void (*prepare)(void *), void *argument) {
    int errors[2];
    signal(SIGPIPE, SIG_IGN);
    REQUIRE(pipe2(errors, O_CLOEXEC) == 0, "pipe");
    fflush(NULL);
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        become(arguments, errors[1], prepare, argument);
    }
    close(errors[1]);
    return (listening){.process = child, .errors = errors[0]};
}

listening listening_start_at(const char *server_path, const struct sockaddr_un *address) {
    return listening_start((char *[]){(char *)server_path, "--listen", (char *)address->sun_path, NULL}, NULL,
                           NULL);
}

server listening_connect(const struct sockaddr_un *address) {
    for (int look = 0; look < looks; look++) {
        int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        REQUIRE(connection >= 0, "socket");
        if (connect(connection, (const struct sockaddr *)address, sizeof *address) == 0) {
            return (server){.to = connection, .from = connection, .errors = -1};
        }
        close(connection);
        wait_a_little();
    }
    REQUIRE(false, "nobody listens at %s: %s", address->sun_path, strerror(errno));
    abort();
}

pid_t listening_peer(const server *connection) {
    struct ucred peer;
    socklen_t length = sizeof peer;
    REQUIRE(getsockopt(connection->to, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0, "SO_PEERCRED");
    return peer.pid;
}

bool listening_answers(const server *connection) {
    uint8_t request = code_hello, answer[12], text[256];
    return server_send(connection, &request, 1) &&
           server_receive(connection, answer, sizeof answer) == sizeof answer && answer[0] == 2 &&
           server_receive(connection, text, answer[8]) == answer[8];
}

void listening_expect_served(const server *connection, const char *what) {
    double A[order * order] = {2, 4, 8, 1, 3, 7, 1, 3, 9};
    int64_t ipiv[order];
    int64_t info = client_factor(connection, &commands[0], A, order, order, ipiv);
    CHECK(info == 0 && A[0] == 8 && ipiv[0] == 3, "%s: info %ld, U(1,1) %g", what, (long)info, A[0]);
}

/* Reads what there is of standard error, so that the server is not kept from writing. */
static void read_errors(listening *l, listening_ended *end) {
    size_t length = strlen(end->text);
    char rest[4096];
    while (poll(&(struct pollfd){.fd = l->errors, .events = POLLIN}, 1, 0) > 0) {
        ssize_t got = read(l->errors, rest, sizeof rest);
        if (got <= 0) {
            return;
        }
        size_t kept =
            (size_t)got < sizeof end->text - 1 - length ? (size_t)got : sizeof end->text - 1 - length;
        memcpy(end->text + length, rest, kept);
        length += kept;
        end->text[length] = '\0';
    }
}

listening_ended listening_end(listening *l) {
    listening_ended end = {0};
    int look = 0;
    while (waitpid(l->process, &end.status, WNOHANG) != l->process) {
        if (look++ == looks) {
            kill(l->process, SIGKILL);
        }
        read_errors(l, &end);
        wait_a_little();
    }
    read_errors(l, &end);
    server_close(&l->errors);
    return end;
}

listening_ended listening_stop(listening *l, int signal) {
    kill(l->process, signal);
    return listening_end(l);
}

void listening_expect(const listening_ended *end, int status, const char *words, const char *what) {
    CHECK(WIFEXITED(end->status) && WEXITSTATUS(end->status) == status,
          "%s: wait status %#x, exit status %d expected; standard error: %s", what, (unsigned)end->status,
          status, end->text);
    const char *newline = strchr(end->text, '\n');
    CHECK(words == NULL ? end->text[0] == '\0' : newline != NULL && newline[1] == '\0',
          "%s: standard error: %s", what, end->text);
    CHECK(words == NULL || strstr(end->text, words) != NULL, "%s: not \"%s\": %s", what, words, end->text);
}
