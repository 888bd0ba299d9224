#include "siege_besieged.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "siege_connection.h"

enum { start_ms = 60000, end_ms = 60000, most_options = 24, default_clients = 64 };

static int clients_of(const char *const *options) {
    for (; options[0] != NULL && options[1] != NULL; options++) {
        if (strcmp(options[0], "--max-clients") == 0) {
            return atoi(options[1]);
        }
    }
    return default_clients;
}

besieged besieged_start(const char *path, const char *const *options, server_limits limits) {
    besieged self = {
        .folder = "/tmp/recursive_lu_siege_XXXXXX", .max_clients = clients_of(options), .status = -1};
    REQUIRE(mkdtemp(self.folder) != NULL, "mkdtemp");
    char place[96];
    snprintf(place, sizeof place, "%s/socket", self.folder);
    const char *words[most_options] = {"--listen", place};
    for (size_t w = 2; w < most_options - 1 && options[w - 2] != NULL; w++) {
        words[w] = options[w - 2];
    }
    self.address = socket_address(place);
    self.process = server_start_limited(path, words, limits);
    fcntl(self.process.errors, F_SETFL, O_NONBLOCK);
    int connection = -1;
    for (int64_t deadline = now_ms() + start_ms; connection < 0 && now_ms() < deadline; sleep_ms(10)) {
        REQUIRE(besieged_lives(&self), "the server does not start: wait status %#x, %s",
                (unsigned)self.status, self.message);
        connection = connection_open(&self.address, deadline);
    }
    REQUIRE(connection >= 0, "nobody listens at %s", place);
    close(connection);
    return self;
}

/* Keeps the end of standard error. */
static void read_messages(besieged *self) {
    char text[512];
    ssize_t got;
    while ((got = read(self->process.errors, text, sizeof text)) > 0) {
        size_t room = sizeof self->message - 1, more = (size_t)got;
        size_t kept = self->message_bytes + more <= room ? self->message_bytes : room - more;
        memmove(self->message, self->message + self->message_bytes - kept, kept);
        memcpy(self->message + kept, text, more);
        self->message_bytes = kept + more;
        self->message[self->message_bytes] = '\0';
    }
}

bool besieged_lives(besieged *self) {
    read_messages(self);
    if (self->status == -1 && waitpid(self->process.process, &self->status, WNOHANG) == 0) {
        self->status = -1;
    }
    return self->status == -1;
}

/* Opens a file about the process; NULL if it has ended. */
static FILE *about(const besieged *self, const char *name) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)self->process.process, name);
    return fopen(path, "re");
}

static int64_t count_lines(const besieged *self) {
    FILE *file = about(self, "maps");
    int64_t lines = 0;
    for (int c; file != NULL && (c = getc(file)) != EOF;) {
        lines += c == '\n';
    }
    if (file != NULL) {
        fclose(file);
    }
    return lines;
}

static int64_t count_descriptors(const besieged *self) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd", (int)self->process.process);
    DIR *folder = opendir(path);
    int64_t entries = 0;
    for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        entries += entry->d_name[0] != '.';
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return entries;
}

besieged_state besieged_look(const besieged *self) {
    besieged_state state = {0};
    long pages = 0, user = 0, system = 0;
    FILE *file = about(self, "statm");
    if (file != NULL) {
        REQUIRE(fscanf(file, "%*d %ld", &pages) == 1, "statm");
        fclose(file);
    }
    file = about(self, "stat");
    if (file != NULL) {
        REQUIRE(fscanf(file, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user,
                       &system) == 2,
                "stat");
        fclose(file);
    }
    state.resident = pages * sysconf(_SC_PAGESIZE);
    state.ticks = user + system;
    state.mappings = count_lines(self);
    state.descriptors = count_descriptors(self);
    return state;
}

/* Removes the folder and the files in it. */
static void remove_folder(const char *path) {
    DIR *folder = opendir(path);
    for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        unlinkat(dirfd(folder), entry->d_name, 0);
    }
    if (folder != NULL) {
        closedir(folder);
    }
    CHECK(rmdir(path) == 0, "%s cannot be removed", path);
}

void besieged_end(besieged *self) {
    if (besieged_lives(self)) {
        kill(self->process.process, SIGTERM);
    }
    for (int64_t deadline = now_ms() + end_ms; besieged_lives(self) && now_ms() < deadline;) {
        sleep_ms(20);
    }
    if (!CHECK(self->status != -1, "the server does not end")) {
        kill(self->process.process, SIGKILL);
        waitpid(self->process.process, &self->status, 0);
    }
    CHECK(WIFEXITED(self->status) && WEXITSTATUS(self->status) == 0, "the server ends with wait status %#x",
          (unsigned)self->status);
    if (self->message_bytes > 0) {
        printf("the end of the server's messages:\n%s", self->message);
    }
    remove_folder(self->folder);
    server_close(&self->process.to);
    server_close(&self->process.from);
    server_close(&self->process.errors);
}
