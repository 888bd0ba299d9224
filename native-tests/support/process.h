/* What the kernel says about this process. */
#ifndef PROCESS_H
#define PROCESS_H

#include <stddef.h>

/* Resident bytes. Ends the process if /proc cannot be read. */
size_t resident_bytes(void);

/* Those of them that are no pages of files. */
size_t anonymous_bytes(void);

/* From now on this process gets no more addresses than it has; and again as many as it likes. */
void addresses_limit(void);
void addresses_unlimit(void);

#endif
