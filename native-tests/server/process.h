/* recursive_lu_server as a child process. */
#ifndef SERVER_PROCESS_H
#define SERVER_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/types.h>

typedef struct server {
    pid_t process;
    int to, from; /* its standard input and output, as seen from here; -1: closed */
    int errors;   /* its standard error */
} server;

/* The server's own ends of its two pipes, kept open in this process: a change of their flags is seen by the
   server. */
typedef struct server_ends {
    int input, output;
} server_ends;

/* The path of the server and that of the library, the arguments of every test here; ends the process if they
   are missing. */
const char *server_path(int argc, char **argv);

/* Starts the server with up to two options, NULL for none. SIGPIPE is ignored from then on. */
server server_start(const char *path, const char *option, const char *value);

/* What a server may have; 0 or NULL: no limit. */
typedef struct server_limits {
    rlim_t addresses, files;
    const char *group; /* folder of a control group, which the server joins */
} server_limits;

/* Starts the server with any options, NULL after the last. It dies with this process. */
server server_start_limited(const char *path, const char *const *options, server_limits limits);

/* As server_start, but its ends of the pipes stay open here and are non-blocking when the server starts. */
server server_start_nonblocking(const char *path, server_ends *ends);

/* The same with standard input, 0, or standard output, 1, closed. */
server server_start_without(const char *path, int descriptor);

/* Closes a descriptor once. */
void server_close(int *descriptor);

/* Closes the server's input and waits for its end. Checks its exit status, and that it had something to say
   on standard error or nothing, and nothing more on standard output. Frees everything. */
void server_expect_end(server *s, int status, bool message, const char *what);

/* Writes everything; false if nobody reads. */
bool server_send(const server *s, const void *data, size_t bytes);

/* Reads to the end of the output, at most so many bytes; gives their number. */
size_t server_receive(const server *s, void *data, size_t bytes);

#endif
