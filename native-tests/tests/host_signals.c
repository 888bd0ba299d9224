/* What a host does about signals stays as it is, but for the two that the library handles. */
#include <signal.h>

#include "check.h"
#include "library.h"
#include "outcome.h"

enum { last_signal = 64 };

static struct sigaction actions[last_signal + 1];

static bool is_handled_by_the_library(int signal) { return signal == SIGSEGV || signal == SIGFPE; }

/* The C library handles two real-time signals of its own, which no program sees. */
static bool is_internal(int signal) { return signal > SIGSYS && signal < SIGRTMIN; }

static void handle(int signal) { (void)signal; }

int main(int argc, char **argv) {
    signal(SIGUSR1, handle);
    signal(SIGTERM, SIG_IGN);
    signal(SIGRTMIN + 1, handle);
    for (int s = 1; s <= last_signal; s++) {
        REQUIRE(is_internal(s) || sigaction(s, NULL, &actions[s]) == 0, "sigaction of %d", s);
    }
    library lib = library_open(argc, argv);
    REQUIRE(lib.set_num_threads(4) == 0, "set_num_threads");
    for (int type = 0; type < family_count; type++) {
        sample large = sample_new(&lib.families[type], 600, 600, 1);
        sample_check_threaded(&large);
    }
    for (int s = 1; s <= last_signal; s++) {
        if (!is_internal(s) && !is_handled_by_the_library(s)) {
            struct sigaction now;
            REQUIRE(sigaction(s, NULL, &now) == 0, "sigaction of %d", s);
            CHECK(now.sa_handler == actions[s].sa_handler, "signal %d has another handler", s);
        }
    }
    return check_report();
}
