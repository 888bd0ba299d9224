// Octave's values as the library wants them, and the library's infos as Octave's errors.
#include <algorithm>
#include <cctype>
#include <new>

#include "rlu.h"

namespace rlu {

void fail(const char *kind, const char *who, const std::string &text) {
    error_with_id((std::string("recursivelu:") + kind).c_str(), "%s: %s", who, text.c_str());
}

void check_done(const char *who, int64_t info) {
    if (info == RECURSIVE_LU_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
    if (info != 0 && info != RECURSIVE_LU_INACCURATE && !is_singular(info)) {
        fail("failure", who, recursive_lu_message(info));
    }
}

// Whether these are numbers that the library can compute with, one beside the other.
static bool is_full(const octave_value &value) {
    switch (value.builtin_type()) {
    case btyp_double:
    case btyp_float:
    case btyp_complex:
    case btyp_float_complex:
    case btyp_bool:
        return !value.issparse();
    default:
        return false;
    }
}

void require_numbers(const char *who, const char *name, const octave_value &value) {
    if (!is_full(value)) {
        fail("invalid-argument", who,
             std::string(name) + " must be a full array of floating-point numbers, not of class " +
                 (value.issparse() ? "sparse " : "") + value.class_name());
    }
}

int32_t read_threads(const char *who, const octave_value &value) {
    const double number = value.is_real_scalar() ? value.double_value() : 0;
    if (!(number >= 1 && number <= 1024 && number == std::floor(number))) {
        fail("invalid-argument", who, "threads must be a whole number from 1 to 1024");
    }
    return static_cast<int32_t>(number);
}

static std::string lower_case(std::string text) {
    for (char &letter : text) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return text;
}

static bool read_pivot(const char *who, const octave_value &value) {
    if (!value.is_bool_scalar()) {
        fail("invalid-argument", who, "pivot must be true or false");
    }
    return value.bool_value();
}

static char read_trans(const char *who, const octave_value &value) {
    const std::string text = value.is_string() && value.rows() == 1 ? lower_case(value.string_value()) : "";
    if (text != "n" && text != "t" && text != "c") {
        fail("invalid-argument", who, "trans must be \"N\", \"T\" or \"C\"");
    }
    return text[0];
}

options read_options(const char *who, const octave_value_list &args, octave_idx_type first,
                     unsigned allowed) {
    options result;
    for (octave_idx_type i = first; i < args.length(); i++) {
        if (!args(i).is_string() || args(i).rows() != 1) {
            fail("invalid-argument", who, "options must be given by name, as \"threads\", 2");
        }
        const std::string name = lower_case(args(i).string_value());
        if (name == "vector" && (allowed & VECTOR)) {
            result.vector = true;
            continue;
        }
        const unsigned found = name == "pivot"     ? PIVOT
                               : name == "threads" ? THREADS
                               : name == "trans"   ? TRANS
                                                   : 0;
        if (!(allowed & found)) {
            fail("invalid-argument", who,
                 found ? "option \"" + name + "\" does not apply to these arguments"
                       : "unknown option \"" + name + "\"");
        }
        if (++i == args.length()) {
            fail("invalid-argument", who, "option \"" + name + "\" has no value");
        }
        switch (found) {
        case PIVOT:
            result.pivot = read_pivot(who, args(i));
            break;
        case THREADS:
            result.threads = read_threads(who, args(i));
            break;
        case TRANS:
            result.trans = read_trans(who, args(i));
            break;
        }
    }
    return result;
}

// Whether row exchanges are those of a factorization of so many rows.
static bool are_exchanges(const int64NDArray &pivots, octave_idx_type rows) {
    for (octave_idx_type i = 0; i < pivots.numel(); i++) {
        const int64_t row = pivots(i).value();
        if (row <= i || row > rows) {
            return false;
        }
    }
    return true;
}

factorization read_factorization(const char *who, const octave_value &value) {
    factorization f;
    bool good = value.isstruct() && value.numel() == 1;
    if (good) {
        const octave_scalar_map fields = value.scalar_map_value();
        const octave_value pivots = fields.contents("pivots");
        const octave_value zero_pivot = fields.contents("zero_pivot"), norm = fields.contents("norm");
        f.lu = fields.contents("lu");
        good = f.lu.is_defined() && is_full(f.lu) && f.lu.ndims() == 2 && pivots.is_int64_type() &&
               pivots.numel() == std::min(f.rows(), f.columns()) && zero_pivot.is_real_scalar() &&
               norm.is_real_scalar() && !(norm.double_value() < 0);
        if (good) {
            f.pivots = pivots.int64_array_value();
            f.zero_pivot = zero_pivot.double_value();
            f.norm = norm.double_value();
            good = are_exchanges(f.pivots, f.rows());
        }
    }
    if (!good) {
        fail("invalid-factorization", who, "the factorization must be one that rlu returned, unchanged");
    }
    return f;
}

// The absolute value; that of a complex number by hypot, which is slow, where squares overflow or underflow.
static double modulus(double number) {
    return std::fabs(number);
}
static double modulus(Complex number) {
    const double squares = number.real() * number.real() + number.imag() * number.imag();
    if (squares > 1e-290 && squares < 1e300) {
        return std::sqrt(squares);
    }
    // Infinity and NaN are infinite for abs.
    return std::isnan(number.real()) || std::isnan(number.imag()) ? std::numeric_limits<double>::quiet_NaN()
                                                                  : std::abs(number);
}

// The 1-norm of a column-major matrix, NaN if an element is. Sums are of four parts, which do not wait for
// each other.
template <typename T> static double one_norm(const T *a, octave_idx_type rows, octave_idx_type columns) {
    double norm = 0;
    // Columns without elements may be many.
    for (octave_idx_type j = 0; rows > 0 && j < columns; j++, a += rows) {
        double parts[4] = {0, 0, 0, 0};
        octave_idx_type i = 0;
        for (; i + 4 <= rows; i += 4) {
            for (int k = 0; k < 4; k++) {
                parts[k] += modulus(a[i + k]);
            }
        }
        for (; i < rows; i++) {
            parts[0] += modulus(a[i]);
        }
        const double sum = (parts[0] + parts[1]) + (parts[2] + parts[3]);
        if (!(sum <= norm)) {
            norm = sum;
        }
        if (std::isnan(sum)) {
            return sum;
        }
    }
    return norm;
}

factorization factor(const char *who, const octave_value &value, const options &chosen, bool with_norm) {
    if (value.isstruct()) {
        return read_factorization(who, value);
    }
    require_numbers(who, "A", value);
    if (value.ndims() != 2) {
        fail("invalid-argument", who, "A must be a matrix, not an array of " + value.dims().str());
    }
    return with_element(element_of(value), [&](auto zero) {
        using T = decltype(zero);
        const octave_idx_type m = value.rows(), n = value.columns();
        factorization f;
        Array<T> lu = elements<T>(value);
        f.norm = with_norm ? one_norm(lu.data(), m, n) : std::numeric_limits<double>::quiet_NaN();
        f.pivots = int64NDArray(dim_vector(std::min(m, n), 1));
        int64_t *ipiv = reinterpret_cast<int64_t *>(f.pivots.fortran_vec());
        T *target = lu.fortran_vec();
        const thread_limit limit(chosen);
        const int64_t info = library<T>::strided(target, m, n, leading(m), ipiv, chosen.flags());
        check_done(who, info);
        f.zero_pivot = static_cast<double>(std::abs(info));
        f.lu = lu;
        return f;
    });
}

factorization factor_square(const char *who, const octave_value &value, const options &chosen,
                            bool with_norm) {
    if (!value.isstruct() && value.rows() != value.columns()) {
        require_numbers(who, "A", value);
        err_square_matrix_required(who, "A");
    }
    const factorization f = factor(who, value, chosen, with_norm);
    if (f.rows() != f.columns()) {
        err_square_matrix_required(who, "A");
    }
    return f;
}

} // namespace rlu
