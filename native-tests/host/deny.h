/* System calls that the kernel refuses, as in a sandbox. */
#ifndef DENY_H
#define DENY_H

/* From now on the system call of this number gives that error, to the calling thread and those that it will
 * start. */
void deny_system_call(long number, int error);

#endif
