#include "density.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void write_panels(FILE *file, const mesh *of, const solution *result) {
    fprintf(file, "# %lld %.7f\n", (long long)of->n, result->capacitance);
    fprintf(file, "face,u1,u2,v1,v2,density\n");
    for (int64_t panel = 0; panel < of->n; panel++) {
        int64_t a = panel / of->k % of->k, b = panel % of->k;
        fprintf(file, "%s,%.9g,%.9g,%.9g,%.9g,%.9g\n", faces[panel / (of->k * of->k)].name, of->nodes[a],
                of->nodes[a + 1], of->nodes[b], of->nodes[b + 1],
                result->charges[panel] / mesh_area(of, panel));
    }
}

int density_write(const char *path, const mesh *of, const solution *result) {
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return -1;
    }
    write_panels(file, of, result);
    int failed = ferror(file);
    failed |= fclose(file);
    if (failed != 0) {
        fprintf(stderr, "%s: could not be written\n", path);
        return -1;
    }
    return 0;
}
