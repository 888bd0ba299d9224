#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

const char *server_path(int argc, char **argv) {
    REQUIRE(argc >= 3, "usage: %s LIBRARY SERVER", argv[0]);
    return argv[2];
}

static void make_pipe(int ends[2]) {
    REQUIRE(pipe2(ends, O_CLOEXEC) == 0, "pipe: %s", strerror(errno));
}

static void set_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    REQUIRE(flags >= 0 && fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0, "O_NONBLOCK");
}

static void limit(int resource, rlim_t most) {
    if (most != 0 && setrlimit(resource, &(struct rlimit){.rlim_cur = most, .rlim_max = most}) != 0) {
        _exit(126);
    }
}

static void join(const char *group) {
    char file[512];
    snprintf(file, sizeof file, "%s/cgroup.procs", group);
    int descriptor = open(file, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0 || write(descriptor, "0", 1) != 1) {
        _exit(126);
    }
}

/* In the child: accepts the limits. */
static void be_limited(const server_limits *limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (limits->group != NULL) {
        join(limits->group);
    }
    limit(RLIMIT_NOFILE, limits->files);
    limit(RLIMIT_AS, limits->addresses);
}

/* How a server is started, but for its path. */
typedef struct launching {
    const char *const *options; /* NULL after the last */
    const server_limits *limits;
    server_ends *kept; /* NULL: its ends of the pipes do not stay open here */
    int closed;        /* -1: no standard descriptor */
} launching;

/* In the child: becomes the server. */
static void become(const char *path, const launching *how, const int ends[3]) {
    const char *words[32] = {path};
    for (size_t w = 1; w < sizeof words / sizeof words[0] - 1 && how->options[w - 1] != NULL; w++) {
        words[w] = how->options[w - 1];
    }
    for (int descriptor = 0; descriptor < 3; descriptor++) {
        dup2(ends[descriptor], descriptor);
    }
    if (how->closed >= 0) {
        close(how->closed);
    }
    signal(SIGPIPE, SIG_DFL);
    if (how->limits != NULL) {
        be_limited(how->limits);
    }
    execv(path, (char *const *)words);
    _exit(127);
}

static server launch(const char *path, const launching *how) {
    signal(SIGPIPE, SIG_IGN);
    int to[2], from[2], errors[2];
    make_pipe(to);
    make_pipe(from);
    make_pipe(errors);
    if (how->kept != NULL) {
        set_nonblocking(to[0]);
        set_nonblocking(from[1]);
    }
    fflush(NULL);
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        become(path, how, (const int[3]){to[0], from[1], errors[1]});
    }
    close(errors[1]);
    if (how->kept != NULL) {
        *how->kept = (server_ends){.input = to[0], .output = from[1]};
    } else {
        close(to[0]);
        close(from[1]);
    }
    return (server){.process = child, .to = to[1], .from = from[0], .errors = errors[0]};
}

static const char *const no_options[] = {NULL};

server server_start(const char *path, const char *option, const char *value) {
    const char *const options[] = {option, value, NULL};
    return launch(path, &(launching){.options = options, .closed = -1});
}

server server_start_limited(const char *path, const char *const *options, server_limits limits) {
    return launch(path, &(launching){.options = options, .limits = &limits, .closed = -1});
}

server server_start_nonblocking(const char *path, server_ends *ends) {
    return launch(path, &(launching){.options = no_options, .kept = ends, .closed = -1});
}

server server_start_without(const char *path, int descriptor) {
    return launch(path, &(launching){.options = no_options, .closed = descriptor});
}

void server_close(int *descriptor) {
    if (*descriptor >= 0) {
        close(*descriptor);
        *descriptor = -1;
    }
}

void server_expect_end(server *s, int status, bool message, const char *what) {
    server_close(&s->to);
    char rest[8], text[512] = "";
    if (s->from >= 0) {
        size_t more = server_receive(s, rest, sizeof rest);
        CHECK(more == 0, "%s: %zu bytes too many on standard output", what, more);
    }
    int seen = 0;
    REQUIRE(waitpid(s->process, &seen, 0) == s->process, "waitpid");
    CHECK(WIFEXITED(seen) && WEXITSTATUS(seen) == status, "%s: wait status %#x, exit status %d expected",
          what, (unsigned)seen, status);
    ssize_t length = read(s->errors, text, sizeof text - 1);
    CHECK((length > 0) == message, "%s: standard error holds \"%s\"", what, text);
    if (message && length > 0) {
        CHECK(strchr(text, '\n') == text + length - 1, "%s: not one line: %s", what, text);
    }
    server_close(&s->from);
    server_close(&s->errors);
}

bool server_send(const server *s, const void *data, size_t bytes) {
    const char *next = data;
    while (bytes > 0) {
        ssize_t written = write(s->to, next, bytes);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return false;
        }
        next += written;
        bytes -= (size_t)written;
    }
    return true;
}

size_t server_receive(const server *s, void *data, size_t bytes) {
    size_t got = 0;
    while (got < bytes) {
        ssize_t more = read(s->from, (char *)data + got, bytes - got);
        if (more < 0 && errno == EINTR) {
            continue;
        }
        if (more <= 0) {
            break;
        }
        got += (size_t)more;
    }
    return got;
}
