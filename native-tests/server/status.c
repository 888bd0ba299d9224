/* What a server says of itself, and asking it from outside. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "listening.h"

enum { longest = 4096, limit_bytes = 100000000, order = 100 };

static const char *path;
static struct sockaddr_un address;

/* The JSON object. */
static void ask(const server *s, char text[longest]) {
    uint8_t request = code_status, length[4];
    REQUIRE(server_send(s, &request, 1) && server_receive(s, length, sizeof length) == sizeof length,
            "no status");
    size_t bytes = length[0] + 256U * length[1];
    REQUIRE(length[2] == 0 && length[3] == 0 && bytes < longest, "a status of %zu bytes", bytes);
    REQUIRE(server_receive(s, text, bytes) == bytes, "the status is not whole");
    text[bytes] = '\0';
}

static long number(const char *text, const char *name) {
    char key[64];
    snprintf(key, sizeof key, "\"%s\":", name);
    const char *value = strstr(text, key);
    return CHECK(value != NULL, "no %s in %s", name, text) ? atol(value + strlen(key)) : -1;
}

static void expect(const char *text, const char *name, long value) {
    CHECK(number(text, name) == value, "%s is not %ld: %s", name, value, text);
}

static void factor_unit(const server *s, const command *how) {
    static double A[2 * order * order];
    static int64_t ipiv[order];
    memset(A, 0, sizeof A);
    for (int i = 0; i < order; i++) {
        how->type->set(A, i * order + i, 1);
    }
    CHECK(client_factor(s, how, A, order, order, ipiv) == 0, "factor");
}

static void factor(const server *s) {
    factor_unit(s, &commands[0x00]);
}

static void factor_complex(const server *s) {
    factor_unit(s, &commands[0x06]);
}

/* Runs the program with an option and the address; gives its exit status, and what it prints. */
static int run(const char *option, const char *where, char text[longest]) {
    char command[512];
    snprintf(command, sizeof command, "'%s' %s '%s' 2>&1", path, option, where);
    FILE *program = popen(command, "r");
    REQUIRE(program != NULL, "popen");
    size_t length = fread(text, 1, longest - 1, program);
    text[length] = '\0';
    int status = pclose(program);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void expect_no_answer(const char *what) {
    char text[longest];
    CHECK(run("--check", address.sun_path, text) == 1 && strstr(text, "no answer") != NULL, "%s, check: %s",
          what, text);
    CHECK(run("--status", address.sun_path, text) == 1 && strstr(text, "no answer") != NULL, "%s, status: %s",
          what, text);
}

static void check_numbers(void) {
    char text[longest], again[longest];
    listening l = listening_start((char *[]){(char *)path, "--listen", address.sun_path, "--max-bytes",
                                             "100000000", "--max-clients", "2", NULL},
                                  NULL, NULL);
    server s = listening_connect(&address);
    ask(&s, text);
    expect(text, "clients", 1);
    expect(text, "requests", 0);
    expect(text, "bytes", 0);
    expect(text, "memory_held", 0);
    expect(text, "memory_limit", limit_bytes);
    expect(text, "refusals", 0);
    CHECK(number(text, "uptime_seconds") >= 0, "uptime_seconds: %s", text);
    CHECK(strstr(text, "\"version\":\"") != NULL && strstr(text, "\"kernels\":\"") != NULL, "names: %s",
          text);
    long first = 1 + 4 + (long)strlen(text);
    factor(&s);
    ask(&s, text);
    expect(text, "requests", 2);
    expect(text, "bytes", first + factor_head_bytes + 8 + 2 * order * order * 8 + order * 8);
    CHECK(number(text, "memory_held") >= order * order * 8, "memory_held: %s", text);
    long before = number(text, "bytes") + 1 + 4 + (long)strlen(text);
    factor_complex(&s);
    ask(&s, text);
    expect(text, "requests", 4);
    expect(text, "bytes", before + factor_head_bytes + 8 + 2 * order * order * 16 + order * 8);
    CHECK(number(text, "memory_held") >= order * order * 16, "memory_held: %s", text);

    /* A refused request, and a client that is one too many. */
    server t = listening_connect(&address);
    uint8_t unknown = 0x77;
    CHECK(server_send(&t, &unknown, 1) && client_info(&t) == client_bad_argument(1), "an unknown command");
    server_receive(&t, &unknown, 1);
    server_close(&t.to);
    do {
        ask(&s, text);
    } while (number(text, "clients") != 1 && check_failures() == 0);
    expect(text, "refusals", 1);
    t = listening_connect(&address);
    CHECK(listening_answers(&t), "no answer");
    expect_no_answer("a full server");
    ask(&s, text);
    expect(text, "refusals", 3);
    expect(text, "clients", 2);
    server_close(&t.to);
    do {
        ask(&s, text);
    } while (number(text, "clients") != 1 && check_failures() == 0);

    /* From outside the same, on one line. */
    CHECK(run("--status", address.sun_path, again) == 0 &&
              strstr(again, "\"memory_limit\":100000000") != NULL &&
              strchr(again, '\n') == again + strlen(again) - 1,
          "--status: %s", again);
    expect(again, "clients", 2);
    CHECK(run("--check", address.sun_path, again) == 0 && strstr(again, "answers\n") != NULL, "--check: %s",
          again);
    server_close(&s.to);
    listening_ended end = listening_stop(&l, SIGTERM);
    listening_expect(&end, 0, NULL, "status");
}

static void check_by_pipe(void) {
    char text[longest];
    server s = server_start(path, NULL, NULL);
    factor(&s);
    ask(&s, text);
    expect(text, "clients", 1);
    expect(text, "requests", 1);
    client_exit(&s);
    server_expect_end(&s, 0, false, "by pipe");
}

/* In the child: dies with another server's answer, or never gives one. */
static void answer(int descriptor, const void *data, size_t bytes) {
    int connection = accept(descriptor, NULL, NULL);
    char request;
    if (read(connection, &request, 1) == 1 && write(connection, data, bytes) == (ssize_t)bytes) {
        pause();
    }
    _exit(0);
}

/* What is no server, or has no time. */
static void check_others(void) {
    static const uint8_t too_long[] = {0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff},
                         part[] = {2, 0};
    char text[longest];
    expect_no_answer("nothing there");
    CHECK(run("--check", "", text) == 1, "an empty path: %s", text);
    int other = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(bind(other, (const struct sockaddr *)&address, sizeof address) == 0 && listen(other, 8) == 0,
            "listen");
    for (int kind = 0; kind < 2; kind++) {
        for (int option = 0; option < 2; option++) {
            fflush(NULL);
            pid_t child = fork();
            if (child == 0) {
                answer(other, kind == 0 ? too_long : part, kind == 0 ? sizeof too_long : sizeof part);
            }
            CHECK(run(option == 0 ? "--check" : "--status", address.sun_path, text) == 1, "kind %d: %s", kind,
                  text);
            kill(child, SIGKILL);
        }
    }
    expect_no_answer("somebody who accepts nobody");
    close(other);
    expect_no_answer("a socket that was left");
    unlink(address.sun_path);
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    address = listening_address("status");
    check_others();
    check_numbers();
    check_by_pipe();
    return check_report();
}
