/* Other processes of the tests: programs with what they print, and many forked children at once. */
#ifndef SPAWN_H
#define SPAWN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ended {
    int status;        /* as waitpid gives it */
    char output[8192]; /* what was printed, standard error included; what is longer is cut */
    size_t length;
} ended;

/* Runs a program. Arguments and settings ("NAME=VALUE", added to the environment; or NULL) end with NULL. The
   program is killed by SIGALRM after so many seconds. `prepare`, unless NULL, is called in the new process
   before the program begins. */
ended spawn(char *const arguments[], char *const settings[], unsigned seconds, void (*prepare)(void *),
            void *argument);

/* Checks that it exited with 0 and that the output is that of check_report without failures. `what` is for
   the message. */
bool spawn_check(const ended *program, const char *what);

/* "exit status 1", "signal 6 (Aborted)", "no end: killed": good until the thread's next such text. */
const char *status_text(int status);

/* Forks so many children, at most `together` at once, as many as are asked for or until the third failure.
   Each calls the function with its number, is killed if that takes so many seconds, and checks that no check
   of it failed. */
void run_children(int count, int together, unsigned seconds, void (*function)(int number, void *),
                  void *argument);

#endif
