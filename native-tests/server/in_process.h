/* What the server must answer: the same by the library in this process, bitwise. */
#ifndef SERVER_IN_PROCESS_H
#define SERVER_IN_PROCESS_H

#include "client.h"
#include "library.h"

/* Factors on one thread, for threads change no bit; lda may be 0 if m is. Gives info. */
int64_t in_process_factor(const library *lib, const command *how, void *A, int64_t m, int64_t n, int64_t lda,
                          int64_t *ipiv);

/* Solves with n x n factors whose columns have no padding; B is n x nrhs without padding. Gives info. */
int64_t in_process_solve(const library *lib, const element *type, char trans, int64_t n, int64_t nrhs,
                         const void *LU, const int64_t *ipiv, void *B);

#endif
