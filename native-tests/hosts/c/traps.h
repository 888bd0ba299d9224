/* The faults that a C program handles itself. */
#ifndef TRAPS_H
#define TRAPS_H

/* Installs handlers of SIGSEGV and SIGFPE, on an alternate stack. */
void handle_traps(void);

/* Reads at NULL, overflows the stack, divides an integer and a number by zero, and comes back from each by
 * siglongjmp. */
void provoke_traps(void);

/* Solves systems in pages that are protected from writing, which the handler unprotects one by one. */
void solve_behind_barrier(void);

#endif
