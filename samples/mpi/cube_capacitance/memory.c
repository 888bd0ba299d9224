#define _POSIX_C_SOURCE 200809L
#include "memory.h"

#include <mpi.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "agree.h"
#include "checksum.h"

enum { path_length = 4096 };
static const double gib = 1024.0 * 1024 * 1024;

/* The number after a word at the beginning of a line; -1 if there is none. */
static int64_t number_after(const char *path, const char *word) {
    FILE *file = fopen(path, "r");
    char line[256];
    long long value = -1;
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, word, strlen(word)) == 0 && sscanf(line + strlen(word), "%lld", &value) == 1) {
            break;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return value;
}

int64_t memory_peak(void) {
    int64_t kib = number_after("/proc/self/status", "VmHWM:");
    return kib > 0 ? kib * 1024 : 0;
}

/* A control group's folder, and what its files are called in both versions of control groups. */
typedef struct control_group {
    char path[path_length]; /* below the mount */
    const char *mount, *limit, *usage, *idle;
} control_group;

/* The control group that bounds the memory of this process; 0 if there is none. */
static int find_control_group(control_group *found) {
    static const control_group versions[] = {
        {"", "/sys/fs/cgroup", "memory.max", "memory.current", "inactive_file "},
        {"", "/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes",
         "total_inactive_file "},
    };
    FILE *file = fopen("/proc/self/cgroup", "r");
    char line[path_length];
    int is_found = 0;
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        char *controllers = strchr(line, ':'), *path = controllers ? strchr(controllers + 1, ':') : NULL;
        if (path == NULL) {
            continue;
        }
        *path++ = '\0';
        path[strcspn(path, "\n")] = '\0';
        int is_first = strstr(controllers + 1, "memory") != NULL;
        if (is_first || (controllers[1] == '\0' && !is_found)) {
            *found = versions[is_first];
            snprintf(found->path, sizeof found->path, "%s", path);
            is_found = 1;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return is_found;
}

/* What a group and all around it let their processes still take; INT64_MAX if they set no limit. */
static int64_t control_group_available(control_group *group) {
    int64_t least = INT64_MAX;
    for (;;) {
        char path[path_length + 64];
        snprintf(path, sizeof path, "%s%s/%s", group->mount, group->path, group->limit);
        int64_t limit = number_after(path, "");
        snprintf(path, sizeof path, "%s%s/%s", group->mount, group->path, group->usage);
        int64_t usage = number_after(path, "");
        snprintf(path, sizeof path, "%s%s/memory.stat", group->mount, group->path);
        int64_t idle = number_after(path, group->idle); /* pages of files that can be had */
        if (limit >= 0 && usage >= 0) {
            int64_t available = limit - usage + (idle > 0 ? idle : 0);
            least = available < least ? available : least;
        }
        char *slash = strrchr(group->path, '/');
        if (slash == NULL) {
            return least;
        }
        *slash = '\0';
    }
}

/* Complains if `bytes` are more than there is. */
static void compare(double bytes, double available, const char *who, const char *what, char *complaint) {
    if (bytes > available && complaint[0] == '\0') {
        snprintf(complaint, complaint_length, "%.2f GiB are needed for %s, and %.2f are there (%s)",
                 bytes / gib, who, (available > 0 ? available : 0) / gib, what);
    }
}

/* Complains about a limit of this process, of which it has used so many KiB. */
static void compare_limit(int resource, const char *used, int64_t bytes, const char *what, char *complaint) {
    struct rlimit limit;
    int64_t kib = number_after("/proc/self/status", used);
    if (getrlimit(resource, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        compare((double)bytes, (double)limit.rlim_cur - 1024.0 * (double)(kib > 0 ? kib : 0), "this rank",
                what, complaint);
    }
}

/* Collective. Complains about the control group, which ranks with the same path share. */
static void compare_control_group(MPI_Comm node, int64_t bytes, char *complaint) {
    control_group group;
    int is_found = find_control_group(&group);
    int colour =
        is_found ? (int)(checksum(checksum_start, group.path, strlen(group.path)) >> 33) : MPI_UNDEFINED;
    MPI_Comm members;
    MPI_Comm_split(node, colour, 0, &members);
    if (members != MPI_COMM_NULL) {
        int64_t sum;
        MPI_Allreduce(&bytes, &sum, 1, MPI_INT64_T, MPI_SUM, members);
        MPI_Comm_free(&members);
        int64_t available = control_group_available(&group);
        if (available != INT64_MAX) {
            compare((double)sum, (double)available, "the ranks of this control group", "the group's limit",
                    complaint);
        }
    }
}

int memory_check(int64_t bytes, int64_t node_limit) {
    char complaint[complaint_length] = "", ranks[64];
    MPI_Comm node;
    int count, rank_of_node, nodes;
    int64_t sum, total;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &node);
    MPI_Comm_size(node, &count);
    MPI_Comm_rank(node, &rank_of_node);
    int is_first = rank_of_node == 0;
    MPI_Allreduce(&is_first, &nodes, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
    MPI_Allreduce(&bytes, &sum, 1, MPI_INT64_T, MPI_SUM, node);
    MPI_Allreduce(&bytes, &total, 1, MPI_INT64_T, MPI_SUM, MPI_COMM_WORLD);
    int64_t kib = number_after("/proc/meminfo", "MemAvailable:");
    struct {
        double value;
        int rank;
    } slack = {kib >= 0 ? (double)kib * 1024 - (double)sum : 0, 0}, least;
    MPI_Comm_rank(MPI_COMM_WORLD, &slack.rank);
    MPI_Allreduce(&slack, &least, 1, MPI_DOUBLE_INT, MPI_MINLOC, MPI_COMM_WORLD);
    double fullest[2] = {(double)sum / gib, (double)kib * 1024 / gib};
    MPI_Bcast(fullest, 2, MPI_DOUBLE, least.rank, MPI_COMM_WORLD);
    say("needs %.2f GiB of memory on %d %s; where it is tightest, %.2f of %.2f GiB", (double)total / gib,
        nodes, nodes == 1 ? "node" : "nodes", fullest[0], fullest[1]);

    snprintf(ranks, sizeof ranks, "the %d ranks of this node", count);
    compare((double)sum, kib >= 0 ? (double)kib * 1024 : (double)INT64_MAX, ranks, "available", complaint);
    compare((double)sum, node_limit > 0 ? (double)node_limit : (double)INT64_MAX, ranks, "--memory",
            complaint);
    compare_limit(RLIMIT_AS, "VmSize:", bytes, "ulimit -v", complaint);
    compare_limit(RLIMIT_DATA, "VmData:", bytes, "ulimit -d", complaint);
    compare_control_group(node, bytes, complaint);
    MPI_Comm_free(&node);
    return agree(complaint);
}
