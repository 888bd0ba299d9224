/* The socket of a listening server: who may connect, and what becomes of it. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "listening.h"

enum { somebody_else = 65534 };

static struct sockaddr_un address;

/* As another user, whom a careless chmod has let in: the connection ends without an answer. */
static void connect_as_other(void) {
    REQUIRE(setresgid(somebody_else, somebody_else, somebody_else) == 0, "setresgid");
    REQUIRE(setresuid(somebody_else, somebody_else, somebody_else) == 0, "setresuid");
    server s = listening_connect(&address);
    uint8_t request = code_hello, answer;
    server_send(&s, &request, 1);
    CHECK(server_receive(&s, &answer, 1) == 0, "another user got an answer");
}

static void check_other_user(void) {
    REQUIRE(chmod(address.sun_path, 0666) == 0, "chmod");
    fflush(NULL);
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        connect_as_other();
        _exit(check_failures());
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child, "waitpid");
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0, "as another user: wait status %#x",
          (unsigned)status);
}

/* A server that finds the path in use; the message is on one line, the status 1. */
static void check_refused(const char *path) {
    server second = server_start(path, "--listen", address.sun_path);
    server_expect_end(&second, 1, true, "a path in use");
}

int main(int argc, char **argv) {
    const char *path = server_path(argc, argv);
    address = listening_address("peer");
    server listening = server_start(path, "--listen", address.sun_path);
    server mine = listening_connect(&address);
    listening_expect_served(&mine, "the same user");
    struct stat status;
    REQUIRE(stat(address.sun_path, &status) == 0, "stat");
    CHECK(S_ISSOCK(status.st_mode) && (status.st_mode & 0777) == 0600, "mode %o", status.st_mode);
    check_refused(path);
    if (geteuid() == 0) { /* nobody else can become another user */
        check_other_user();
    }
    listening_expect_served(&mine, "the same user, later");

    /* Killed, it leaves the socket behind; the next server takes its place. */
    kill(listening.process, SIGKILL);
    waitpid(listening.process, NULL, 0);
    CHECK(access(address.sun_path, F_OK) == 0, "a killed server leaves the socket");
    server_close(&mine.to);
    server successor = server_start(path, "--listen", address.sun_path);
    server again = listening_connect(&address);
    listening_expect_served(&again, "the successor");
    kill(successor.process, SIGTERM);
    server_expect_end(&successor, 0, false, "SIGTERM");
    CHECK(access(address.sun_path, F_OK) != 0, "the socket is still there");

    /* What is no socket is not replaced. */
    int file = open(address.sun_path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    REQUIRE(file >= 0, "open");
    check_refused(path);
    CHECK(access(address.sun_path, F_OK) == 0, "the file was removed");
    unlink(address.sun_path);
    return check_report();
}
