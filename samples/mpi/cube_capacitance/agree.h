/* What all ranks say and decide together. */
#ifndef AGREE_H
#define AGREE_H

/* Room for a complaint. */
enum { complaint_length = 512 };

/* Rank 0 prints a line to stderr. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void say(const char *format, ...);

/* Collective. If no rank complains, which an empty text means, gives 0 on all of them. Otherwise the
   complaint of the first that does is printed, with its rank and node, and all get -1. */
int agree(const char *complaint);

#endif
