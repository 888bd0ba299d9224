#include "tasks.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "affinity.h"
#include "check.h"

static const char worker_name[] = "recursivelu";

/* The content of /proc/self/task/ID/FILE; false if the thread is gone. */
static bool read_entry(pid_t id, const char *file, char *text, size_t size) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/%s", (int)id, file);
    FILE *stream = fopen(path, "r");
    if (stream == NULL) {
        return false;
    }
    size_t length = fread(text, 1, size - 1, stream);
    fclose(stream);
    text[length] = '\0';
    return length > 0;
}

/* ID (NAME) STATE and numbers, of which the 11th and 12th are clock ticks in user and system mode. */
static bool parse_stat(const char *text, task *found) {
    const char *open = strchr(text, '('), *close = strrchr(text, ')');
    unsigned long user = 0, system = 0;
    if (open == NULL || close == NULL) {
        return false;
    }
    snprintf(found->name, sizeof found->name, "%.*s", (int)(close - open - 1), open + 1);
    int fields = sscanf(close + 1, " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &found->state,
                        &user, &system);
    found->cpu_seconds = (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
    return fields == 3;
}

static bool read_task(pid_t id, task *found) {
    char text[4096];
    *found = (task){.id = id};
    if (!read_entry(id, "stat", text, sizeof text) || !parse_stat(text, found) ||
        !read_entry(id, "status", text, sizeof text)) {
        return false;
    }
    const char *blocked = strstr(text, "SigBlk:");
    found->blocked = blocked != NULL ? strtoull(blocked + sizeof "SigBlk:", NULL, 16) : 0;
    return sched_getaffinity(id, sizeof found->allowed, &found->allowed) == 0 || errno != ESRCH;
}

/* Calls the function for each thread, or only counts them. */
static int each_task(void (*function)(pid_t id, void *context), void *context) {
    DIR *folder = opendir("/proc/self/task");
    REQUIRE(folder != NULL, "/proc/self/task");
    int count = 0;
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (entry->d_name[0] != '.') {
            count++;
            if (function != NULL) {
                function((pid_t)atoi(entry->d_name), context);
            }
        }
    }
    closedir(folder);
    return count;
}

typedef struct collection {
    task *workers;
    int count, limit;
} collection;

static void collect(pid_t id, void *context) {
    collection *all = context;
    task found;
    if (read_task(id, &found) && strcmp(found.name, worker_name) == 0) {
        if (all->count < all->limit) {
            all->workers[all->count] = found;
        }
        all->count++;
    }
}

int task_count(void) {
    return each_task(NULL, NULL);
}

bool tasks_fall_to(int count) {
    for (int attempt = 0; attempt < 500; attempt++) {
        if (task_count() <= count) {
            return true;
        }
        usleep(10 * 1000);
    }
    return false;
}

int workers_read(task *workers, int limit) {
    collection all = {.workers = workers, .limit = limit};
    each_task(collect, &all);
    return all.count < limit || limit == 0 ? all.count : limit;
}

int worker_count(void) {
    return workers_read(NULL, 0);
}

void require_workers(void) {
    REQUIRE(worker_count() > 0 || allowed_processors(NULL, 0) == 1, "no thread has the name %s", worker_name);
}

double workers_cpu_seconds(void) {
    static task workers[task_limit];
    double sum = 0;
    int count = workers_read(workers, task_limit);
    for (int w = 0; w < count; w++) {
        sum += workers[w].cpu_seconds;
    }
    return sum;
}

bool is_worker(void) {
    char name[16];
    return prctl(PR_GET_NAME, name) == 0 && strcmp(name, worker_name) == 0;
}
