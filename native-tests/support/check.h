/* Checks that are counted. A test's main ends with `return check_report();`. */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>

/* Counts a check; prints the message (a printf format and its values) if the condition is false. Thread-safe.
   Gives the condition. */
#define CHECK(condition, ...) check_record((condition), __FILE__, __LINE__, __VA_ARGS__)

/* As CHECK, but ends the process with status 1 if the condition is false: without it the rest is meaningless.
 */
#define REQUIRE(condition, ...) check_require((condition), __FILE__, __LINE__, __VA_ARGS__)

bool check_record(bool condition, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void check_require(bool condition, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The number of failed checks so far. */
int check_failures(void);

/* Prints the totals. Gives the exit status: 0 only if at least one check was made and none failed. */
int check_report(void);

#endif
