#include "agree.h"

#include <mpi.h>
#include <stdarg.h>
#include <stdio.h>

void say(const char *format, ...) {
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    if (rank != 0) {
        return;
    }
    va_list values;
    va_start(values, format);
    fprintf(stderr, "cube_capacitance_mpi: ");
    vfprintf(stderr, format, values);
    fprintf(stderr, "\n");
    va_end(values);
}

int agree(const char *complaint) {
    struct {
        int is_content, rank;
    } mine, first;
    MPI_Comm_rank(MPI_COMM_WORLD, &mine.rank);
    mine.is_content = complaint[0] == '\0';
    MPI_Allreduce(&mine, &first, 1, MPI_2INT, MPI_MINLOC, MPI_COMM_WORLD);
    if (first.is_content) {
        return 0;
    }
    char text[MPI_MAX_PROCESSOR_NAME + complaint_length + 32], node[MPI_MAX_PROCESSOR_NAME];
    int length;
    MPI_Get_processor_name(node, &length);
    snprintf(text, sizeof text, "rank %d on %s: %s", mine.rank, node, complaint);
    MPI_Bcast(text, sizeof text, MPI_CHAR, first.rank, MPI_COMM_WORLD);
    say("%s", text);
    return -1;
}
