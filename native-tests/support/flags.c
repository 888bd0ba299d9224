#include "flags.h"

#include "check.h"
#include "control_word.h"

flag_watch flags_begin(int before) {
    feclearexcept(FE_ALL_EXCEPT);
    feraiseexcept(before);
    return (flag_watch){.before = before, .control = control_word()};
}

void flags_end(const flag_watch *watch, int allowed, const char *label) {
    unsigned control = control_word();
    int raised = fetestexcept(watched_flags);
    int more = raised & ~watch->before & ~allowed, gone = watch->before & ~raised;
    CHECK(more == 0, "%s: raised%s%s%s%s", label, more & FE_INVALID ? " invalid" : "",
          more & FE_DIVBYZERO ? " divide-by-zero" : "", more & FE_OVERFLOW ? " overflow" : "",
          more & FE_UNDERFLOW ? " underflow" : "");
    CHECK(gone == 0, "%s: flags %x are gone", label, (unsigned)gone);
    CHECK(control == watch->control, "%s: the control word was %x and is %x", label, watch->control, control);
}
