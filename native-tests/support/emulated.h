/* What an emulator, which takes 30 to 100 times as long, runs less of: RECURSIVE_LU_EMULATED is defined under
   one. */
#ifndef EMULATED_H
#define EMULATED_H

#ifdef RECURSIVE_LU_EMULATED
/* Of every so many shapes in a grid one is run; every number of rows and of columns is still among them. */
enum { grid_thinning = 4 };

/* From an order to the next one, where there are all. */
enum { order_step = 3 };

/* The largest order of which many cases are run. */
enum { largest_order = 130 };
#else
enum { grid_thinning = 1, order_step = 1, largest_order = 300 };
#endif

#endif
