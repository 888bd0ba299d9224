// Solutions of systems, from matrices and from factorizations.
#include <algorithm>
#include <memory>
#include <vector>

#include "rlu.h"

namespace rlu {

static const char *const who = "rlu_solve";

// The sizes of systems: each of so many pages has a matrix of order n and so many right-hand sides.
struct systems {
    octave_idx_type n, right_sides, pages;
    bool repeated; // all pages have the same right-hand sides
    dim_vector solutions;

    bool empty() const { return n == 0 || pages == 0; }
};

// The sizes for a matrix, or an array of matrices, and its right-hand sides.
static systems sizes_of(const dim_vector &a, const dim_vector &b) {
    if (a(0) != a(1)) {
        err_square_matrix_required(who, "A");
    }
    const bool many = a.ndims() > 2;
    systems s = {a(0), 0, 1, many && b.ndims() == 2, b};
    dim_vector pages = dim_vector::alloc(a.ndims());
    pages(0) = pages(1) = 1;
    bool fit = b(0) == s.n && (!many || s.repeated || b.ndims() == a.ndims());
    for (int i = 2; fit && i < a.ndims(); i++) {
        pages(i) = a(i);
        fit = s.repeated || a(i) == b(i);
    }
    if (!fit) {
        octave::err_nonconformant(who, a, b);
    }
    if (s.repeated) {
        s.solutions = a;
        s.solutions(1) = b(1);
    }
    s.pages = pages.safe_numel();
    if (s.n > 0) {
        // A quotient, for the product of the other sizes may overflow where one is 0.
        s.right_sides = many ? b(1) : b.numel() / s.n;
    }
    return s;
}

// The right-hand sides where the solutions will be, copied once.
template <typename T> static Array<T> right_hand_sides(const octave_value &b, const systems &s) {
    if (!s.repeated) {
        return elements<T>(b);
    }
    const Array<T> page = elements<T>(b);
    Array<T> all(s.solutions);
    T *target = all.fortran_vec();
    for (octave_idx_type k = 0; k < s.pages; k++) {
        target = std::copy(page.data(), page.data() + page.numel(), target);
    }
    return all;
}

// NaN in the pages of systems that were not solved, as their info tells.
template <typename T> static void clear_unsolved(T *x, const systems &s, const std::vector<int64_t> &infos) {
    const octave_idx_type page = s.n * s.right_sides;
    for (octave_idx_type k = 0; k < s.pages; k++) {
        if (is_singular(infos[k])) {
            std::fill_n(x + k * page, page, T(std::numeric_limits<typename library<T>::real>::quiet_NaN()));
        }
    }
}

// Solves by the matrices themselves, in one call.
template <typename T>
static octave_value solve_matrices(const octave_value &a, const octave_value &b, const systems &s,
                                   const options &chosen, std::vector<int64_t> &infos) {
    Array<T> x = right_hand_sides<T>(b, s), lu = elements<T>(a);
    const std::unique_ptr<int64_t[]> ipiv(new int64_t[s.n * s.pages]);
    T *solution = x.fortran_vec(), *factors = lu.fortran_vec();
    const int64_t ld = leading(s.n), stride = s.n * s.right_sides;
    const thread_limit limit(chosen);
    if (s.pages == 1) {
        infos[0] =
            library<T>::gesv(s.n, s.right_sides, factors, ld, ipiv.get(), solution, ld, chosen.flags());
    } else {
        const int64_t info =
            library<T>::batched_gesv(s.n, s.right_sides, factors, ld, s.n * s.n, ipiv.get(), s.n, solution,
                                     ld, stride, s.pages, infos.data(), chosen.flags());
        if (info < 0) {
            check_done(who, info);
        }
    }
    clear_unsolved(solution, s, infos);
    return x;
}

// Solves by factors, as a batch of one: those tell of numbers that are not finite.
template <typename T>
static octave_value solve_factored(const factorization &f, const octave_value &b, const systems &s,
                                   const options &chosen, std::vector<int64_t> &infos) {
    const Array<T> lu = elements<T>(f.lu);
    Array<T> x = elements<T>(b);
    T *solution = x.fortran_vec();
    const int64_t ld = leading(s.n);
    const thread_limit limit(chosen);
    const int64_t info =
        library<T>::batched_solve(chosen.trans, s.n, s.right_sides, lu.data(), ld, 0, f.ipiv(), 0, solution,
                                  ld, 0, 1, infos.data(), chosen.flags());
    if (info < 0) {
        check_done(who, info);
    }
    clear_unsolved(solution, s, infos);
    return x;
}

// Complex right-hand sides of a real matrix as twice as many real ones: the real and the imaginary part of
// each column.
template <typename R> static octave_value separate(const octave_value &b) {
    const Array<std::complex<R>> columns = elements<std::complex<R>>(b);
    dim_vector dims = b.dims();
    const octave_idx_type n = dims(0);
    dims(1) *= 2;
    Array<R> result(dims);
    R *target = result.fortran_vec();
    const std::complex<R> *source = columns.data(), *end = source + columns.numel();
    for (; source != end; source += n, target += 2 * n) {
        for (octave_idx_type i = 0; i < n; i++) {
            target[i] = source[i].real();
            target[n + i] = source[i].imag();
        }
    }
    return result;
}

// The complex solutions from their parts.
template <typename R> static octave_value together(const octave_value &x) {
    const Array<R> parts = elements<R>(x);
    dim_vector dims = x.dims();
    const octave_idx_type n = dims(0);
    dims(1) /= 2;
    Array<std::complex<R>> result(dims);
    std::complex<R> *target = result.fortran_vec(), *end = target + result.numel();
    const R *source = parts.data();
    for (; target != end; target += n, source += 2 * n) {
        for (octave_idx_type i = 0; i < n; i++) {
            target[i] = std::complex<R>(source[i], source[n + i]);
        }
    }
    return result;
}

// The page among several, for a sentence.
static std::string of_page(octave_idx_type k, const systems &s) {
    return s.pages > 1 ? " of page " + std::to_string(k + 1) : "";
}

// The solutions, or an error or a warning for what the infos tell of; with a second output these are its
// values.
static octave_value_list outcome(const octave_value &x, const systems &s, const std::vector<int64_t> &infos,
                                 bool told) {
    octave_idx_type unsolved = s.pages, not_finite = s.pages;
    NDArray status(dim_vector(1, told ? s.pages : 0), 0.0);
    for (octave_idx_type k = s.pages - 1; k >= 0 && !infos.empty(); k--) {
        if (infos[k] == 0) {
            continue;
        }
        check_done(who, infos[k]);
        (is_singular(infos[k]) ? unsolved : not_finite) = k;
        if (told) {
            status(k) = is_singular(infos[k]) ? static_cast<double>(std::abs(infos[k]))
                                              : std::numeric_limits<double>::quiet_NaN();
        }
    }
    if (told) {
        return ovl(x, status);
    }
    if (unsolved < s.pages) {
        const std::string k = std::to_string(std::abs(infos[unsolved]));
        fail("singular", who,
             "matrix is exactly singular: U(" + k + "," + k + ") = 0" + of_page(unsolved, s));
    }
    if (not_finite < s.pages) {
        warning_with_id("recursivelu:not-finite",
                        "%s: factors or solution%s are not finite: the data are not, or numbers overflowed",
                        who, of_page(not_finite, s).c_str());
    }
    return ovl(x);
}

// Solves by factors if there are some, otherwise by the matrices; right-hand sides are complex only if those
// are.
static octave_value solve(const octave_value &a, const factorization *factors, const octave_value &b,
                          const systems &s, const options &chosen, std::vector<int64_t> &infos) {
    const element type = {a.is_single_type() || (factors == nullptr && b.is_single_type()), a.iscomplex()};
    const octave_value x = with_element(type, [&](auto zero) {
        using T = decltype(zero);
        if (s.empty()) {
            return octave_value(Array<T>(s.solutions));
        }
        return factors != nullptr ? solve_factored<T>(*factors, b, s, chosen, infos)
                                  : solve_matrices<T>(a, b, s, chosen, infos);
    });
    return b.is_single_type() && !x.is_single_type() ? x.as_single() : x;
}

} // namespace rlu

// PKG_ADD: autoload ("rlu_solve", "rlu.oct");
// PKG_DEL: autoload ("rlu_solve", "rlu.oct", "remove");
DEFUN_DLD(rlu_solve, args, nargout, R"(-*- texinfo -*-
@deftypefn  {} {@var{X} =} rlu_solve (@var{A}, @var{B})
@deftypefnx {} {@var{X} =} rlu_solve (@var{F}, @var{B})
@deftypefnx {} {@var{X} =} rlu_solve (@var{F}, @var{B}, "trans", @var{op})
@deftypefnx {} {@var{X} =} rlu_solve (@var{A}, @var{B}, "pivot", @var{tf})
@deftypefnx {} {@var{X} =} rlu_solve (@dots{}, "threads", @var{n})
@deftypefnx {} {[@var{X}, @var{info}] =} rlu_solve (@dots{})
Solve @code{@var{A} * @var{X} = @var{B}} for a square matrix, from its factorization @var{F} by @code{rlu}, or for each
page of an array.

@table @asis
@item a matrix of order n, or its factorization
@var{B} has n rows; its columns, and those of further dimensions, are right-hand sides.
@item an array of n by n by k, or of more dimensions
@code{@var{A}(:,:,i)} is the matrix of system i.  @var{B} is an array of n by r by k, with the right-hand sides
@code{@var{B}(:,:,i)}, or a matrix of n by r, for all of them.  All systems are solved in one call, each as by a
call of its own up to rounding; small ones much faster.
@end table

@var{op} is @qcode{"N"}; or @qcode{"T"} to solve with the transposed matrix @code{@var{A}.'}; or @qcode{"C"}, with
@code{@var{A}'}.  @qcode{"pivot"} and @qcode{"threads"} are those of @code{rlu}.

@var{X} is single if one of the arguments is, and complex if one is.  A factorization is used in the precision that it
has.  The right-hand sides of a real matrix may be complex: it stays real.

An exactly singular matrix is the error @code{recursivelu:singular}.  If the factors or a solution are not finite, because
the data are not or because numbers overflowed, the warning @code{recursivelu:not-finite} says so; do not trust the finite
elements of @var{X} either.  Sizes that do not fit are the error @code{Octave:nonconformant-args}.

With the output @var{info} neither an error nor a warning tells of it: for each system @var{info} is 0; or k, if
@code{U(k,k)} is exactly zero, the first such, and this page of @var{X} is NaN; or NaN, if its numbers are not finite.

Unlike the operator @code{\}, this function does not estimate how near to singular a matrix is: @code{rlu_rcond} does.
Nor does it look for triangular, positive definite or banded matrices.

@var{A} and @var{B} stay as they are; each is copied once.

@example
@group
x = rlu_solve (A, b);
many = rand (4, 4, 1000);
X = rlu_solve (many, ones (4, 1));
@end group
@end example
@seealso{rlu, rlu_inv, rlu_rcond, linsolve, mldivide}
@end deftypefn)") {
    using namespace rlu;
    if (args.length() < 2 || nargout > 2) {
        print_usage();
    }
    const bool factored = args(0).isstruct();
    const options chosen = read_options(who, args, 2, factored ? TRANS | THREADS : PIVOT | THREADS);
    factorization factors;
    if (factored) {
        factors = read_factorization(who, args(0));
    } else {
        require_numbers(who, "A", args(0));
    }
    require_numbers(who, "B", args(1));
    const octave_value a = factored ? factors.lu : args(0);
    octave_value b = args(1);
    systems s = sizes_of(a.dims(), b.dims());
    const bool apart = b.iscomplex() && !a.iscomplex();
    if (apart && b.isempty()) {
        b = b.real();
    } else if (apart) {
        b = b.is_single_type() ? separate<float>(b) : separate<double>(b);
        s = sizes_of(a.dims(), b.dims());
    }
    std::vector<int64_t> infos(s.empty() ? 0 : s.pages);
    octave_value x = solve(a, factored ? &factors : nullptr, b, s, chosen, infos);
    if (apart && !b.isempty()) {
        x = x.is_single_type() ? together<float>(x) : together<double>(x);
    }
    return outcome(x, s, infos, nargout > 1);
}
