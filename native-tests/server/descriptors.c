/* Standard descriptors that are full, broken or closed when the server starts. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "listening.h"

static const char *path;

/* In the child. */
static void full_output(void *unused) {
    (void)unused;
    dup2(open("/dev/full", O_WRONLY | O_CLOEXEC), 1);
}

static void closed_output(void *unused) {
    (void)unused;
    close(1);
}

static void broken_output(void *unused) {
    (void)unused;
    int ends[2];
    REQUIRE(pipe2(ends, O_CLOEXEC) == 0, "pipe");
    dup2(ends[1], 1);
    close(ends[0]);
}

static void all_closed(void *unused) {
    (void)unused;
    for (int descriptor = 0; descriptor < 3; descriptor++) {
        close(descriptor);
    }
}

/* What is printed and cannot be. */
static void check_texts(void) {
    static void (*const outputs[])(void *) = {full_output, closed_output, broken_output};
    for (unsigned output = 0; output < sizeof outputs / sizeof outputs[0]; output++) {
        for (int option = 0; option < 2; option++) {
            char what[64];
            snprintf(what, sizeof what, "output %u, option %d", output, option);
            listening l = listening_start(
                (char *[]){(char *)path, option == 0 ? "--help" : "--version", NULL}, outputs[output], NULL);
            listening_ended end = listening_end(&l);
            listening_expect(&end, 1, "standard output", what);
        }
    }
}

/* None of the server's own files gets their numbers, or a message would go there. */
static void check_all_closed(void) {
    struct sockaddr_un address = listening_address("closed");
    listening l = listening_start((char *[]){(char *)path, "--listen", address.sun_path, "--verbose", NULL},
                                  all_closed, NULL);
    server s = listening_connect(&address);
    listening_expect_served(&s, "descriptors closed");
    for (int descriptor = 0; descriptor < 3; descriptor++) {
        char link[64], target[64] = "";
        snprintf(link, sizeof link, "/proc/%d/fd/%d", (int)l.process, descriptor);
        CHECK(readlink(link, target, sizeof target - 1) > 0 && strcmp(target, "/dev/null") == 0,
              "descriptor %d is %s", descriptor, target);
    }
    listening_expect_served(&s, "descriptors closed, later");
    server_close(&s.to);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "descriptors closed");
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    check_texts();
    check_all_closed();
    return check_report();
}
