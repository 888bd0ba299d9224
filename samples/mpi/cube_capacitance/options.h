/* The command line. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdint.h>

enum { most_meshes = 16, most_libraries = 4 };

typedef struct options {
    int mesh_count;
    int64_t panels_per_edge[most_meshes];
    int64_t block, slab; /* slab is 0: pdgetrf in one call */
    int P, Q;            /* 0: to be chosen */
    const char *density, *checkpoint, *resume;
    double every; /* seconds between checkpoints */
    int library_count;
    const char *libraries[most_libraries];
    int64_t memory; /* bytes a node; 0: no limit */
} options;

/* Gives 0; otherwise rank 0 has printed what is wrong, and all have -1. */
int options_parse(int argc, char **argv, options *made);

#endif
