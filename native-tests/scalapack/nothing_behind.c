/* Calls in a process without ScaLAPACK: they end the process with a message, and wait for nobody. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"

static void factor(void) {
    call given = call_valid();
    call_factor(&given);
}

static void exchange(void) {
    call given = call_valid();
    call_exchange(&given);
}

static void check_end(const char *name, void (*calls)(void)) {
    int ends[2], status = 0;
    char text[512] = "";
    REQUIRE(pipe(ends) == 0, "pipe");
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        alarm(30);
        dup2(ends[1], STDERR_FILENO);
        calls();
        _exit(0);
    }
    close(ends[1]);
    size_t length = 0;
    for (ssize_t got;
         length < sizeof text - 1 && (got = read(ends[0], text + length, sizeof text - 1 - length)) > 0;) {
        length += (size_t)got;
    }
    close(ends[0]);
    REQUIRE(waitpid(child, &status, 0) == child, "waitpid");
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, "%s: status %#x", name, (unsigned)status);
    CHECK(strstr(text, name) != NULL && strstr(text, "ScaLAPACK") != NULL, "%s: the message is: %s", name,
          text);
}

int main(void) {
    check_end("pdgetf2_", factor);
    check_end("pdlaswp_", exchange);
    return check_report();
}
