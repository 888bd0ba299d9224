#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agree.h"

static const char usage[] =
    "usage: mpiexec -n RANKS cube_capacitance_mpi [OPTION VALUE]...\n"
    "  --panels K,...      panels along an edge of the cube, for each mesh; n = 6*K*K (4,8,12,16,20)\n"
    "  --density FILE.csv  writes the charge density on the last mesh\n"
    "  --grid PxQ          the grid of ranks; by default as square as their number allows\n"
    "  --block NB          rows and columns of the blocks in which the matrix is dealt out (64)\n"
    "  --slab COLUMNS      factors by slabs of so many columns, a multiple of NB, and says how far it is;\n"
    "                      by default all by one call of pdgetrf\n"
    "  --checkpoint FILE   writes there how far it is, from time to time; by slabs (8*NB), for one mesh\n"
    "  --every SECONDS     the time between checkpoints (600)\n"
    "  --resume FILE       goes on from a checkpoint of the same mesh, grid, block and slab\n"
    "  --library NAME      fails unless a file of that name is under ScaLAPACK on every rank; may be "
    "repeated\n"
    "  --memory MIB        fails if a node needs more than so many MiB";

/* A positive integer up to `most` and what follows it; NULL if there is none. */
static const char *read_integer(const char *text, int64_t most, int64_t *value) {
    char *end;
    if (text[0] < '0' || text[0] > '9') {
        return NULL;
    }
    errno = 0;
    long long read = strtoll(text, &end, 10);
    *value = read;
    return errno == 0 && read > 0 && read <= most ? end : NULL;
}

static int is_integer(const char *text, int64_t most, int64_t *value) {
    const char *end = read_integer(text, most, value);
    return end != NULL && *end == '\0';
}

/* K,K,... in ascending order. Of 18,918 panels n would be more than 32 bits hold. */
static int is_meshes(const char *text, options *made) {
    int64_t k = 0;
    made->mesh_count = 0;
    for (;;) {
        int64_t before = k;
        text = read_integer(text, 18000, &k);
        if (text == NULL || k < 2 || k <= before || made->mesh_count == most_meshes) {
            return 0;
        }
        made->panels_per_edge[made->mesh_count++] = k;
        if (*text != ',') {
            return *text == '\0';
        }
        text++;
    }
}

static int is_grid(const char *text, options *made) {
    int64_t P, Q;
    const char *x = read_integer(text, 1 << 20, &P);
    if (x == NULL || *x != 'x' || !is_integer(x + 1, 1 << 20, &Q)) {
        return 0;
    }
    made->P = (int)P;
    made->Q = (int)Q;
    return 1;
}

static int is_seconds(const char *text, double *value) {
    char *end;
    *value = strtod(text, &end);
    return end != text && *end == '\0' && *value >= 0 && *value <= 1e9;
}

static int is_library(const char *text, options *made) {
    if (made->library_count == most_libraries || *text == '\0') {
        return 0;
    }
    made->libraries[made->library_count++] = text;
    return 1;
}

static int is_file(const char *text, const char **path) {
    *path = text;
    return *text != '\0';
}

/* Takes an option's value. Gives 1, 0 if it is none for that option, -1 if there is no such option. */
static int take(const char *name, const char *value, options *made) {
    if (strcmp(name, "--panels") == 0) {
        return is_meshes(value, made);
    } else if (strcmp(name, "--density") == 0) {
        return is_file(value, &made->density);
    } else if (strcmp(name, "--grid") == 0) {
        return is_grid(value, made);
    } else if (strcmp(name, "--block") == 0) {
        return is_integer(value, 1 << 16, &made->block);
    } else if (strcmp(name, "--slab") == 0) {
        return is_integer(value, 1 << 24, &made->slab) && made->slab > 1;
    } else if (strcmp(name, "--checkpoint") == 0) {
        return is_file(value, &made->checkpoint);
    } else if (strcmp(name, "--every") == 0) {
        return is_seconds(value, &made->every);
    } else if (strcmp(name, "--resume") == 0) {
        return is_file(value, &made->resume);
    } else if (strcmp(name, "--library") == 0) {
        return is_library(value, made);
    } else if (strcmp(name, "--memory") == 0) {
        int is_good = is_integer(value, INT64_C(1) << 40, &made->memory);
        made->memory *= 1024 * 1024;
        return is_good;
    }
    return -1;
}

int options_parse(int argc, char **argv, options *made) {
    *made = (options){.mesh_count = 5, .panels_per_edge = {4, 8, 12, 16, 20}, .block = 64, .every = 600};
    for (int i = 1; i < argc; i += 2) {
        int taken = i + 1 < argc ? take(argv[i], argv[i + 1], made) : -1;
        if (taken < 0) {
            say("%s: no such option, or it has no value\n%s", argv[i], usage);
            return -1;
        }
        if (taken == 0) {
            say("%s: '%s' will not do\n%s", argv[i], argv[i + 1], usage);
            return -1;
        }
    }
    int has_checkpoint = made->checkpoint != NULL || made->resume != NULL;
    if (has_checkpoint && made->mesh_count != 1) {
        say("a checkpoint is of one mesh: give --panels one number");
        return -1;
    }
    if (has_checkpoint && made->slab == 0) {
        made->slab = 8 * made->block;
    }
    if (made->slab % made->block != 0) {
        say("a slab of %lld columns does not consist of blocks of %lld", (long long)made->slab,
            (long long)made->block);
        return -1;
    }
    return 0;
}
