#include "shared.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

static void map(shared_object *object) {
    object->data = mmap(NULL, object->bytes, PROT_READ | PROT_WRITE, MAP_SHARED, object->descriptor, 0);
    REQUIRE(object->data != MAP_FAILED, "mmap of %s: %s", object->name, strerror(errno));
}

shared_object shared_with_mode(const char *tag, size_t bytes, unsigned mode) {
    shared_object object = {.data = NULL, .bytes = bytes};
    snprintf(object.name, sizeof object.name, "/recursive_lu_test_%d_%s", (int)getpid(), tag);
    object.descriptor = shm_open(object.name, O_RDWR | O_CREAT | O_EXCL, mode);
    REQUIRE(object.descriptor >= 0, "shm_open of %s: %s", object.name, strerror(errno));
    REQUIRE(fchmod(object.descriptor, mode) == 0, "fchmod");
    REQUIRE(ftruncate(object.descriptor, (off_t)bytes) == 0, "ftruncate");
    return object;
}

shared_object shared_new(const char *tag, size_t bytes) {
    shared_object object = shared_with_mode(tag, bytes, S_IRUSR | S_IWUSR);
    map(&object);
    return object;
}

static void unmap(shared_object *object) {
    if (object->data != NULL) {
        munmap(object->data, object->bytes);
        object->data = NULL;
    }
}

void shared_resize(shared_object *object, size_t bytes) {
    bool mapped = object->data != NULL;
    unmap(object);
    REQUIRE(ftruncate(object->descriptor, (off_t)bytes) == 0, "ftruncate");
    object->bytes = bytes;
    if (mapped) {
        map(object);
    }
}

void shared_unlink(const shared_object *object) {
    REQUIRE(shm_unlink(object->name) == 0, "shm_unlink of %s", object->name);
}

void shared_free(shared_object *object) {
    unmap(object);
    close(object->descriptor);
    shm_unlink(object->name);
}
