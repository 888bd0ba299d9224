# The capacitance of a condenser of two round plates, by Love's integral equation.
#
#     julia --project=RecursiveLU condenser.jl [PICTURE.svg]
#
# Two parallel discs of radius 1, at a distance d, have the potentials 1 and -1. A function f on [-1, 1] describes their charges
# (E. R. Love, Q. J. Mech. Appl. Math. 2, 1949):
#
#     f(x) - 1/pi * integral from -1 to 1 of d / (d^2 + (x - y)^2) f(y) dy = 1
#
# and their capacitance is, in units of 4 pi epsilon0, the integral of f over 2 pi. At Gauss' points it is a linear system with a
# full matrix: one for each distance, all of them solved in one call. The closer the plates, the narrower the peak of the kernel,
# and the nearer the matrix is to a singular one. What comes out is compared with Kirchhoff's formula for close plates
# (G. Kirchhoff, Monatsber. Akad. Berlin, 1877), with the limit for plates that are far apart, and with the equation's Neumann
# series, which needs no factorization but converges slowly when the plates are close.
using LinearAlgebra, Printf, RecursiveLU

const ORDER = 400

# Points and weights of Gauss' rule on [-1, 1]: eigenvalues of a tridiagonal matrix.
function gauss(n)
    k = 1:n-1
    values, vectors = eigen(SymTridiagonal(zeros(n), k ./ sqrt.(4 .* k .^ 2 .- 1)))
    return values, 2 .* vectors[1, :] .^ 2
end

kernel(d, x, y) = d / (pi * (d^2 + (x - y)^2))
matrix(d, x, w) = [(x[i] == x[j]) - w[j] * kernel(d, x[i], x[j]) for i in eachindex(x), j in eachindex(x)]

# f anywhere, from its values at the points.
interpolate(t, f, d, x, w) = 1 + sum(w .* kernel.(d, t, x) .* f)

kirchhoff(d) = 1 / (4d) + (log(16pi / d) - 1) / 4pi

x, w = gauss(ORDER)
distances = exp10.(range(log10(0.02), log10(20), length = 31))
systems = cat((matrix(d, x, w) for d in distances)..., dims = 3)
solutions = RecursiveLU.solve(systems, ones(ORDER, length(distances)))
capacitances = [dot(w, f) / 2pi for f in eachcol(solutions)]

relative_residual(A, f) = norm(A * f .- 1, Inf) / (opnorm(A, Inf) * norm(f, Inf))
residual = maximum(relative_residual(systems[:, :, k], solutions[:, k]) for k in eachindex(distances))
println(length(distances), " systems of order ", ORDER)
@printf("residual, relative, at most           %.1e\n", residual)
for d in (0.02, 1, 20)
    @printf("reciprocal condition number, d = %-5g%.1e\n", d, RecursiveLU.rcond(matrix(d, x, w)))
end

# 1 + K 1 + K K 1 and so on, with the kernel K.
function neumann_series(d, x, w, terms)
    f = ones(length(x))
    for _ in 1:terms
        f = [interpolate(t, f, d, x, w) for t in x]
    end
    return f
end
f = RecursiveLU.lu(matrix(1, x, w)) \ ones(ORDER)
series = maximum(abs, neumann_series(1, x, w, 60) - f)
@printf("differs from the series, d = 1        %.1e\n", series)
near, far = capacitances[1] / kirchhoff(distances[1]) - 1, capacitances[end] / (1 / pi / (1 - 2 / (pi * distances[end]))) - 1
@printf("differs from Kirchhoff, d = %-10g%.1e\n", distances[1], near)
@printf("differs from two lone discs, d = %-5g%.1e\n", distances[end], far)

# A curve through points, in a frame whose left lower corner and size in units of the data are given.
function curve(xs, ys, (left, bottom, width, height), (at, size), style)
    points = ((at + size * (x - left) / width, 360 - 300 * (y - bottom) / height) for (x, y) in zip(xs, ys))
    path = join((@sprintf("%.1f,%.1f", point...) for point in points), " ")
    return "<polyline fill=\"none\" stroke-width=\"2\" $style points=\"$path\"/>\n"
end

label(x, y, text, anchor = "middle") = "<text x=\"$x\" y=\"$y\" text-anchor=\"$anchor\">$text</text>\n"

function draw(path)
    colors = ("#1f4e79", "#2e86ab", "#5aa469", "#d1812c", "#b23a48")
    open(path, "w") do io
        print(io, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 430\" font-family=\"sans-serif\" ",
              "font-size=\"14\">\n<rect width=\"900\" height=\"430\" fill=\"white\"/>\n")
        frame, place = (log10(distances[1]), -1.0, 3.0, 2.2), (60, 360)
        for (k, text) in ((log10(0.02), "0.02"), (-1, "0.1"), (0, "1"), (1, "10"))
            print(io, label(60 + 120 * (k - frame[1]), 380, text))
        end
        for k in -1:1
            y = 360 - 300 * (k + 1) / 2.2
            print(io, label(52, y + 5, exp10(k) >= 1 ? Int(exp10(k)) : exp10(k), "end"),
                  "<line x1=\"60\" x2=\"420\" y1=\"$y\" y2=\"$y\" stroke=\"#dddddd\"/>\n")
        end
        print(io, curve(log10.(distances), log10.(capacitances), frame, place, "stroke=\"#1f4e79\""),
              curve(log10.(distances[1:17]), log10.(kirchhoff.(distances[1:17])), frame, place,
                    "stroke=\"#b23a48\" stroke-dasharray=\"4 5\""),
              label(240, 35, "capacitance"), label(240, 405, "distance of the plates, in radii"),
              label(150, 120, "dashed: Kirchhoff's formula", "start"))
        frame, place = (-1.0, 0.0, 2.0, 8.0), (500, 360)
        for k in 0:2:8
            y = 360 - 300 * k / 8
            print(io, label(492, y + 5, k, "end"), "<line x1=\"500\" x2=\"860\" y1=\"$y\" y2=\"$y\" stroke=\"#dddddd\"/>\n")
        end
        for (d, color) in zip((0.15, 0.25, 0.5, 1, 10), colors)
            f = RecursiveLU.solve(matrix(d, x, w), ones(ORDER))
            print(io, curve(x, f, frame, place, "stroke=\"$color\""),
                  label(680, 352 - 300 * interpolate(0, f, d, x, w) / 8, "d = $d"))
        end
        print(io, label(680, 35, "f(x)"), label(500, 380, "-1"), label(680, 380, "0"), label(860, 380, "1"), "</svg>\n")
    end
    println("drawn in ", path)
end

isempty(ARGS) || draw(ARGS[1])
if residual > 1e-14 || series > 1e-13 || abs(near) > 2e-3 || abs(far) > 1e-3
    error("the solution is wrong")
end
