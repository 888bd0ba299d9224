/* recursive_lu_server with a socket, started with anything that a process can be started with. */
#ifndef SERVER_LISTENING_H
#define SERVER_LISTENING_H

#include <stdbool.h>
#include <sys/types.h>
#include <sys/un.h>

#include "process.h"

typedef struct listening {
    pid_t process;
    int errors; /* its standard error; its standard input and output are /dev/null */
} listening;

/* How a server ended. */
typedef struct listening_ended {
    int status;      /* as waitpid gives it; of one that had to be killed that of SIGKILL */
    char text[4096]; /* the beginning of its standard error */
} listening_ended;

/* An address of this process's own in /tmp, where nothing is. */
struct sockaddr_un listening_address(const char *name);

/* The path of the lock file that belongs to the address: good until the next call. */
const char *listening_lock(const struct sockaddr_un *address);

/* Starts a program; the arguments end with NULL. `prepare`, unless NULL, is called in the new process before
 * it begins. */
listening listening_start(char *const arguments[], void (*prepare)(void *), void *argument);

/* The same with --listen and the address. */
listening listening_start_at(const char *server, const struct sockaddr_un *address);

/* Waits until somebody listens at the address; ends the process if nobody does. */
server listening_connect(const struct sockaddr_un *address);

/* The process at the other end of a connection. */
pid_t listening_peer(const server *connection);

/* Whether hello is answered. */
bool listening_answers(const server *connection);

/* Checks that a small matrix is factored right. */
void listening_expect_served(const server *connection, const char *what);

/* Waits a minute for the end, then kills. Frees everything. */
listening_ended listening_end(listening *l);

/* The same after a signal. */
listening_ended listening_stop(listening *l, int signal);

/* Checks that it exited with the status, after one line on standard error that holds the words, or after none
 * if they are NULL. */
void listening_expect(const listening_ended *end, int status, const char *words, const char *what);

/* Whether there is a file, which may be a link to nowhere. */
bool file_exists(const char *path);

#endif
