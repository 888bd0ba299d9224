/* Memory between two pages that must not be touched. */
#ifndef GUARDED_H
#define GUARDED_H

#include <stdbool.h>
#include <stddef.h>

typedef struct guarded {
    unsigned char *mapping; /* the first forbidden page */
    size_t capacity;        /* usable bytes, whole pages */
} guarded;

/* At least the given number of usable bytes. Ends the process if that fails. */
guarded guarded_new(size_t bytes);
void guarded_free(guarded *area);

/* The last `bytes` bytes before the upper forbidden page, or the first ones after the lower one. The rest of
   the area is filled with a pattern. */
void *guarded_at_end(guarded *area, size_t bytes);
void *guarded_at_start(guarded *area, size_t bytes);

/* Whether the pattern around the last placement of so many bytes is intact. */
bool guarded_intact_at_end(const guarded *area, size_t bytes);
bool guarded_intact_at_start(const guarded *area, size_t bytes);

/* Makes the usable bytes read-only, or writable again. */
void guarded_set_writable(guarded *area, bool writable);

#endif
