/* What the kernel says about this process. */
#ifndef PROCESS_H
#define PROCESS_H

#include <stddef.h>

/* Resident bytes. Ends the process if /proc cannot be read. */
size_t resident_bytes(void);

/* Those of them that are no pages of files. */
size_t anonymous_bytes(void);

#endif
