#include "told.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "handlers.h"

void check_told(enum told expected, const lapacke *l, const char *routine, bool in_work, int64_t info,
                const char *what) {
    CHECK(handlers_last.calls == (expected != told_nobody), "%s: %d calls of %s", what, handlers_last.calls,
          handlers_last.handler);
    if (expected == told_nobody || handlers_last.calls != 1) {
        return;
    }
    bool own = expected == told_itself;
    char handler[24], name[24];
    snprintf(handler, sizeof handler, "%s%s", own ? "LAPACKE_xerbla" : "xerbla_",
             !l->wide ? ""
             : own    ? "_64"
                      : "64_");
    snprintf(name, sizeof name, "%s%c%s%s", own ? "LAPACKE_" : "", l->label[0], routine,
             own && in_work ? "_work" : "");
    for (char *letter = name; !own && *letter != '\0'; letter++) {
        *letter = (char)(*letter - 'a' + 'A');
    }
    CHECK(strcmp(handlers_last.handler, handler) == 0, "%s: called %s", what, handlers_last.handler);
    CHECK(strcmp(handlers_last.name, name) == 0, "%s: names %s instead of %s", what, handlers_last.name,
          name);
    CHECK(handlers_last.number == (own ? info : -info - 1), "%s: told %ld", what, (long)handlers_last.number);
}
