/* Where the kernel lets the server have too little, it says so and ends; where it starts, it serves. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "check.h"
#include "client.h"
#include "deny.h"
#include "listening.h"

enum { kinds = 3, values = 8, megabyte = 1 << 20 };

typedef struct limit {
    int resource;
    rlim_t value;
} limit;

/* Too little, but for the last one; what is said of that, too, or NULL. */
static const struct {
    const char *name, *told, *told_of_last;
    int resource;
    rlim_t unit;
    unsigned value[values];
} limits[kinds] = {
    {"addresses", "ulimit -v", NULL, RLIMIT_AS, megabyte, {60, 80, 100, 128, 160, 180, 200, 256}},
    {"data", "ulimit -d", NULL, RLIMIT_DATA, megabyte, {4, 8, 12, 16, 24, 32, 48, 64}},
    {"files", "ulimit -n", "clients at once", RLIMIT_NOFILE, 1, {4, 5, 6, 7, 8, 10, 20, 28}},
};

static const char *path;

static void set_limit(void *argument) {
    const limit *l = argument;
    struct rlimit both = {.rlim_cur = l->value, .rlim_max = l->value};
    REQUIRE(setrlimit((__rlimit_resource_t)l->resource, &both) == 0, "setrlimit");
}

static void check_refused(limit l, const char *told, const char *what) {
    struct sockaddr_un address = listening_address("limits");
    listening by_pipe = listening_start((char *[]){(char *)path, NULL}, set_limit, &l);
    listening_ended end = listening_end(&by_pipe);
    listening_expect(&end, 1, told, what);
    listening by_socket = listening_start(
        (char *[]){(char *)path, "--listen", address.sun_path, "--verbose", NULL}, set_limit, &l);
    end = listening_end(&by_socket);
    listening_expect(&end, 1, told, what);
    CHECK(!file_exists(address.sun_path) && !file_exists(listening_lock(&address)), "%s: a file is left",
          what);
}

/* The library may have no memory for a factorization, and then that is the answer. */
static void check_served(limit l, const char *told, const char *what) {
    struct sockaddr_un address = listening_address("limits");
    listening server_there =
        listening_start((char *[]){(char *)path, "--listen", address.sun_path, NULL}, set_limit, &l);
    for (int client = 0; client < 3; client++) {
        server s = listening_connect(&address);
        double A[4] = {4, 2, 1, 3};
        int64_t ipiv[2];
        int64_t info = client_factor(&s, &commands[2], A, 2, 2, ipiv);
        CHECK(info == 0 || info == client_bad_argument(100), "%s: info %ld", what, (long)info);
        CHECK(listening_answers(&s), "%s: no answer", what);
        server_close(&s.to);
    }
    listening_ended end = listening_stop(&server_there, SIGTERM);
    listening_expect(&end, 0, told, what);
}

static void deny_threads(void *unused) {
    (void)unused;
    deny_system_call(SYS_clone3, EAGAIN);
    deny_system_call(SYS_clone, EAGAIN);
}

static void check_no_threads(void) {
    listening l = listening_start((char *[]){(char *)path, NULL}, deny_threads, NULL);
    listening_ended end = listening_end(&l);
    listening_expect(&end, 1, "ulimit -u", "no threads");
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    for (int kind = 0; kind < kinds; kind++) {
        for (int v = 0; v < values; v++) {
            limit l = {.resource = limits[kind].resource, .value = limits[kind].value[v] * limits[kind].unit};
            char what[64];
            snprintf(what, sizeof what, "%s: %u", limits[kind].name, limits[kind].value[v]);
            if (v < values - 1) {
                check_refused(l, limits[kind].told, what);
            } else {
                check_served(l, limits[kind].told_of_last, what);
            }
        }
    }
    check_no_threads();
    return check_report();
}
