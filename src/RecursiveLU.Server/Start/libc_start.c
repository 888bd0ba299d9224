/* Runs the constructors of this file where the C library does not: before version 2.34 it is told by the
   start files how to, and those of a newer system, which may have linked this one, no longer tell it. */

typedef void function(int count, char **values, char **environment);

extern function *const __init_array_start[] __attribute__((visibility("hidden")));
extern function *const __init_array_end[] __attribute__((visibility("hidden")));

int __real___libc_start_main(int (*main)(int, char **, char **), int count, char **values, function *begin,
                             void (*end)(void), void (*end_loader)(void), void *stack);

static void run_constructors(int count, char **values, char **environment) {
    for (function *const *each = __init_array_start; each < __init_array_end; each++) {
        (*each)(count, values, environment);
    }
}

int __wrap___libc_start_main(int (*main)(int, char **, char **), int count, char **values, function *begin,
                             void (*end)(void), void (*end_loader)(void), void *stack) {
    (void)begin;
    return __real___libc_start_main(main, count, values, run_constructors, end, end_loader, stack);
}
