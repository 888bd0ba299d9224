/* Status flags around a call. */
#ifndef FLAGS_H
#define FLAGS_H

#include <fenv.h>

/* All but inexact, which is free. */
enum { watched_flags = FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW | FE_UNDERFLOW };

typedef struct flag_watch {
    int before;       /* flags that are raised */
    unsigned control; /* the control word */
} flag_watch;

/* Raises these flags and no others. */
flag_watch flags_begin(int before);

/* Checks that no flag has come but those allowed, none has gone, and control bits are the same. The label is
   for the message. */
void flags_end(const flag_watch *watch, int allowed, const char *label);

#endif
