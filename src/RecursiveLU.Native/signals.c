/* Signals that the runtime wants and the library does without. The linker sends the runtime's calls here (--wrap).
   SIGRTMIN is how the runtime's collector interrupts threads; here it never runs while they compute. A handler would be in
   the way of hosts that use the signal, such as another .NET runtime: it reads a thread-local variable, for which a thread new
   to the library needs memory, and the signal may have interrupted malloc. SIGPIPE the runtime ignores, for the whole process. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stddef.h>

int __real_sigaction(int signal, const struct sigaction *action, struct sigaction *old);
sighandler_t __real_signal(int signal, sighandler_t handler);
int __real_pthread_kill(pthread_t thread, int signal);

int __wrap_sigaction(int signal, const struct sigaction *action, struct sigaction *old) {
    return __real_sigaction(signal, signal == SIGRTMIN ? NULL : action, old);
}

sighandler_t __wrap_signal(int signal, sighandler_t handler) {
    return signal == SIGPIPE ? SIG_DFL : __real_signal(signal, handler);
}

int __wrap_pthread_kill(pthread_t thread, int signal) {
    return signal == SIGRTMIN ? 0 : __real_pthread_kill(thread, signal);
}
