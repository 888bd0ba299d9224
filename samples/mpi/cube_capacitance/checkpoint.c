#define _POSIX_C_SOURCE 200809L
#include "checkpoint.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <mpi.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "agree.h"
#include "checksum.h"

/* "RLUcube1" where the least significant byte comes first; elsewhere the file is refused. */
static const uint64_t magic = UINT64_C(0x3165627563554C52);

enum { path_length = 4096, chunk = 1 << 26 }; /* bytes that one call reads or writes */

typedef struct head {
    uint64_t magic;
    int64_t order, block, P, Q, slab, element_bytes, done;
    double seconds;
    uint64_t factorization_checksum;
    uint64_t checksum; /* of all before it */
} head;

static head head_of(const grid *on, int64_t order, int64_t block, int64_t slab) {
    return (head){.magic = magic,
                  .order = order,
                  .block = block,
                  .P = on->P,
                  .Q = on->Q,
                  .slab = slab,
                  .element_bytes = sizeof(double)};
}

static uint64_t head_checksum(const head *of) {
    return checksum(checksum_start, of, offsetof(head, checksum));
}

static size_t matrix_bytes(int64_t m, int64_t n) {
    return (size_t)m * (size_t)n * sizeof(double);
}
static size_t pivot_bytes(int64_t m) {
    return (size_t)m * sizeof(int);
}

/* Where the part of a rank begins, for the number of ranks where the file ends. */
static int64_t offset_of(const grid *on, int64_t order, int64_t block, int rank) {
    int64_t offset = sizeof(head);
    for (int i = 0; i < rank; i++) {
        int64_t m = grid_share(order, block, i / on->Q, on->P),
                n = grid_share(order, block, i % on->Q, on->Q);
        offset += (int64_t)(matrix_bytes(m, n) + pivot_bytes(m));
    }
    return offset;
}

int64_t checkpoint_size(const grid *on, int64_t order, int64_t block) {
    return offset_of(on, order, block, on->P * on->Q);
}

static void new_path(const char *path, char made[path_length]) {
    snprintf(made, path_length, "%s.new", path);
}

/* The folder in which a file is. */
static const char *folder_of(const char *path, char copy[path_length]) {
    snprintf(copy, path_length, "%s", path);
    return dirname(copy);
}

/* Rank 0 creates FILE.new with a number in it. */
static void create_probe(const char *path, int64_t size, uint64_t number, char *complaint) {
    char made[path_length], copy[path_length];
    struct statvfs room;
    struct stat about;
    int64_t needed =
        stat(path, &about) == 0 ? size : 2 * size; /* the first file stays until the second is whole */
    new_path(path, made);
    unlink(made);
    FILE *file = fopen(made, "wb");
    if (file == NULL || fwrite(&number, sizeof number, 1, file) != 1 || fflush(file) != 0 ||
        fsync(fileno(file)) != 0) {
        snprintf(complaint, complaint_length, "%.400s: %s", made, strerror(errno));
    } else if (statvfs(folder_of(path, copy), &room) == 0 &&
               (double)room.f_bavail * (double)room.f_frsize < (double)needed) {
        snprintf(complaint, complaint_length, "%.300s: checkpoints take %.1f MB, and %.1f are free", path,
                 (double)needed * 1e-6, (double)room.f_bavail * (double)room.f_frsize * 1e-6);
    }
    if (file != NULL) {
        fclose(file);
    }
}

/* Whether this rank finds that number, too. */
static void find_probe(const char *path, uint64_t number, char *complaint) {
    char made[path_length];
    uint64_t found = 0;
    new_path(path, made);
    FILE *file = fopen(made, "rb");
    if (file == NULL || fread(&found, sizeof found, 1, file) != 1 || found != number) {
        snprintf(complaint, complaint_length, "%.300s: this node does not see what rank 0 writes there",
                 made);
    }
    if (file != NULL) {
        fclose(file);
    }
}

int checkpoint_prepare(const char *path, int64_t size) {
    char complaint[complaint_length] = "", made[path_length];
    int rank;
    double now = MPI_Wtime();
    uint64_t number = checksum(checksum_start, &now, sizeof now);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Bcast(&number, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
    if (strlen(path) > path_length - 8) {
        snprintf(complaint, complaint_length, "the checkpoint's name is too long");
    } else if (rank == 0) {
        create_probe(path, size, number, complaint);
    }
    int status = agree(complaint);
    if (status == 0) {
        find_probe(path, number, complaint);
        status = agree(complaint);
    }
    if (rank == 0) {
        new_path(path, made);
        unlink(made);
    }
    return status;
}

static void complain(const char *path, int error, char *complaint) {
    char text[MPI_MAX_ERROR_STRING];
    int length;
    if (error != MPI_SUCCESS && complaint[0] == '\0') {
        MPI_Error_string(error, text, &length);
        snprintf(complaint, complaint_length, "%.200s: %.200s", path, text);
    }
}

/* Reads or writes at an offset. Less than was asked for is an error. */
static int transfer(MPI_File file, int64_t offset, void *data, size_t bytes, int is_write) {
    int error = MPI_SUCCESS;
    for (size_t done = 0; done < bytes && error == MPI_SUCCESS;) {
        int count = bytes - done < chunk ? (int)(bytes - done) : chunk, moved = 0;
        MPI_Status status;
        char *at = (char *)data + done;
        error = is_write ? MPI_File_write_at(file, offset + (int64_t)done, at, count, MPI_BYTE, &status)
                         : MPI_File_read_at(file, offset + (int64_t)done, at, count, MPI_BYTE, &status);
        if (error == MPI_SUCCESS) {
            MPI_Get_count(&status, MPI_BYTE, &moved);
            error = moved == count ? MPI_SUCCESS : MPI_ERR_IO;
        }
        done += (size_t)count;
    }
    return error;
}

/* Reads or writes this rank's part. */
static int transfer_part(MPI_File file, const factorization *of, int is_write) {
    size_t matrix = matrix_bytes(of->of->m, of->of->n);
    int64_t offset = offset_of(of->on, of->of->order, of->of->block, of->on->rank);
    int error = transfer(file, offset, of->A, matrix, is_write);
    return error != MPI_SUCCESS
               ? error
               : transfer(file, offset + (int64_t)matrix, of->ipiv, pivot_bytes(of->of->m), is_write);
}

int factorization_checksum(const factorization *of, uint64_t *sum) {
    size_t ranks = (size_t)(of->on->P * of->on->Q);
    uint64_t mine = checksum(checksum_start, of->A, matrix_bytes(of->of->m, of->of->n));
    mine = checksum(mine, of->ipiv, pivot_bytes(of->of->m));
    uint64_t *all = malloc(ranks * sizeof *all);
    int status = agree(all != NULL ? "" : "no memory for checksums");
    if (status == 0) {
        MPI_Allgather(&mine, 1, MPI_UINT64_T, all, 1, MPI_UINT64_T, MPI_COMM_WORLD);
        *sum = checksum(checksum_start, all, ranks * sizeof *all);
    }
    free(all);
    return status;
}

/* Collective. Writes all of the file but its name. */
static void write_file(const char *made, const factorization *of, head *first, char *complaint) {
    MPI_File file;
    int error = MPI_File_open(MPI_COMM_WORLD, made, MPI_MODE_CREATE | MPI_MODE_WRONLY, MPI_INFO_NULL, &file);
    if (error != MPI_SUCCESS) {
        complain(made, error, complaint);
        return;
    }
    complain(made, MPI_File_set_size(file, checkpoint_size(of->on, of->of->order, of->of->block)), complaint);
    if (of->on->rank == 0) {
        complain(made, transfer(file, 0, first, sizeof *first, 1), complaint);
    }
    complain(made, transfer_part(file, of, 1), complaint);
    complain(made, MPI_File_sync(file), complaint);
    complain(made, MPI_File_close(&file), complaint);
}

/* Gives the file its name, and has the disk know it. */
static void rename_file(const char *made, const char *path, char *complaint) {
    char copy[path_length];
    if (rename(made, path) != 0) {
        snprintf(complaint, complaint_length, "%.400s: %s", path, strerror(errno));
        return;
    }
    int folder = open(folder_of(path, copy), O_RDONLY);
    if (folder >= 0) {
        fsync(folder);
        close(folder);
    }
}

int checkpoint_write(const char *path, const factorization *of) {
    char complaint[complaint_length] = "", made[path_length];
    head first = head_of(of->on, of->of->order, of->of->block, of->slab);
    first.done = of->done;
    first.seconds = of->seconds;
    if (factorization_checksum(of, &first.factorization_checksum) != 0) {
        return -1;
    }
    first.checksum = head_checksum(&first);
    new_path(path, made);
    write_file(made, of, &first, complaint);
    int status = agree(complaint);
    if (of->on->rank == 0 && status == 0) {
        rename_file(made, path, complaint);
    } else if (of->on->rank == 0) {
        unlink(made);
    }
    return status != 0 ? status : agree(complaint);
}

/* Reads the head and compares. */
static void read_head(const char *path, const head *expected, int64_t size, head *read, char *complaint) {
    FILE *file = fopen(path, "rb");
    struct stat about;
    if (file == NULL) {
        snprintf(complaint, complaint_length, "%.400s: %s", path, strerror(errno));
        return;
    }
    const char *wrong = NULL;
    if (fread(read, sizeof *read, 1, file) != 1 || read->magic != magic) {
        wrong = "this is no checkpoint of this program on such a processor";
    } else if (read->checksum != head_checksum(read)) {
        wrong = "the checkpoint's head is damaged";
    }
    const struct {
        const char *name;
        int64_t read, expected;
    } numbers[] = {{"n", read->order, expected->order},
                   {"block", read->block, expected->block},
                   {"P", read->P, expected->P},
                   {"Q", read->Q, expected->Q},
                   {"slab", read->slab, expected->slab},
                   {"bytes of an element", read->element_bytes, expected->element_bytes}};
    for (size_t i = 0; wrong == NULL && i < sizeof numbers / sizeof *numbers && complaint[0] == '\0'; i++) {
        if (numbers[i].read != numbers[i].expected) {
            snprintf(complaint, complaint_length, "%.300s: the checkpoint has %s = %lld, and this run %lld",
                     path, numbers[i].name, (long long)numbers[i].read, (long long)numbers[i].expected);
        }
    }
    if (wrong == NULL && complaint[0] == '\0') {
        if (fstat(fileno(file), &about) != 0 || (int64_t)about.st_size != size) {
            wrong = "the checkpoint's size is wrong: it is not whole";
        } else if (read->done <= 0 || read->done >= read->order || read->done % read->slab != 0) {
            wrong = "the checkpoint's columns are wrong";
        }
    }
    if (wrong != NULL) {
        snprintf(complaint, complaint_length, "%.300s: %s", path, wrong);
    }
    fclose(file);
}

/* Collective. The head, on all ranks. */
static int share_head(const char *path, const grid *on, int64_t order, int64_t block, int64_t slab,
                      head *read) {
    char complaint[complaint_length] = "";
    head expected = head_of(on, order, block, slab);
    *read = expected;
    if (on->rank == 0) {
        read_head(path, &expected, checkpoint_size(on, order, block), read, complaint);
    }
    if (agree(complaint) != 0) {
        return -1;
    }
    MPI_Bcast(read, sizeof *read, MPI_BYTE, 0, MPI_COMM_WORLD);
    return 0;
}

int64_t checkpoint_open(const char *path, const grid *on, int64_t order, int64_t block, int64_t slab) {
    head read;
    return share_head(path, on, order, block, slab, &read) == 0 ? read.done : -1;
}

int checkpoint_read(const char *path, factorization *of) {
    char complaint[complaint_length] = "";
    head read;
    MPI_File file;
    if (share_head(path, of->on, of->of->order, of->of->block, of->slab, &read) != 0) {
        return -1;
    }
    int error = MPI_File_open(MPI_COMM_WORLD, path, MPI_MODE_RDONLY, MPI_INFO_NULL, &file);
    complain(path, error, complaint);
    if (error == MPI_SUCCESS) {
        complain(path, transfer_part(file, of, 0), complaint);
        MPI_File_close(&file);
    }
    if (agree(complaint) != 0) {
        return -1;
    }
    uint64_t sum;
    if (factorization_checksum(of, &sum) != 0) {
        return -1;
    }
    if (sum != read.factorization_checksum) {
        snprintf(complaint, complaint_length, "%.300s: the checkpoint is damaged", path);
    }
    of->done = read.done;
    of->seconds = read.seconds;
    return agree(complaint);
}
