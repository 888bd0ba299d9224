/* Several users at one socket: who is let in, and how many of each. */
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "listening.h"
#include "shared.h"

/* Numbers that no account has. */
enum { friend = 70001, stranger = 70002, club = 70003, many_groups = 200 };

static const char *path;
static struct sockaddr_un address;

typedef struct visitor {
    uid_t user;
    gid_t group;
    int groups; /* so many supplementary ones, the last of them the club's; or none */
} visitor;

static void become(visitor v) {
    gid_t groups[many_groups];
    for (int g = 0; g < v.groups; g++) {
        groups[g] = g == v.groups - 1 ? club : (gid_t)(80000 + g);
    }
    REQUIRE(setgroups((size_t)v.groups, groups) == 0, "setgroups");
    REQUIRE(setresgid(v.group, v.group, v.group) == 0 && setresuid(v.user, v.user, v.user) == 0, "setresuid");
}

/* Runs a function as another user, which nobody but root can become. */
static void as(visitor v, void (*function)(void *), void *argument) {
    if (geteuid() != 0) {
        return;
    }
    fflush(NULL);
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        int before = check_failures();
        become(v);
        function(argument);
        _exit(check_failures() != before);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child, "waitpid");
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0, "as another user: wait status %#x",
          (unsigned)status);
}

static void visit(void *expected) {
    server s = listening_connect(&address);
    bool answered = listening_answers(&s);
    CHECK(answered == *(bool *)expected, "a client of user %d %s", (int)getuid(),
          answered ? "is served" : "is not served");
    server_close(&s.to);
}

static void expect(visitor v, bool served) {
    as(v, visit, &served);
}

static listening start(const char *option, const char *value, const char *more, const char *more_value) {
    return listening_start((char *[]){(char *)path, "--listen", address.sun_path, (char *)option,
                                      (char *)value, (char *)more, (char *)more_value, NULL},
                           NULL, NULL);
}

static void check_mode(mode_t mode) {
    struct stat status;
    server s = listening_connect(&address);
    CHECK(listening_answers(&s), "the server's own user is not served");
    CHECK(stat(address.sun_path, &status) == 0 && (status.st_mode & 0777) == mode, "mode %o", status.st_mode);
    server_close(&s.to);
}

static void stop(listening *l, const char *what) {
    listening_ended end = listening_stop(l, SIGTERM);
    listening_expect(&end, 0, NULL, what);
}

static void check_users(void) {
    listening l = start("--allow-user", "70001", NULL, NULL);
    check_mode(0666);
    expect((visitor){friend, friend, 0}, true);
    expect((visitor){stranger, friend, 0}, false);
    expect((visitor){stranger, club, 3}, false);
    stop(&l, "--allow-user");
    l = start("--allow-user=nobody", "--allow-user=70001", NULL, NULL);
    check_mode(0666);
    expect((visitor){65534, stranger, 0}, true);
    expect((visitor){friend, stranger, 0}, true);
    expect((visitor){stranger, stranger, 0}, false);
    stop(&l, "--allow-user by name");
}

static void check_groups(void) {
    listening l = start("--allow-group", "70003", NULL, NULL);
    check_mode(0666);
    expect((visitor){stranger, club, 0}, true);
    expect((visitor){stranger, stranger, 1}, true);
    expect((visitor){stranger, stranger, many_groups}, true);
    expect((visitor){stranger, stranger, 0}, false);
    expect((visitor){club, stranger, 0}, false);
    stop(&l, "--allow-group");
    l = start("--allow-group", "nogroup", NULL, NULL);
    check_mode(0666);
    expect((visitor){stranger, 65534, 0}, true);
    expect((visitor){stranger, stranger, many_groups}, false);
    stop(&l, "--allow-group by name");
}

/* A mode that lets everybody connect lets nobody else in. */
static void check_own(void) {
    listening l = start("--max-clients-per-user", "5", NULL, NULL);
    check_mode(0600);
    REQUIRE(chmod(address.sun_path, 0666) == 0, "chmod");
    expect((visitor){friend, friend, 0}, false);
    stop(&l, "the server's own user");
}

static void fill(void *unused) {
    (void)unused;
    server first = listening_connect(&address), second = listening_connect(&address);
    CHECK(listening_answers(&first) && listening_answers(&second), "two of a user are not served");
    server third = listening_connect(&address);
    CHECK(!listening_answers(&third), "the third of a user is served");
    server_close(&third.to);
    CHECK(listening_answers(&first) && listening_answers(&second), "two of a user are not served any more");

    /* The server notices sooner or later that one has gone. */
    server_close(&first.to);
    bool served = false;
    for (int attempt = 0; attempt < 10000 && !served; attempt++) {
        third = listening_connect(&address);
        served = listening_answers(&third);
        server_close(&third.to);
    }
    CHECK(served, "there is room again");
    server_close(&second.to);
}

/* Nobody takes the places of all. */
static void check_each(void) {
    listening l = start("--allow-user", "70001", "--max-clients-per-user", "2");
    server mine = listening_connect(&address);
    CHECK(listening_answers(&mine), "the first is not served");
    as((visitor){friend, friend, 0}, fill, NULL);
    CHECK(listening_answers(&mine), "the first is not served any more");
    server_close(&mine.to);
    stop(&l, "--max-clients-per-user");
}

static int64_t factor_shared(const char *name) {
    server s = listening_connect(&address);
    int64_t info = client_shared(
        &s,
        (shared_frame){.base = 0, .m = 2, .n = 2, .lda = 2, .name = name, .offset_A = 0, .offset_ipiv = 32});
    CHECK(listening_answers(&s), "no answer after shared memory");
    server_close(&s.to);
    return info;
}

/* What only the server's user may open; root as a server could. */
static void use_others(void *name) {
    CHECK(factor_shared(name) == client_bad_argument(5), "another user's shared memory is used");
}

static void use_own(void *unused) {
    (void)unused;
    shared_object mine = shared_new("own", 4096);
    double *A = (double *)mine.data;
    memcpy(A, (double[]){4, 2, 1, 3}, 4 * sizeof *A);
    /* A server without privileges cannot open it. */
    CHECK(factor_shared(mine.name) == 0 && A[1] == 0.5, "the client's own shared memory is not used");
    shared_free(&mine);
}

static void check_shared(void) {
    listening l = start("--allow-user", "70001", NULL, NULL);
    shared_object object = shared_new("server", 4096);
    memcpy(object.data, (double[]){4, 2, 1, 3}, 4 * sizeof(double));
    as((visitor){friend, friend, 0}, use_others, object.name);
    CHECK(((double *)object.data)[1] == 2, "another user has changed the shared memory");
    as((visitor){friend, friend, 0}, use_own, NULL);
    use_own(NULL);
    shared_free(&object);
    stop(&l, "shared memory");
}

int main(int argc, char **argv) {
    path = server_path(argc, argv);
    address = listening_address("users");
    check_own();
    check_users();
    check_groups();
    check_each();
    check_shared();
    return check_report();
}
