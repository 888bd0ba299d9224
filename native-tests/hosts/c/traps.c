#include "traps.h"

#include "calls.h"

#include <fenv.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { page = 4096, alternate_stack = 1 << 16 };

static sigjmp_buf back;
static volatile int zero;
static volatile double sink;
static int *volatile nowhere;

/* The pages that the handler serves. */
static char *volatile barrier;
static volatile size_t barrier_bytes;
static volatile sig_atomic_t served;

static void handle(int signal, siginfo_t *info, void *context) {
    (void)context;
    char *address = info->si_addr;
    if (signal == SIGSEGV && address >= barrier && address < barrier + barrier_bytes) {
        served++;
        mprotect(address - (size_t)address % page, page, PROT_READ | PROT_WRITE);
        return;
    }
    siglongjmp(back, signal);
}

void handle_traps(void) {
    stack_t stack = {.ss_sp = malloc(alternate_stack), .ss_size = alternate_stack};
    struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigaddset(&action.sa_mask, SIGUSR1);
    REQUIRE(stack.ss_sp != NULL && sigaltstack(&stack, NULL) == 0);
    REQUIRE(sigaction(SIGSEGV, &action, NULL) == 0 && sigaction(SIGFPE, &action, NULL) == 0);
}

static void read_nowhere(void) {
    sink = *nowhere;
}

static void divide_integer(void) {
    sink = 1000 / zero;
}

static void divide_number(void) {
    feclearexcept(FE_ALL_EXCEPT);
    feenableexcept(FE_DIVBYZERO);
    sink = 1.0 / zero;
}

static int overflow(volatile char *above) {
    volatile char frame[page];
    frame[0] = above[0];
    return (zero == 0 ? overflow(frame) : 0) + frame[0];
}

static void overflow_stack(void) {
    char start = 0;
    sink = overflow(&start);
}

static void provoke(void (*provoke_trap)(void), int signal) {
    int seen = sigsetjmp(back, 1);
    if (seen == 0) {
        provoke_trap();
    }
    fedisableexcept(FE_ALL_EXCEPT);
    REQUIRE(seen == signal);
}

void provoke_traps(void) {
    provoke(read_nowhere, SIGSEGV);
    provoke(overflow_stack, SIGSEGV);
    provoke(divide_integer, SIGFPE);
    provoke(divide_number, SIGFPE);
    struct sigaction action;
    REQUIRE(sigaction(SIGSEGV, NULL, &action) == 0 && sigismember(&action.sa_mask, SIGUSR1) == 1);
}

static void *allocate_behind_barrier(size_t bytes) {
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

void solve_behind_barrier(void) {
    for (int64_t n = serial_order; n <= threaded_order; n += threaded_order - serial_order) {
        size_t bytes = (size_t)(n * n) * sizeof(double);
        double b[threaded_order], *A = allocate_behind_barrier(bytes);
        int64_t ipiv[threaded_order];
        REQUIRE(A != NULL);
        fill_system(n, A, b);
        served = 0;
        barrier_bytes = bytes;
        barrier = (char *)A;
        REQUIRE(mprotect(A, bytes, PROT_READ) == 0);
        REQUIRE(solve_system(n, A, b, ipiv) == 0 && served >= (sig_atomic_t)(bytes / page));
        barrier = NULL;
        barrier_bytes = 0;
        munmap(A, bytes);
        for (int64_t i = 0; i < n; i++) {
            REQUIRE(b[i] > 1 - 1e-8 && b[i] < 1 + 1e-8);
        }
    }
}
