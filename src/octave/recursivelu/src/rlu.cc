// Factorizations, and what can be read from them.
#include <algorithm>
#include <utility>

#include <octave/oct-map.h>
#include <octave/PermMatrix.h>

#include "rlu.h"

namespace rlu {

// The permutation p, from 0 on, for which A(p,:) is L U, from the row exchanges.
static Array<octave_idx_type> permutation(const factorization &f) {
    Array<octave_idx_type> p(dim_vector(1, f.rows()));
    octave_idx_type *row = p.fortran_vec();
    for (octave_idx_type i = 0; i < p.numel(); i++) {
        row[i] = i;
    }
    for (octave_idx_type i = 0; i < f.pivots.numel(); i++) {
        std::swap(row[i], row[f.ipiv()[i] - 1]);
    }
    return p;
}

// L; with a permutation, row i of it in row to[i].
template <typename T> static octave_value lower(const Array<T> &lu, const octave_idx_type *to) {
    const octave_idx_type m = lu.rows(), steps = std::min(m, lu.columns());
    Array<T> result(dim_vector(m, steps));
    T *column = result.fortran_vec();
    const T *source = lu.data();
    for (octave_idx_type j = 0; j < steps; j++, column += m, source += m) {
        if (to == nullptr) {
            std::fill_n(column, j, T(0));
            column[j] = T(1);
            std::copy(source + j + 1, source + m, column + j + 1);
            continue;
        }
        for (octave_idx_type i = 0; i < m; i++) {
            column[to[i]] = i < j ? T(0) : i == j ? T(1) : source[i];
        }
    }
    return result;
}

// U, where the factors were if it fills as many rows.
template <typename T> static octave_value upper(Array<T> lu) {
    const octave_idx_type m = lu.rows(), n = lu.columns();
    if (m > n) {
        lu.resize2(n, n);
    }
    const octave_idx_type rows = lu.rows();
    T *column = lu.fortran_vec();
    for (octave_idx_type j = 0; j < std::min(rows, n); j++, column += rows) {
        std::fill(column + j + 1, column + rows, T(0));
    }
    return lu;
}

// L, its rows in the places that a permutation tells, and U, of a factorization that is no longer needed.
static octave_value_list triangles(factorization &f, const octave_idx_type *to) {
    return with_element(element_of(f.lu), [&](auto zero) {
        Array<decltype(zero)> lu = elements<decltype(zero)>(f.lu);
        f.lu = octave_value();
        const octave_value l = lower(lu, to);
        return ovl(l, upper(std::move(lu)));
    });
}

// The permutation as a matrix or as a vector of numbers from 1 on.
static octave_value as_value(const Array<octave_idx_type> &p, bool vector) {
    if (!vector) {
        return PermMatrix(p, false, false);
    }
    NDArray counted(p.dims());
    std::transform(p.data(), p.data() + p.numel(), counted.fortran_vec(),
                   [](octave_idx_type row) { return static_cast<double>(row + 1); });
    return counted;
}

static octave_value fields(const factorization &f) {
    octave_scalar_map map;
    map.setfield("lu", f.lu);
    map.setfield("pivots", f.pivots);
    map.setfield("zero_pivot", f.zero_pivot);
    map.setfield("norm", f.norm);
    return map;
}

} // namespace rlu

DEFUN_DLD(rlu, args, nargout, R"(-*- texinfo -*-
@deftypefn  {} {@var{F} =} rlu (@var{A})
@deftypefnx {} {[@var{L}, @var{U}, @var{P}] =} rlu (@var{A})
@deftypefnx {} {[@var{L}, @var{U}, @var{p}] =} rlu (@var{A}, "vector")
@deftypefnx {} {[@var{L}, @var{U}] =} rlu (@var{A})
@deftypefnx {} {[@dots{}] =} rlu (@var{F}, @dots{})
@deftypefnx {} {[@dots{}] =} rlu (@dots{}, "pivot", @var{tf})
@deftypefnx {} {[@dots{}] =} rlu (@dots{}, "threads", @var{n})
Factor a matrix with row exchanges: @code{@var{P} * @var{A} = @var{L} * @var{U}}.

@var{A} is a full matrix of any shape, double or single, real or complex; logical elements are doubles.
With one output, the factorization @var{F} is a struct for @code{rlu_solve}, @code{rlu_inv}, @code{rlu_det},
@code{rlu_logdet} and @code{rlu_rcond}, which then do not factor again.  Its fields are

@table @code
@item lu
the factors in one matrix: @var{L}, whose diagonal of ones is not stored, below the diagonal, and @var{U};
@item pivots
the row exchanges, a column of int64 as LAPACK has them: row i was exchanged with row @code{pivots(i)};
@item zero_pivot
0; or k, if @code{@var{U}(k,k)} is exactly zero, the first such;
@item norm
the 1-norm of @var{A}.
@end table

With more outputs these are as those of @code{lu}: @var{P} is a permutation matrix, or with @qcode{"vector"} the row
vector @var{p}, for which @code{@var{A}(@var{p},:)} is @code{@var{L} * @var{U}}; without it, the rows of @var{L} are
permuted: @code{@var{A} = @var{L} * @var{U}}.  They can be had from @var{F}, too.

If @qcode{"pivot"} is @code{false}, rows are not exchanged, which is accurate only for matrices that do without, such
as diagonally dominant ones.  @qcode{"threads"} limits the threads that may compute, from 1 to 1024; otherwise there
are as many as @code{rlu_threads ()} tells, where that pays.  The result has the same bits on any number.

An exactly singular matrix is no error here: the factorization is complete, @code{zero_pivot} says where, and
@code{rlu_solve} fails.  NaN and Inf are computed with as any number: the factors then have some, without a warning.

@var{A} stays as it is; it is copied once, into @code{lu}.

@example
@group
F = rlu (A);
x = rlu_solve (F, b);
y = rlu_solve (F, c, "trans", "T");
@end group
@end example
@seealso{rlu_solve, rlu_inv, rlu_det, rlu_rcond, rlu_threads, lu}
@end deftypefn)") {
    using namespace rlu;
    if (args.length() < 1 || nargout > 3) {
        print_usage();
    }
    const bool given = args(0).isstruct();
    const options chosen = read_options("rlu", args, 1, given ? VECTOR : PIVOT | THREADS | VECTOR);
    factorization f = factor("rlu", args(0), chosen, nargout < 2);
    if (nargout < 2) {
        return ovl(fields(f));
    }
    const Array<octave_idx_type> p = permutation(f);
    octave_value_list result = triangles(f, nargout == 2 ? p.data() : nullptr);
    if (nargout > 2) {
        result(2) = as_value(p, chosen.vector);
    }
    return result;
}
