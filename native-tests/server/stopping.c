/* The signals that ask a listening server to end. */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "listening.h"

enum { looks = 12000 };

static const char *path;
static struct sockaddr_un address;

static listening start(void (*prepare)(void *)) {
    return listening_start((char *[]){(char *)path, "--listen", address.sun_path, "--grace", "100000", NULL},
                           prepare, NULL);
}

/* Half of a request: the server is in the middle of it. */
static server begin_request(void) {
    server s = listening_connect(&address);
    uint8_t head[factor_head_bytes];
    listening_expect_served(&s, "before");
    client_factor_head(head, 0x00, 2, 2);
    CHECK(server_send(&s, head, sizeof head), "the head is not read");
    return s;
}

static void await_no_socket(const char *what) {
    for (int look = 0; look < looks && file_exists(address.sun_path); look++) {
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    }
    CHECK(!file_exists(address.sun_path), "%s: the socket is still there", what);
}

/* The request in flight is answered, and the socket is gone. */
static void check_orderly(int signal, const char *what) {
    listening l = start(NULL);
    server s = begin_request();
    kill(l.process, signal);
    await_no_socket(what);
    double A[4] = {4, 2, 1, 3};
    CHECK(server_send(&s, A, sizeof A), "%s: the matrix is not read", what);
    CHECK(client_info(&s) == 0, "%s: no answer", what);
    CHECK(server_receive(&s, A, sizeof A) == sizeof A && A[1] == 0.5, "%s: the answer is not whole", what);
    listening_ended end = listening_end(&l);
    listening_expect(&end, 0, NULL, what);
    server_close(&s.to);
}

/* A second signal ends the waiting. */
static void check_twice(int first, int second, const char *what) {
    listening l = start(NULL);
    server s = begin_request();
    kill(l.process, first);
    await_no_socket(what);
    listening_ended end = listening_stop(&l, second);
    listening_expect(&end, 0, NULL, what);
    CHECK(!file_exists(listening_lock(&address)), "%s: the lock file is still there", what);
    server_close(&s.to);
}

static void ignore_hangup(void *unused) {
    (void)unused;
    signal(SIGHUP, SIG_IGN);
}

/* As nohup starts it. */
static void check_ignored(void) {
    listening l = start(ignore_hangup);
    server s = listening_connect(&address);
    listening_expect_served(&s, "before SIGHUP");
    kill(l.process, SIGHUP);
    listening_expect_served(&s, "SIGHUP is ignored");
    server t = listening_connect(&address);
    listening_expect_served(&t, "SIGHUP is ignored, another client");
    server_close(&s.to);
    server_close(&t.to);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "SIGHUP is ignored");
}

/* A server that gets nothing more from the kernel, such as a thread's stack, can end. */
static void check_exhausted(void) {
    listening l = start(NULL);
    server s = listening_connect(&address);
    listening_expect_served(&s, "before it is exhausted");
    struct rlimit nothing = {.rlim_cur = 4096, .rlim_max = 4096};
    REQUIRE(prlimit(l.process, RLIMIT_AS, &nothing, NULL) == 0, "prlimit");
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "exhausted");
    CHECK(!file_exists(address.sun_path), "exhausted: the socket is still there");
    server_close(&s.to);
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    address = listening_address("stop");
    check_orderly(SIGTERM, "SIGTERM");
    check_orderly(SIGINT, "SIGINT");
    check_orderly(SIGHUP, "SIGHUP");
    check_twice(SIGTERM, SIGTERM, "SIGTERM twice");
    check_twice(SIGINT, SIGTERM, "SIGINT and SIGTERM");
    check_ignored();
    check_exhausted();
    return check_report();
}
