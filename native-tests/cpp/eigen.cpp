// Eigen's objects where recursive_lu.hpp takes matrices, without a copy, and its results beside Eigen's.
#include "check.hpp"

#include <Eigen/Dense>

using namespace recursive_lu;
using RowMajor = Eigen::Matrix<std::complex<float>, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

int main() {
    std::srand(1);
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(20, 20);
    Eigen::MatrixXd b = Eigen::MatrixXd::Random(20, 3);
    const Eigen::MatrixXd expected = a.partialPivLu().solve(b);
    factorization lu(a);
    std::vector<double> x = lu.solve(b);
    CHECK((Eigen::Map<Eigen::MatrixXd>(x.data(), 20, 3) - expected).norm() < 1e-12);
    lu.solve_in_place(b);
    CHECK((b - expected).norm() < 1e-12);
    CHECK(std::abs(norm(a) - a.cwiseAbs().colwise().sum().maxCoeff()) < 1e-12);

    // A block of a larger matrix, a column of one, and a row, each in its place.
    Eigen::MatrixXd large = Eigen::MatrixXd::Random(40, 40), before = large;
    factorization block(large.block(3, 4, 20, 20));
    block.solve_in_place(large.col(1).segment(5, 20));
    CHECK((before.block(3, 4, 20, 20) * large.col(1).segment(5, 20) - before.col(1).segment(5, 20)).norm() <
          1e-11);
    large.col(1).segment(5, 20) = before.col(1).segment(5, 20);
    CHECK(large == before);
    auto transposed =
        Eigen::Map<Eigen::MatrixXd, 0, Eigen::OuterStride<>>(large.data(), 20, 20, Eigen::OuterStride<>(40));
    std::vector<index_t> ipiv(20);
    CHECK(factor_in_place(transposed, ipiv));
    CHECK(large.rightCols(20) == before.rightCols(20) && large.bottomRows(20) == before.bottomRows(20));
    CHECK(as_matrix(large.row(2)).ld() == 40 && as_matrix(large.row(2)).rows() == 1);

    // Without elements.
    Eigen::MatrixXd none(0, 3);
    factorization<double>().solve_in_place(none);
    CHECK(factorization(RowMajor(3, 0)).rows() == 3);

    // Complex, by rows; and strides that are neither.
    RowMajor c = RowMajor::Random(15, 15), d = RowMajor::Random(15, 4);
    std::vector<std::complex<float>> y = factorization(c).solve(d, op::conjugate_transposed);
    CHECK((c.adjoint() * Eigen::Map<Eigen::MatrixXcf>(y.data(), 15, 4) - d).norm() < 1e-3f);
    auto scattered = Eigen::Map<Eigen::MatrixXd, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>(
        large.data(), 10, 10, {40, 2});
    CHECK(throws<std::invalid_argument>([&] { factorization<double> impossible(scattered); }));
    return failures != 0;
}
