/* The requests of the protocol, each built byte by byte: shares nothing with the project's other clients. */
#ifndef SERVER_CLIENT_H
#define SERVER_CLIENT_H

#include "element.h"
#include "process.h"

typedef struct command {
    uint8_t code;
    const element *type;
    bool pivoted, threaded;
} command;

/* The factorizations, in the order of their codes. */
enum { command_count = 12 };
extern const command commands[command_count];

enum {
    code_hello = 0x10,
    code_shared = 0x11,
    code_drop = 0x12,
    code_solve = 0x13,
    code_status = 0x14,
    code_lend = 0x15,
    code_exit = 0xff
};

/* RECURSIVE_LU_BAD_ARGUMENT(position). */
int64_t client_bad_argument(int position);

/* An error that is no field's: 100 no memory, 101 a defect, 103 to 105 as below. */
int64_t client_error(int number);
enum { error_no_memory = 100, error_busy = 103, error_timed_out = 104, error_factors_given_up = 105 };

/* Whether info is an error, which comes alone. */
bool client_is_error(int64_t info);

/* Appends little-endian numbers and bytes to a frame; gives the new length. */
size_t put_u8(uint8_t *frame, size_t length, unsigned value);
size_t put_u32(uint8_t *frame, size_t length, uint32_t value);
size_t put_i64(uint8_t *frame, size_t length, int64_t value);
size_t put_bytes(uint8_t *frame, size_t length, const void *bytes, size_t count);

/* A frame of (code, m, n) alone. */
enum { factor_head_bytes = 17 };
void client_factor_head(uint8_t frame[factor_head_bytes], unsigned code, int64_t m, int64_t n);

/* Reads one info; ends the process if it does not come whole. */
int64_t client_info(const server *s);

/* Factors by pipe; A has no padding. Gives info; if it is an error, A and ipiv are as before. */
int64_t client_factor(const server *s, const command *how, void *A, int64_t m, int64_t n, int64_t *ipiv);

/* What a request about shared memory says. */
typedef struct shared_frame {
    unsigned base;
    int64_t m, n, lda;
    const char *name;
    int64_t offset_A, offset_ipiv;
} shared_frame;

/* Longer than any frame without a matrix whose name has no more than 4 KiB. */
enum { longest_frame = 2 + 3 * 8 + 4 + 4096 + 2 * 8 };

/* Write frames; give their length. */
size_t put_shared(uint8_t *frame, shared_frame fields);
size_t put_drop(uint8_t *frame, const char *name);
size_t put_solve_head(uint8_t *frame, char trans, int64_t nrhs);

/* The number in an info. */
int64_t get_i64(const uint8_t bytes[8]);

/* Factors in shared memory; gives info. */
int64_t client_shared(const server *s, shared_frame fields);

/* Gives info. */
int64_t client_drop(const server *s, const char *name);

/* Lends an object by its descriptor, or none if that is -1, through a socket; gives info. */
int64_t client_lend(const server *s, const char *name, int descriptor);

/* Solves with the factors of the request before; B is n x nrhs without padding. Gives info. */
int64_t client_solve(const server *s, const element *type, char trans, int64_t n, int64_t nrhs, void *B);

typedef struct hello {
    uint32_t protocol, features;
    char version[256];
} hello;

hello client_hello(const server *s);

/* Sends the exit command. */
void client_exit(const server *s);

#endif
