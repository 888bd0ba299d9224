/* POSIX shared-memory objects of the tests. */
#ifndef SERVER_SHARED_H
#define SERVER_SHARED_H

#include <stddef.h>
#include <stdint.h>

typedef struct shared_object {
    char name[64]; /* with its first '/' */
    int descriptor;
    uint8_t *data; /* NULL before shared_map */
    size_t bytes;
} shared_object;

/* Makes an object of mode 0600 and maps it. The tag tells objects of one process apart. */
shared_object shared_new(const char *tag, size_t bytes);

/* Makes an object of another mode, not mapped. */
shared_object shared_with_mode(const char *tag, size_t bytes, unsigned mode);

/* Changes the size, and maps it anew if it was mapped. */
void shared_resize(shared_object *object, size_t bytes);

/* Removes the name; the memory stays. */
void shared_unlink(const shared_object *object);

/* Unmaps and closes; removes the name if it is there. */
void shared_free(shared_object *object);

#endif
