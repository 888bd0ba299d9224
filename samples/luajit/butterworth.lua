-- The response of a filter of coils and capacitors, and what its parts do to it, by RecursiveLU through LuaJIT's ffi.
--
--     luajit butterworth.lua
--
-- A Butterworth filter of order 7 as a ladder between resistors of 1 ohm. The equations are those of circuit simulators, modified
-- nodal analysis: unknown are the voltages of the nodes and the currents through the coils and the source, whose equation has a
-- zero on the diagonal. They are complex, and others for each frequency: one call solves for all frequencies.
--
-- At one of them the factors give the sensitivities to all parts from two solutions, with the matrix and with its transpose:
-- if A x = b and the transpose of A times y is e, then y' (dA/dp) x is minus the change of e' x.
--
-- Exact: the response is twice the output's voltage, H(s) = 1 / ((s - p1) ... (s - p7)), s = i omega, and the poles lie on the
-- left half of the unit circle (S. Butterworth, Experimental Wireless 7, 1930). To multiply all parts by k is to multiply the
-- frequency, so that the sensitivities, each times its part, add up to s dH/ds.
local ffi = require("ffi")
ffi.cdef [[
int64_t recursive_lu_c128_strided(complex *A, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, uint32_t flags);
int64_t recursive_lu_c128_solve(char trans, int64_t n, int64_t nrhs, const complex *LU, int64_t lda, const int64_t *ipiv,
                                complex *B, int64_t ldb);
int64_t recursive_lu_c128_batched_gesv(int64_t n, int64_t nrhs, complex *A, int64_t lda, int64_t stride_a, int64_t *ipiv,
                                       int64_t stride_p, complex *B, int64_t ldb, int64_t stride_b, int64_t batch,
                                       int64_t *infos, uint32_t flags);
const char *recursive_lu_message(int64_t info);
]]
local library = ffi.load("librecursivelu.so.0")
local THREADED = 1

-- Arithmetic of complex numbers; other operands are numbers.
local complex = ffi.typeof("complex")
ffi.metatype(complex, {
    __add = function(a, b)
        a, b = complex(a), complex(b)
        return complex(a.re + b.re, a.im + b.im)
    end,
    __sub = function(a, b)
        a, b = complex(a), complex(b)
        return complex(a.re - b.re, a.im - b.im)
    end,
    __mul = function(a, b)
        a, b = complex(a), complex(b)
        return complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
    end,
    __div = function(a, b)
        a, b = complex(a), complex(b)
        local size = b.re * b.re + b.im * b.im
        return complex((a.re * b.re + a.im * b.im) / size, (a.im * b.re - a.re * b.im) / size)
    end,
})

local function abs(z)
    return math.sqrt(z.re * z.re + z.im * z.im)
end

-- Raises what a result of the library tells: a table with the first zero pivot, counted from 1, or a message.
local singular = {
    __tostring = function(e)
        return ("the matrix is singular: U(%d, %d) is zero"):format(e.pivot, e.pivot)
    end,
}
local function check(info)
    if info > 0 then
        error(setmetatable({pivot = tonumber(info)}, singular))
    elseif info < 0 then
        error(ffi.string(library.recursive_lu_message(info)), 0)
    end
end

-- Memory of the ffi is all zeros, and has no length of its own: a vector has its own here, and a square matrix, by columns from 0
-- on, its order.
local function vector(n)
    return {n = n, elements = ffi.new("complex[?]", n)}
end

local function matrix(n)
    return {n = n, elements = ffi.new("complex[?]", n * n)}
end

local function copy(from)
    local to = ffi.new(ffi.typeof(from.elements), ffi.sizeof(from.elements) / ffi.sizeof("complex"))
    ffi.copy(to, from.elements, ffi.sizeof(from.elements))
    return {n = from.n, elements = to}
end

-- The factors of a matrix, with methods.
local Factors = {}
Factors.__index = Factors

local function factor(a)
    local n, lu = a.n, copy(a)
    local pivots = ffi.new("int64_t[?]", n)
    check(library.recursive_lu_c128_strided(lu.elements, n, n, math.max(n, 1), pivots, THREADED))
    return setmetatable({n = n, lu = lu.elements, pivots = pivots}, Factors)
end

-- The solution for a vector with the matrix or, for "T", with its transpose.
function Factors:solve(b, transpose)
    if b.n ~= self.n then
        error(("%d elements on the right-hand side of a matrix of order %d"):format(b.n, self.n), 2)
    end
    local x, lead = copy(b), math.max(self.n, 1)
    local op = transpose == "T" and "T" or "N"
    check(library.recursive_lu_c128_solve(op:byte(), self.n, 1, self.lu, lead, self.pivots, x.elements, lead))
    return x
end

-- The solutions of many systems of one order in one call.
local function solve_all(matrices, sides)
    local n, count = matrices[1].n, #matrices
    local A, B = ffi.new("complex[?]", n * n * count), ffi.new("complex[?]", n * count)
    local pivots, infos = ffi.new("int64_t[?]", n * count), ffi.new("int64_t[?]", count)
    for k = 1, count do
        assert(matrices[k].n == n and sides[k].n == n, "the systems have different orders")
        ffi.copy(A + (k - 1) * n * n, matrices[k].elements, n * n * ffi.sizeof("complex"))
        ffi.copy(B + (k - 1) * n, sides[k].elements, n * ffi.sizeof("complex"))
    end
    local info = library.recursive_lu_c128_batched_gesv(n, 1, A, n, n * n, pivots, n, B, n, n, count, infos, THREADED)
    -- What is above 0 is the first system that failed.
    check(info > 0 and infos[info - 1] or info)
    local solutions = {}
    for k = 1, count do
        solutions[k] = vector(n)
        ffi.copy(solutions[k].elements, B + (k - 1) * n, n * ffi.sizeof("complex"))
    end
    return solutions
end

-- The largest element of b - op(A) x, relative to the sizes of A and x.
local function residual(a, x, b, transpose)
    local n, largest, size, size_x = a.n, 0, 0, 0
    for i = 0, n - 1 do
        local rest, sum = complex(b.elements[i]), 0
        for j = 0, n - 1 do
            local element = transpose == "T" and a.elements[j + i * n] or a.elements[i + j * n]
            rest = rest - element * x.elements[j]
            sum = sum + abs(element)
        end
        largest, size, size_x = math.max(largest, abs(rest)), math.max(size, sum), math.max(size_x, abs(x.elements[i]))
    end
    return largest / (size * size_x)
end

-- The ladder: a source of 1 volt and its resistor between the nodes 0 and 1, then in turn a capacitor from a node to ground and a
-- coil to the next, and at the last node the other resistor. Unknown are 5 voltages, 3 currents of coils, that of the source.
local ORDER, NODES, UNKNOWNS = 7, 5, 9
local OUTPUT, SOURCE = NODES - 1, UNKNOWNS - 1
local parts = {}
for k = 1, ORDER do
    parts[k] = 2 * math.sin((2 * k - 1) * math.pi / (2 * ORDER))
end

-- Where a part, times s, is in the matrix, from 0 on, and with which sign.
local function place(k)
    if k % 2 == 1 then
        return (k + 1) / 2, 1
    end
    return NODES + k / 2 - 1, -1
end

local function equations(s)
    local a = matrix(UNKNOWNS)
    local function add(i, j, value)
        a.elements[i + j * UNKNOWNS] = a.elements[i + j * UNKNOWNS] + value
    end
    for i = 0, 1 do
        for j = 0, 1 do
            add(i, j, i == j and 1 or -1)
        end
    end
    add(OUTPUT, OUTPUT, 1)
    add(0, SOURCE, 1)
    add(SOURCE, 0, 1)
    for k = 1, ORDER do
        local at, sign = place(k)
        add(at, at, s * (sign * parts[k]))
        if k % 2 == 0 then
            -- The coil's voltage is that between its nodes, and its current flows from one to the other.
            for node, direction in pairs({[k / 2] = 1, [k / 2 + 1] = -1}) do
                add(at, node, direction)
                add(node, at, direction)
            end
        end
    end
    return a
end

local function unit(i)
    local e = vector(UNKNOWNS)
    e.elements[i] = 1
    return e
end

-- H(s), and s dH/ds.
local function exact(s)
    local product, sum = complex(1), complex(0)
    for k = 1, ORDER do
        local angle = math.pi * (2 * k + ORDER - 1) / (2 * ORDER)
        local distance = s - complex(math.cos(angle), math.sin(angle))
        product = product * distance
        sum = sum + 1 / distance
    end
    return 1 / product, 0 - s * sum / product
end

-- Decibels over four decades, all solved at once.
local frequencies, matrices, sides = {}, {}, {}
for k = 0, 400 do
    frequencies[k + 1] = complex(0, 10 ^ (k / 100 - 2))
    matrices[k + 1], sides[k + 1] = equations(frequencies[k + 1]), unit(SOURCE)
end
local solutions = solve_all(matrices, sides)
local worst, largest = 0, 0
print("   omega   response in dB            exact")
for k, s in ipairs(frequencies) do
    local H, expected = solutions[k].elements[OUTPUT] * 2, exact(s)
    worst = math.max(worst, abs(H - expected))
    largest = math.max(largest, residual(matrices[k], solutions[k], sides[k]))
    if k % 25 == 1 and s.im > 0.1 and s.im < 5 then
        print(("%8.4f%17.10f%17.10f"):format(s.im, 20 * math.log10(abs(H)), 20 * math.log10(abs(expected))))
    end
end
print(("%d systems of order %d: largest error %.1e, largest residual %.1e"):format(#frequencies, UNKNOWNS, worst, largest))

-- Sensitivities at one frequency.
local s = complex(0, 0.9)
local a, b, e = equations(s), unit(SOURCE), unit(OUTPUT)
local factors = factor(a)
local x, y = factors:solve(b), factors:solve(e, "T")
largest = math.max(largest, residual(a, x, b), residual(a, y, e, "T"))
print("\npart       value    change of |H| in dB for 1% more")
local sum, H = complex(0), x.elements[OUTPUT] * 2
for k = 1, ORDER do
    local at, sign = place(k)
    local change = 0 - y.elements[at] * (s * sign) * x.elements[at] * 2
    sum = sum + change * parts[k]
    local relative = (change * parts[k] / H).re
    print(("%s%d%14.6f%18.4f"):format(k % 2 == 1 and "C" or "L", k, parts[k], 20 / math.log(10) * 0.01 * relative))
end
local _, slope = exact(s)
local difference = abs(sum - slope)
print(("all together %.12f%+.12fi, exact %.12f%+.12fi"):format(sum.re, sum.im, slope.re, slope.im))

-- A circuit without its source's equation, and a side that is too short.
a.elements[SOURCE] = 0
local solved, floating = pcall(factor, a)
local accepted, short = pcall(factors.solve, factors, vector(2))
print(("\nno source: %s\ntoo short: %s"):format(floating, short))

local exchanges = 0
for i = 0, UNKNOWNS - 1 do
    exchanges = exchanges + (factors.pivots[i] ~= i + 1 and 1 or 0)
end
local good = worst < 1e-13 and largest < 1e-15 and difference < 1e-12 and exchanges > 0 and not solved
    and floating.pivot == UNKNOWNS and not accepted and tostring(short):find("2 elements on the right%-hand side of a matrix of order 9") ~= nil
if not good then
    io.stderr:write("the results are not as accurate as they must be\n")
end
os.exit(good and 0 or 1)
