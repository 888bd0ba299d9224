// Inverses.
#include "rlu.h"

namespace rlu {

// The inverse, in place of the factors; Inf where there is none.
template <typename T> static octave_value invert(factorization &f, const options &chosen) {
    const octave_idx_type n = f.rows();
    Array<T> x = elements<T>(f.lu);
    f.lu = octave_value();
    T *inverse = x.fortran_vec();
    const thread_limit limit(chosen);
    const int64_t info = library<T>::inverse(n, inverse, leading(n), f.ipiv(), chosen.flags());
    check_done("rlu_inv", info);
    if (is_singular(info)) {
        x.fill(T(std::numeric_limits<typename library<T>::real>::infinity()));
    }
    return x;
}

} // namespace rlu

// PKG_ADD: autoload ("rlu_inv", "rlu.oct");
// PKG_DEL: autoload ("rlu_inv", "rlu.oct", "remove");
DEFUN_DLD(rlu_inv, args, nargout, R"(-*- texinfo -*-
@deftypefn  {} {@var{X} =} rlu_inv (@var{A})
@deftypefnx {} {@var{X} =} rlu_inv (@var{F})
@deftypefnx {} {@var{X} =} rlu_inv (@dots{}, "threads", @var{n})
@deftypefnx {} {[@var{X}, @var{rcond}] =} rlu_inv (@dots{})
Invert a square matrix, from its factorization @var{F} by @code{rlu} if that is given.  To solve a system,
@code{rlu_solve} is faster and more accurate.

As from @code{inv}, an exactly singular matrix has an inverse whose elements are Inf, with the warning
@code{Octave:singular-matrix}; and if the estimated reciprocal condition number @var{rcond} is less than about the
rounding unit, there is the warning @code{Octave:nearly-singular-matrix}.  With the output @var{rcond} there are no warnings.

@example
@group
X = rlu_inv ([4, 2; 1, 3]);
@end group
@end example
@seealso{rlu, rlu_solve, rlu_rcond, inv}
@end deftypefn)") {
    using namespace rlu;
    if (args.length() < 1 || nargout > 2) {
        print_usage();
    }
    const options chosen = read_options("rlu_inv", args, 1, THREADS);
    factorization f = factor_square("rlu_inv", args(0), chosen, true);
    return with_element(element_of(f.lu), [&](auto zero) {
        using T = decltype(zero);
        using real = typename library<T>::real;
        const real estimate = condition<T>("rlu_inv", f);
        const volatile real above_one = 1 + estimate;
        if (nargout < 2 && !(above_one > 1)) {
            octave::warn_singular_matrix(estimate);
        }
        return ovl(invert<T>(f, chosen), estimate);
    });
}
