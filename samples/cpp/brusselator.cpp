// The Brusselator, two chemicals that react and diffuse, on the unit square with periodic boundaries (E.
// Hairer, G. Wanner, Solving Ordinary Differential Equations II, 1996, section IV.10):
//
//   du/dt = 1 + u^2 v - 4.4 u + alpha laplacian(u) + f,   f = 5 within 0.1 of (0.3, 0.6) from t = 1.1 on
//   dv/dt =  3.4 u - u^2 v    + alpha laplacian(v),       alpha = 0.1
//
// It is stiff: steps are implicit. Each of the two stages of a step is a system of 2 N^2 nonlinear equations,
// solved by Newton's method. One LU factorization serves both stages, if its iterations converge quickly.
//
// brusselator [PICTURE.svg] prints what was solved and the largest residual of all stages, and draws u at
// four times.
#include "recursive_lu.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr int grid = 18, cells = grid * grid, unknowns = 2 * cells;
constexpr double alpha = 0.1 * grid * grid, switched_on = 1.1, end = 11.5;

using state = std::vector<double>; // u, then v, each row after row

std::size_t cell(int row, int column) {
    return static_cast<std::size_t>((row + grid) % grid * grid + (column + grid) % grid);
}

state start() {
    state y(unknowns);
    for (int row = 0; row < grid; row++) {
        for (int column = 0; column < grid; column++) {
            double x1 = double(column) / grid, x2 = double(row) / grid;
            y[cell(row, column)] = 22 * x2 * std::pow(1 - x2, 1.5);
            y[cells + cell(row, column)] = 27 * x1 * std::pow(1 - x1, 1.5);
        }
    }
    return y;
}

// dy/dt, with f or without.
state rate(bool with_source, const state &y) {
    state result(unknowns);
    const double *u = y.data(), *v = u + cells;
    for (int row = 0; row < grid; row++) {
        for (int column = 0; column < grid; column++) {
            std::size_t i = cell(row, column);
            std::array<std::size_t, 4> near{cell(row - 1, column), cell(row + 1, column),
                                            cell(row, column - 1), cell(row, column + 1)};
            double flow_u = -4 * u[i], flow_v = -4 * v[i];
            for (std::size_t j : near) {
                flow_u += u[j];
                flow_v += v[j];
            }
            double x1 = double(column) / grid - 0.3, x2 = double(row) / grid - 0.6;
            double source = with_source && x1 * x1 + x2 * x2 <= 0.01 ? 5 : 0;
            double reaction = u[i] * u[i] * v[i];
            result[i] = 1 + reaction - 4.4 * u[i] + alpha * flow_u + source;
            result[cells + i] = 3.4 * u[i] - reaction + alpha * flow_v;
        }
    }
    return result;
}

// I - h * the derivative of the rate, by columns.
std::vector<double> newton_matrix(double h, const state &y) {
    std::vector<double> a(std::size_t(unknowns) * unknowns);
    recursive_lu::matrix_view m(a, unknowns, unknowns);
    for (int row = 0; row < grid; row++) {
        for (int column = 0; column < grid; column++) {
            auto i = static_cast<recursive_lu::index_t>(cell(row, column)), k = i + cells;
            for (std::size_t j : {cell(row - 1, column), cell(row + 1, column), cell(row, column - 1),
                                  cell(row, column + 1)}) {
                auto near = static_cast<recursive_lu::index_t>(j);
                m(i, near) -= h * alpha;
                m(k, near + cells) -= h * alpha;
            }
            double u = y[cell(row, column)], v = y[cells + cell(row, column)];
            m(i, i) += 1 + h * (4 * alpha - 2 * u * v + 4.4);
            m(i, k) -= h * u * u;
            m(k, i) -= h * (3.4 - 2 * u * v);
            m(k, k) += 1 + h * (4 * alpha + u * u);
        }
    }
    return a;
}

double largest(const state &x) {
    double result = 0;
    for (double value : x) {
        // NaN is larger than any number.
        result = std::abs(value) <= result ? result : std::abs(value);
    }
    return result;
}

struct statistics {
    int factorizations = 0, solutions = 0;
    double residual = 0;
};

// Factors the matrix of Newton's method.
void factor(recursive_lu::factorization<double> &lu, double h, const state &y, statistics &counts) {
    lu = recursive_lu::factorization<double>::adopt(newton_matrix(h, y), unknowns, unknowns, {true, true});
    counts.factorizations++;
}

// Solves y = base + h * rate(y) from a guess in y. The factors are those of a state nearby, until they help
// too little.
void solve_stage(recursive_lu::factorization<double> &lu, bool with_source, double h, const state &base,
                 state &y, statistics &counts) {
    double before = 0;
    for (int iteration = 0; iteration < 20; iteration++) {
        state residual = rate(with_source, y);
        for (std::size_t i = 0; i < residual.size(); i++) {
            residual[i] = base[i] + h * residual[i] - y[i];
        }
        double size = largest(residual);
        if (size < 1e-11) {
            counts.residual = std::max(counts.residual, size);
            return;
        }
        if (iteration > 0 && size > 0.1 * before) {
            factor(lu, h, y, counts);
        }
        before = size;
        lu.solve_in_place(residual);
        counts.solutions++;
        for (std::size_t i = 0; i < residual.size(); i++) {
            y[i] += residual[i];
        }
    }
    throw std::runtime_error("Newton's method does not converge");
}

// One step by the two-stage method of R. Alexander (SIAM J. Numer. Anal. 14, 1977): order 2, L-stable.
void step(double t, double h, state &y, recursive_lu::factorization<double> &lu, statistics &counts) {
    const double gamma = 1 - std::sqrt(0.5);
    factor(lu, gamma * h, y, counts);
    const state before = y;
    bool with_source = t + h / 2 > switched_on;
    solve_stage(lu, with_source, gamma * h, before, y, counts);
    // The first stage's slope is known from its equation.
    state base = before;
    for (std::size_t i = 0; i < base.size(); i++) {
        base[i] += (1 - gamma) / gamma * (y[i] - before[i]);
    }
    solve_stage(lu, with_source, gamma * h, base, y, counts);
}

// A panel of squares, from dark blue by green to yellow.
void draw(std::ofstream &file, const state &y, double t, int left) {
    file << "<text x='" << left << "' y='14'>u at t = " << std::round(100 * t) / 100 << "</text>\n";
    double most = 1e-300, least = 1e300;
    for (int i = 0; i < cells; i++) {
        most = std::max(most, y[std::size_t(i)]);
        least = std::min(least, y[std::size_t(i)]);
    }
    for (int row = 0; row < grid; row++) {
        for (int column = 0; column < grid; column++) {
            double s = (y[cell(row, column)] - least) / std::max(most - least, 1e-12);
            file << "<rect x='" << left + 8 * column << "' y='" << 20 + 8 * (grid - 1 - row)
                 << "' width='8.5' height='8.5' fill='rgb(" << int(68 + 187 * s * s) << ','
                 << int(10 + 221 * s) << ',' << int(90 + 120 * s * (1 - s) - 53 * s) << ")'/>\n";
        }
    }
}

// The state at the end, after so many steps; a picture of four times if a file is given.
state integrate(int steps, statistics &counts, std::ofstream *picture) {
    state y = start();
    recursive_lu::factorization<double> lu;
    // Short steps first, where reactions are quick; after a quarter of them f is switched on.
    const double power = std::log(end / switched_on) / std::log(4.0);
    auto time = [&](int k) { return end * std::pow(double(k) / steps, power); };
    int left = 0;
    for (int k = 0; k < steps; k++) {
        if (picture != nullptr && (k == 0 || k == steps / 4 || k == steps / 2)) {
            draw(*picture, y, time(k), left);
            left += 8 * grid + 10;
        }
        step(time(k), time(k + 1) - time(k), y, lu, counts);
    }
    if (picture != nullptr) {
        draw(*picture, y, end, left);
    }
    return y;
}

} // namespace

int main(int count, char **arguments) try {
    std::printf("Brusselator on %d x %d cells until t = %g, by RecursiveLU %s, %s kernels\n", grid, grid, end,
                recursive_lu_version(), recursive_lu_isa());
    std::printf("%8s%16s%12s%16s%18s\n", "steps", "factorizations", "solutions", "residual", "mean of u");
    std::array<state, 3> ends;
    for (std::size_t run = 0; run < ends.size(); run++) {
        int steps = 40 << run;
        std::ofstream picture;
        bool draws = count > 1 && run + 1 == ends.size();
        if (draws) {
            picture.open(arguments[1]);
            picture << "<svg xmlns='http://www.w3.org/2000/svg' width='" << 4 * (8 * grid + 10)
                    << "' height='" << 8 * grid + 24
                    << "' font-family='sans-serif' font-size='12'>\n<rect width='100%' height='100%' "
                       "fill='white'/>\n";
        }
        statistics counts;
        ends[run] = integrate(steps, counts, draws ? &picture : nullptr);
        double mean = 0;
        for (std::size_t i = 0; i < cells; i++) {
            mean += ends[run][i] / cells;
        }
        std::printf("%8d%16d%12d%16.2e%18.9f\n", steps, counts.factorizations, counts.solutions,
                    counts.residual, mean);
        if (draws && !(picture << "</svg>\n" && picture.flush())) {
            throw std::runtime_error(std::string("cannot write ") + arguments[1]);
        }
    }
    // Halved steps leave a quarter of the error.
    std::array<double, 2> change{};
    for (std::size_t run = 0; run < 2; run++) {
        state difference = ends[run];
        for (std::size_t i = 0; i < difference.size(); i++) {
            difference[i] -= ends[run + 1][i];
        }
        change[run] = largest(difference);
    }
    double order = std::log2(change[0] / change[1]);
    std::printf("change with halved steps %.2e, then %.2e: order %.2f\n", change[0], change[1], order);
    return order > 1.5 && change[1] < 1e-2 ? EXIT_SUCCESS : EXIT_FAILURE;
} catch (const std::exception &problem) {
    std::fprintf(stderr, "brusselator: %s\n", problem.what());
    return EXIT_FAILURE;
}
