/* A garbage collector for C. */
#ifndef COLLECTOR_H
#define COLLECTOR_H

/* Solves systems in memory that is collected while other threads make garbage. */
void solve_beside_collector(void);

#endif
