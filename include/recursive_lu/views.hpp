/** @file Vectors and matrices in memory of somebody else; a part of recursive_lu.hpp. */
#ifndef RECURSIVE_LU_VIEWS_HPP
#define RECURSIVE_LU_VIEWS_HPP

#include "status.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace recursive_lu {

namespace detail {

template <class C> using data_t = decltype(std::data(std::declval<C &>()));

/* Whether a container's elements are somebody else's: then they are not const because it is. */
template <class C, class = void> struct is_view : std::false_type {};
template <class C>
struct is_view<C, std::void_t<data_t<const C>>> : std::is_same<data_t<C>, data_t<const C>> {};

/* There if C, a reference unless it is given up, has elements of type T that live on. */
template <class C, class T, class Container = std::remove_reference_t<C>>
using if_elements =
    std::enable_if_t<std::is_convertible_v<std::remove_pointer_t<data_t<Container>> (*)[], T (*)[]> &&
                     std::disjunction_v<std::is_lvalue_reference<C>, is_view<Container>>>;

} // namespace detail

/** So many elements one after the other that somebody else owns: what std::span is in C++20. */
template <class T> class span {
  public:
    constexpr span() noexcept = default;
    constexpr span(T *data, std::size_t size) noexcept : data_(data), size_(size) {}

    /** All of a container, an array or another span. */
    template <class C, class = detail::if_elements<C, T>>
    constexpr span(C &&container) noexcept : data_(std::data(container)), size_(std::size(container)) {}

    constexpr T *data() const noexcept { return data_; }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr bool empty() const noexcept { return size_ == 0; }
    constexpr T &operator[](std::size_t i) const noexcept { return data_[i]; }
    constexpr T *begin() const noexcept { return data_; }
    constexpr T *end() const noexcept { return data_ + size_; }

  private:
    T *data_ = nullptr;
    std::size_t size_ = 0;
};

/** A matrix in memory that somebody else owns. */
template <class T> class matrix_view {
  public:
    using value_type = std::remove_const_t<T>;

    constexpr matrix_view() noexcept = default;

    /** From a pointer, without gaps between columns or rows. An array is a container. */
    template <class Pointer,
              class = std::enable_if_t<std::is_convertible_v<Pointer, T *> && !std::is_array_v<Pointer>>>
    constexpr matrix_view(const Pointer &data, index_t rows, index_t columns,
                          layout order = layout::column_major) noexcept
        : matrix_view(data, rows, columns, order,
                      std::max<index_t>(1, order == layout::row_major ? columns : rows)) {}

    /** With ld elements from one column, or row, to the next. */
    constexpr matrix_view(T *data, index_t rows, index_t columns, layout order, index_t ld) noexcept
        : data_(data), rows_(rows), columns_(columns), ld_(ld), layout_(order) {}

    /**
     * The elements of a container, without gaps.
     * @throws std::invalid_argument There are fewer than rows * columns, or a size is negative.
     */
    template <class C, class = detail::if_elements<C, T>>
    matrix_view(C &&container, index_t rows, index_t columns, layout order = layout::column_major)
        : matrix_view(std::data(container), rows, columns, order) {
        if (rows < 0 || columns < 0 ||
            (columns > 0 && rows > static_cast<index_t>(std::size(container)) / columns)) {
            throw std::invalid_argument("the matrix has more elements than the container");
        }
    }

    /** Of a matrix that may be written, one that may not. */
    template <class U, class = std::enable_if_t<std::is_same_v<const U, T> && !std::is_same_v<U, T>>>
    constexpr matrix_view(const matrix_view<U> &other) noexcept
        : matrix_view(other.data(), other.rows(), other.columns(), other.order(), other.ld()) {}

    constexpr T *data() const noexcept { return data_; }
    constexpr index_t rows() const noexcept { return rows_; }
    constexpr index_t columns() const noexcept { return columns_; }
    /** Elements from one column, or row, to the next. */
    constexpr index_t ld() const noexcept { return ld_; }
    constexpr layout order() const noexcept { return layout_; }
    constexpr bool is_row_major() const noexcept { return layout_ == layout::row_major; }

    constexpr T &operator()(index_t i, index_t j) const noexcept {
        return is_row_major() ? data_[i * ld_ + j] : data_[i + j * ld_];
    }

    /** Whether sizes, distance and pointer are possible, and the elements can be counted. */
    constexpr bool is_valid() const noexcept {
        constexpr index_t most = std::numeric_limits<index_t>::max() / static_cast<index_t>(sizeof(T));
        return rows_ >= 0 && columns_ >= 0 && (columns_ == 0 || rows_ <= most / columns_) &&
               (data_ != nullptr || rows_ == 0 || columns_ == 0) &&
               ld_ >= std::max<index_t>(1, is_row_major() ? columns_ : rows_);
    }

  private:
    T *data_ = nullptr;
    index_t rows_ = 0, columns_ = 0, ld_ = 1;
    layout layout_ = layout::column_major;
};

template <class T> matrix_view(T *, index_t, index_t, layout = layout::column_major) -> matrix_view<T>;
template <class C, class P = detail::data_t<std::remove_reference_t<C>>>
matrix_view(C &&, index_t, index_t, layout = layout::column_major) -> matrix_view<std::remove_pointer_t<P>>;

namespace detail {

/* A matrix of any strides as one of columns or rows. */
template <class T>
matrix_view<T> strided(T *data, index_t rows, index_t columns, index_t down, index_t across) {
    if (rows == 0 || columns == 0) {
        return {data, rows, columns};
    }
    if (down == 1 || rows <= 1) {
        return {data, rows, columns, layout::column_major, columns > 1 ? across : rows};
    }
    if (across == 1 || columns <= 1) {
        return {data, rows, columns, layout::row_major, down};
    }
    throw std::invalid_argument("neither the columns nor the rows of the matrix have adjacent elements");
}

} // namespace detail

/**
 * How an object is seen as a matrix: view(x) gives a matrix_view of it. Specialize it for a class of your
 * own; X may be const.
 */
template <class X, class = void> struct matrix_traits;

template <class T> struct matrix_traits<const matrix_view<T>, void> {
    static matrix_view<T> view(const matrix_view<T> &x) noexcept { return x; }
};
template <class T> struct matrix_traits<matrix_view<T>, void> : matrix_traits<const matrix_view<T>> {};

/** Arrays of arrays: by rows. */
template <class X> struct matrix_traits<X, std::enable_if_t<std::rank_v<X> == 2>> {
    static auto view(X &x) noexcept {
        return matrix_view(&x[0][0], std::extent_v<X, 0>, std::extent_v<X, 1>, layout::row_major);
    }
};

namespace detail {

template <class X, class = void> struct has_strides : std::false_type {};
template <class X>
struct has_strides<X, std::void_t<decltype(std::declval<X &>().data(), std::declval<X &>().innerStride(),
                                           std::declval<X &>().outerStride())>> : std::true_type {};
template <class X, class = void> struct has_data_handle : std::false_type {};
template <class X>
struct has_data_handle<X, std::void_t<decltype(std::declval<X &>().data_handle())>> : std::true_type {};
template <class X, class = void> struct has_elements : std::false_type {};
template <class X>
struct has_elements<X, std::void_t<decltype(std::data(std::declval<X &>()) + std::size(std::declval<X &>()))>>
    : std::true_type {};

} // namespace detail

/** Objects of Eigen that have memory: matrices, vectors, Map, Ref and blocks of them. */
template <class X> struct matrix_traits<X, std::enable_if_t<detail::has_strides<X>::value>> {
    static auto view(X &x) {
        index_t inner = x.innerStride(), outer = x.outerStride();
        return detail::strided(x.data(), x.rows(), x.cols(), X::IsRowMajor ? outer : inner,
                               X::IsRowMajor ? inner : outer);
    }
};

/** mdspan of rank 1 or 2, with elements that are accessed by a plain pointer. */
template <class X> struct matrix_traits<X, std::enable_if_t<detail::has_data_handle<X>::value>> {
    static_assert(X::rank() == 1 || X::rank() == 2, "a matrix has rank 2, a vector rank 1");
    static auto view(X &x) {
        if constexpr (X::rank() == 1) {
            return detail::strided(x.data_handle(), static_cast<index_t>(x.extent(0)), 1,
                                   static_cast<index_t>(x.stride(0)), 1);
        } else {
            return detail::strided(x.data_handle(), static_cast<index_t>(x.extent(0)),
                                   static_cast<index_t>(x.extent(1)), static_cast<index_t>(x.stride(0)),
                                   static_cast<index_t>(x.stride(1)));
        }
    }
};

/** Containers: one column. */
template <class X>
struct matrix_traits<X, std::enable_if_t<detail::has_elements<X>::value && !detail::has_strides<X>::value &&
                                         std::rank_v<X> <= 1>> {
    static auto view(X &x) noexcept {
        return matrix_view(std::data(x), static_cast<index_t>(std::size(x)), 1, layout::column_major);
    }
};

namespace detail {

template <class X, class = void> struct is_matrix : std::false_type {};
template <class X> struct is_matrix<X, std::void_t<decltype(sizeof(matrix_traits<X>))>> : std::true_type {};

} // namespace detail

/** The matrix_view of an object; whether its elements may be written is the object's matter. */
template <class X> auto as_matrix(X &&x) -> decltype(matrix_traits<std::remove_reference_t<X>>::view(x)) {
    return matrix_traits<std::remove_reference_t<X>>::view(x);
}

/** The type of an object's elements. */
template <class X> using element_t = typename decltype(as_matrix(std::declval<X &>()))::value_type;

} // namespace recursive_lu

#endif
