/* What can be done wrong with shared memory. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client.h"
#include "shared.h"
#include "siege_connection.h"
#include "siege_hostile.h"

enum { order = 300, offset_A = 4096, object_bytes = offset_A + order * order * 16 };

static const int64_t terabyte = INT64_C(1) << 40;

/* A new object of zeros that take no memory; it is not mapped here. */
static shared_object new_object(hostile *self, size_t bytes, unsigned mode) {
    char tag[32];
    snprintf(tag, sizeof tag, "hostile_%d_%ld", self->number, (long)self->objects++);
    return shared_with_mode(tag, bytes, mode);
}

/* Asks for a factorization and does not wait for it. */
static bool ask(hostile *self, int connection, shared_frame fields) {
    uint8_t frame[longest_frame];
    return connection >= 0 && hostile_send(self, connection, frame, put_shared(frame, fields));
}

/* The whole of an object of the usual size. */
static shared_frame whole_of(hostile *self, const shared_object *object) {
    return (shared_frame){.base = (unsigned)hostile_pick(self, 0, command_count - 1),
                          .m = order,
                          .n = order,
                          .lda = order,
                          .name = object->name,
                          .offset_A = offset_A};
}

/* Has the server map a new object of so many bytes, by a little matrix somewhere in it; gives whether it
 * does. */
static bool map_there(hostile *self, int connection, int64_t bytes) {
    shared_object object = new_object(self, (size_t)bytes, 0600);
    shared_frame fields = {.base = 0,
                           .m = 2,
                           .n = 2,
                           .lda = 2,
                           .name = object.name,
                           .offset_A = hostile_pick(self, 1, bytes / offset_A - 1) * offset_A};
    bool mapped = ask(self, connection, fields) && !client_is_error(hostile_info(self, connection));
    shared_free(&object); /* what is mapped stays */
    return mapped;
}

/* Enormous objects, and smaller ones where they find no place: all addresses that the server has, if it lets
   them be taken. */
void act_sparse(hostile *self) {
    enum { clients = 6, kept = 8, least = 2 * offset_A };
    int64_t bytes = 16 * terabyte;
    for (int c = 0; c < clients && bytes >= least; c++) {
        int connection = hostile_connect(self);
        for (int mapped = 0; mapped < kept && bytes >= least && !atomic_load(self->band->stop);) {
            if (map_there(self, connection, bytes)) {
                mapped++;
            } else {
                bytes /= 2;
            }
        }
    }
    hostile_rest(self, hostile_pick(self, 0, 1000));
}

/* One row whose elements lie in pages, and in tables of pages, of their own. */
void act_huge_lda(hostile *self) {
    enum { page_and_table = 8192 };
    int64_t columns = hostile_pick(self, 2, 4000), lda = INT64_C(1) << hostile_pick(self, 9, 20);
    if (!hostile_take(self, columns * page_and_table)) {
        return;
    }
    shared_object object = new_object(self, (size_t)(columns * lda * 16 + offset_A), 0600);
    int connection = hostile_connect(self);
    if (ask(self, connection,
            (shared_frame){.base = (unsigned)hostile_pick(self, 0, command_count / 2 - 1) * 2,
                           .m = 1,
                           .n = columns,
                           .lda = lda,
                           .name = object.name,
                           .offset_A = offset_A})) {
        hostile_info(self, connection);
    }
    hostile_rest(self, hostile_pick(self, 0, 500));
    if (connection >= 0) {
        close(self->held[--self->held_count]);
    }
    shared_free(&object);
    hostile_give(self, columns * page_and_table);
}

/* Nothing but holes; then holes that are made in the middle of the work. */
void act_holes(hostile *self) {
    shared_object object = new_object(self, object_bytes, 0600);
    int connection = hostile_connect(self);
    for (int r = 0; r < 10; r++) {
        bool asked = ask(self, connection, whole_of(self, &object));
        fallocate(object.descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                  hostile_pick(self, 0, object_bytes / 2), object_bytes / 3);
        if (asked) {
            hostile_info(self, connection);
        }
    }
    shared_free(&object);
}

/* Cut short at some moment of the work; solved with all the same. */
void act_truncated(hostile *self) {
    shared_object object = new_object(self, object_bytes, 0600);
    int connection = hostile_connect(self);
    size_t bytes = 0;
    for (int r = 0; r < 10; r++) {
        shared_resize(&object, object_bytes);
        shared_frame fields = whole_of(self, &object);
        bool asked = ask(self, connection, fields);
        bytes = order * commands[fields.base].type->size;
        if (hostile_pick(self, 0, 1)) {
            sleep_ms(hostile_pick(self, 0, 4));
        }
        shared_resize(&object, (size_t)hostile_pick(self, 0, 3) * offset_A);
        if (asked) {
            hostile_info(self, connection);
        }
    }
    uint8_t solve[16 + order * 16] = {0};
    size_t length = put_solve_head(solve, 'N', 1);
    if (connection >= 0 && hostile_send(self, connection, solve, length + bytes)) {
        hostile_info(self, connection);
    }
    shared_free(&object);
}

/* Ever other sizes, so that the mapping is never the right one; with the bit that says not to look. */
void act_regrown(hostile *self) {
    enum { mapped_bit = 0x80 };
    shared_object object = new_object(self, object_bytes, 0600);
    int connection = hostile_connect(self);
    for (int r = 0; r < 20; r++) {
        shared_frame fields = whole_of(self, &object);
        fields.base |= hostile_pick(self, 0, 1) ? mapped_bit : 0;
        if (ask(self, connection, fields)) {
            hostile_info(self, connection);
        }
        int64_t bytes = hostile_pick(self, 0, 1) ? hostile_pick(self, 0, object_bytes)
                                                 : object_bytes + hostile_pick(self, 0, 1) * terabyte;
        shared_resize(&object, (size_t)bytes);
    }
    shared_free(&object);
}

/* Without a name before the first request, or in the middle of one; then the name passes to another object.
 */
void act_unlinked(hostile *self) {
    shared_object object = new_object(self, object_bytes, 0600);
    int connection = hostile_connect(self);
    shared_frame fields = whole_of(self, &object);
    bool asked = hostile_pick(self, 0, 1) && ask(self, connection, fields);
    shared_unlink(&object);
    for (int r = 0; r < 5; r++) {
        if (asked) {
            hostile_info(self, connection);
        }
        asked = ask(self, connection, fields);
    }
    int successor = shm_open(object.name, O_RDWR | O_CREAT, 0600);
    if (ask(self, connection, fields)) {
        hostile_info(self, connection);
    }
    server_close(&successor);
    shared_free(&object);
}

/* What is no object of one's own: other modes, a folder, a link to a device, a FIFO. */
void act_wrong_object(hostile *self) {
    static const unsigned modes[] = {0644, 0666, 0777, 0000, 0400, 0640};
    char path[128];
    shared_object object = new_object(self, object_bytes, modes[hostile_pick(self, 0, 5)]);
    int connection = hostile_connect(self);
    if (ask(self, connection, whole_of(self, &object))) {
        hostile_info(self, connection);
    }
    shared_unlink(&object);
    snprintf(path, sizeof path, "/dev/shm%s", object.name);
    int made = -1;
    switch (hostile_pick(self, 0, 2)) {
    case 0:
        made = mkdir(path, 0700);
        break;
    case 1:
        made = symlink("/dev/zero", path);
        break;
    default:
        made = mkfifo(path, 0600);
    }
    if (made == 0 && ask(self, connection, whole_of(self, &object))) {
        hostile_info(self, connection);
    }
    remove(path);
    shared_free(&object);
}

/* More objects than a server keeps. */
void act_many_objects(hostile *self) {
    enum { count = 64 };
    shared_object objects[count];
    int connection = hostile_connect(self);
    for (int i = 0; i < count; i++) {
        objects[i] = new_object(self, (size_t)1 << hostile_pick(self, 12, 36), 0600);
        server_close(&objects[i].descriptor);
        if (ask(self, connection,
                (shared_frame){.base = 0,
                               .m = 4,
                               .n = 4,
                               .lda = 4,
                               .name = objects[i].name,
                               .offset_A = 1024,
                               .offset_ipiv = 0})) {
            hostile_info(self, connection);
        }
    }
    hostile_rest(self, hostile_pick(self, 0, 500));
    for (int i = 0; i < count; i++) {
        shared_free(&objects[i]);
    }
}

void act_drop_unknown(hostile *self) {
    uint8_t frame[longest_frame];
    int connection = hostile_connect(self);
    for (int r = 0; connection >= 0 && r < 50; r++) {
        char name[64];
        snprintf(name, sizeof name, r % 7 == 6 ? "no slash %d" : "/recursive_lu_none_%d", r);
        if (hostile_send(self, connection, frame, put_drop(frame, name))) {
            hostile_info(self, connection);
        }
    }
}
