/* A file with the name of one of the library's, where the library has no business to look: the process shows
 * that it was loaded.
 */
#include <stdlib.h>

__attribute__((constructor)) static void leave_a_mark(void) {
    setenv("INTRUDER", "loaded", 1);
}
