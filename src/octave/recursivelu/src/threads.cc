// The number of threads of the process.
#include "rlu.h"

// PKG_ADD: autoload ("rlu_threads", "rlu.oct");
// PKG_DEL: autoload ("rlu_threads", "rlu.oct", "remove");
DEFUN_DLD(rlu_threads, args, nargout, R"(-*- texinfo -*-
@deftypefn  {} {@var{n} =} rlu_threads ()
@deftypefnx {} {@var{before} =} rlu_threads (@var{n})
@deftypefnx {} {@var{before} =} rlu_threads ("automatic")
How many threads a call of this package may use, the caller's own included, or set that for later calls.

@var{n} is a whole number from 1 to 1024.  @qcode{"automatic"} goes back to the default: @env{RECURSIVE_LU_NUM_THREADS} of the
environment, or else the processors that the process may use.  Results have the same bits on any number.

If a number is set, the one before is returned.
@seealso{rlu, rlu_solve, nproc}
@end deftypefn)") {
    if (args.length() > 1 || nargout > 1) {
        print_usage();
    }
    const double before = recursive_lu_get_num_threads();
    if (args.length() == 0) {
        return ovl(before);
    }
    const bool automatic = args(0).is_string() && args(0).string_value() == "automatic";
    const int32_t threads = automatic ? 0 : rlu::read_threads("rlu_threads", args(0));
    rlu::check_done("rlu_threads", recursive_lu_set_num_threads(threads));
    return nargout > 0 ? ovl(before) : octave_value_list();
}
