/* A server that may open few files: whoever is let in has what he needs, whoever is not is told at once. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "listening.h"

enum { most_files = 64, least_places = 12, objects_of_each = 8, object_bytes = 4096, patience_seconds = 30 };

static void limit_files(void *unused) {
    (void)unused;
    struct rlimit few = {.rlim_cur = most_files, .rlim_max = most_files};
    REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0, "setrlimit");
}

/* A client that does not wait for ever. */
static server come(const struct sockaddr_un *address) {
    server s = listening_connect(address);
    struct timeval patience = {.tv_sec = patience_seconds};
    REQUIRE(setsockopt(s.from, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0, "SO_RCVTIMEO");
    return s;
}

/* The end of the conversation is an answer, too. */
static bool is_turned_away(const server *s) {
    char byte;
    return recv(s->from, &byte, 1, 0) == 0;
}

/* More objects than there can be files for; the last one has to work. */
static void lend_and_factor(const server *s, int object, const char *what) {
    const double A[4] = {1, 2, 3, 4};
    for (int i = 0; i < objects_of_each; i++) {
        char name[16];
        snprintf(name, sizeof name, "/object%d", i);
        int64_t info = client_lend(s, name, object);
        CHECK(info == 0, "%s: lend %s: info %#lx", what, name, (unsigned long)info);
        REQUIRE(pwrite(object, A, sizeof A, 64) == sizeof A, "pwrite");
        info = client_shared(s, (shared_frame){.m = 2, .n = 2, .lda = 2, .name = name, .offset_A = 64});
        double pivot = 0;
        REQUIRE(pread(object, &pivot, sizeof pivot, 64) == sizeof pivot, "pread");
        CHECK(info == 0 && pivot == 2, "%s: %s: info %#lx, U(1,1) %g", what, name, (unsigned long)info,
              pivot);
    }
}

int main(int argc, char **argv) {
    char *path = (char *)server_path(argc, argv);
    struct sockaddr_un address = listening_address("few_files");
    listening l = listening_start((char *[]){path, "--listen", address.sun_path, NULL}, limit_files, NULL);
    int object = memfd_create("few_files", MFD_CLOEXEC);
    REQUIRE(object >= 0 && ftruncate(object, object_bytes) == 0, "memfd_create");

    server clients[most_files];
    int places = 0;
    for (; places < most_files; places++) {
        clients[places] = come(&address);
        if (!listening_answers(&clients[places])) {
            break;
        }
        lend_and_factor(&clients[places], object, "one more");
    }
    CHECK(places >= least_places && places < most_files, "%d clients are served", places);
    CHECK(is_turned_away(&clients[places]), "one too many waits");
    server_close(&clients[places].to);
    for (int c = 0; c < places; c++) {
        lend_and_factor(&clients[c], object, "all there");
        listening_expect_served(&clients[c], "all there");
    }

    /* A place is free as soon as the server has noticed. */
    server_close(&clients[0].to);
    bool served = false;
    for (int look = 0; look < 10 * patience_seconds && !served; look++) {
        clients[0] = come(&address);
        served = listening_answers(&clients[0]);
        if (!served) {
            server_close(&clients[0].to);
            usleep(100 * 1000);
        }
    }
    CHECK(served, "nobody comes in when another has gone");
    lend_and_factor(&clients[0], object, "the next");
    for (int c = 0; c < places; c++) {
        server_close(&clients[c].to);
    }
    close(object);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, "ulimit -n", "few files");
    return check_report();
}
