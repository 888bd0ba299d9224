/* The signals that ask a listening server to end: SIGTERM, SIGINT and, unless it is ignored, SIGHUP. The runtime would start a thread
   for each of them, and a server that may start no more threads must be able to end, too. */
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

static atomic_int signals;
static int descriptors[2];

static void on_signal(int number) {
    (void)number;
    int error = errno;
    uint64_t one = 1;
    int descriptor = descriptors[atomic_exchange(&signals, 1)];
    if (write(descriptor, &one, sizeof one) < 0) {
        /* There is nobody to tell. */
    }
    errno = error;
}

/* Called by managed code: the first signal is written to one event descriptor, any other one to another. */
void server_catch_stop_signals(int first, int again) {
    static const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART | SA_ONSTACK}, old;
    descriptors[0] = first;
    descriptors[1] = again;
    for (size_t s = 0; s < sizeof numbers / sizeof numbers[0]; s++) {
        /* Whoever started the server by nohup wants it to stay. */
        if (numbers[s] != SIGHUP || (sigaction(SIGHUP, NULL, &old) == 0 && old.sa_handler != SIG_IGN)) {
            sigaction(numbers[s], &action, NULL);
        }
    }
}
