// Determinants and condition numbers.
#include "rlu.h"

// PKG_ADD: autoload ("rlu_det", "rlu.oct");
// PKG_DEL: autoload ("rlu_det", "rlu.oct", "remove");
DEFUN_DLD(rlu_det, args, nargout, R"(-*- texinfo -*-
@deftypefn  {} {@var{d} =} rlu_det (@var{A})
@deftypefnx {} {@var{d} =} rlu_det (@var{F})
@deftypefnx {} {@var{d} =} rlu_det (@dots{}, "threads", @var{n})
The determinant of a square matrix, from its factorization @var{F} by @code{rlu} if that is given.

It is 0 for an exactly singular matrix, 1 for one of order 0, and infinite or 0 if it, not a product on the way to it,
overflows or underflows.  @code{rlu_logdet} does neither.
@seealso{rlu, rlu_logdet, det}
@end deftypefn)") {
    using namespace rlu;
    if (args.length() < 1 || nargout > 1) {
        print_usage();
    }
    const factorization f =
        factor_square("rlu_det", args(0), read_options("rlu_det", args, 1, THREADS), false);
    return with_element(element_of(f.lu), [&](auto zero) {
        using T = decltype(zero);
        const Array<T> lu = elements<T>(f.lu);
        T result;
        check_done("rlu_det", library<T>::det(f.rows(), lu.data(), leading(f.rows()), f.ipiv(), &result));
        return ovl(result);
    });
}

// PKG_ADD: autoload ("rlu_logdet", "rlu.oct");
// PKG_DEL: autoload ("rlu_logdet", "rlu.oct", "remove");
DEFUN_DLD(rlu_logdet, args, nargout, R"(-*- texinfo -*-
@deftypefn  {} {[@var{logabs}, @var{sign}] =} rlu_logdet (@var{A})
@deftypefnx {} {[@var{logabs}, @var{sign}] =} rlu_logdet (@var{F})
@deftypefnx {} {[@var{logabs}, @var{sign}] =} rlu_logdet (@dots{}, "threads", @var{n})
The natural logarithm of the determinant's absolute value, and the determinant divided by that absolute value: neither
overflows.

@var{sign} is -1, 0 or 1, of complex matrices a number of absolute value 1, or 0.  Of an exactly singular matrix
@var{logabs} is -Inf and @var{sign} is 0.
@seealso{rlu, rlu_det, det}
@end deftypefn)") {
    using namespace rlu;
    if (args.length() < 1 || nargout > 2) {
        print_usage();
    }
    const factorization f =
        factor_square("rlu_logdet", args(0), read_options("rlu_logdet", args, 1, THREADS), false);
    return with_element(element_of(f.lu), [&](auto zero) {
        using T = decltype(zero);
        using real = typename library<T>::real;
        const Array<T> lu = elements<T>(f.lu);
        T sign(0);
        real logabs;
        // A complex sign is two numbers, the parts of one.
        check_done("rlu_logdet", library<T>::logdet(f.rows(), lu.data(), leading(f.rows()), f.ipiv(),
                                                    reinterpret_cast<real *>(&sign), &logabs));
        return ovl(logabs, sign);
    });
}

// PKG_ADD: autoload ("rlu_rcond", "rlu.oct");
// PKG_DEL: autoload ("rlu_rcond", "rlu.oct", "remove");
DEFUN_DLD(rlu_rcond, args, nargout, R"(-*- texinfo -*-
@deftypefn  {} {@var{c} =} rlu_rcond (@var{A})
@deftypefnx {} {@var{c} =} rlu_rcond (@var{F})
@deftypefnx {} {@var{c} =} rlu_rcond (@dots{}, "threads", @var{n})
Estimate the reciprocal condition number @code{1 / (norm (@var{A}, 1) * norm (inv (@var{A}), 1))} of a square matrix,
from its factorization @var{F} by @code{rlu} if that is given.

It is from 0 to 1: 0 for an exactly singular matrix, 1 for one of order 0, 0 if the norm is infinite, NaN if the matrix has
NaN.  Below @code{eps} the matrix is singular to working precision.  The estimate is seldom more than three times the true
value, but no bound.
@seealso{rlu, rlu_solve, rcond, cond}
@end deftypefn)") {
    using namespace rlu;
    if (args.length() < 1 || nargout > 1) {
        print_usage();
    }
    const factorization f =
        factor_square("rlu_rcond", args(0), read_options("rlu_rcond", args, 1, THREADS), true);
    return with_element(element_of(f.lu),
                        [&](auto zero) { return ovl(condition<decltype(zero)>("rlu_rcond", f)); });
}
