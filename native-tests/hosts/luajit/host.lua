-- LuaJIT as the host: "host.lua LIBRARY SITUATION" ends with exit code 0 if all was right.
local ffi = require("ffi")
ffi.cdef [[
int64_t recursive_lu_f64(double *A, int64_t m, int64_t n, int64_t *ipiv);
int64_t recursive_lu_f64_threaded(double *A, int64_t m, int64_t n, int64_t *ipiv);
int64_t recursive_lu_f64_solve(char trans, int64_t n, int64_t nrhs, const double *LU, int64_t lda,
                               const int64_t *ipiv, double *B, int64_t ldb);
int fork(void);
int waitpid(int child, int *status, int options);
void _exit(int code);
]]
local lu = ffi.load(arg[1])

-- Overwrites A by its factors and b by the solution; gives info.
local function solve(n, A, b, factor)
    local ipiv = ffi.new("int64_t[?]", n)
    local info = factor(A, n, n, ipiv)
    if info == 0 then
        info = lu.recursive_lu_f64_solve(string.byte("N"), n, 1, A, n, ipiv, b, n)
    end
    return tonumber(info)
end

local function solve_random(n, factor)
    local A, LU = ffi.new("double[?]", n * n), ffi.new("double[?]", n * n)
    local b, x = ffi.new("double[?]", n), ffi.new("double[?]", n)
    for i = 0, n * n - 1 do
        A[i] = 2 * math.random() - 1
        b[i % n] = b[i % n] + A[i]
    end
    ffi.copy(LU, A, ffi.sizeof(A))
    ffi.copy(x, b, ffi.sizeof(b))
    assert(solve(n, LU, x, factor) == 0)
    for i = 0, n - 1 do
        local residual = b[i]
        for j = 0, n - 1 do
            residual = residual - A[i + j * n] * x[j]
        end
        assert(math.abs(residual) < 1e-10)
    end
end

local function solve_all()
    local b = ffi.new("double[3]", 22, 32, 32)
    assert(solve(3, ffi.new("double[9]", 1, 4, 2, 3, 8, 6, 5, 4, 6), b, lu.recursive_lu_f64) == 0)
    assert(b[0] == 1 and b[1] == 2 and b[2] == 3)
    assert(solve(2, ffi.new("double[4]", 1, 2, 2, 4), b, lu.recursive_lu_f64) == 2)
    assert(lu.recursive_lu_f64(b, -1, 1, nil) < 0)
    solve_random(120, lu.recursive_lu_f64)
    solve_random(200, lu.recursive_lu_f64_threaded)
end

local function provoke(words, f, ...)
    local worked, message = pcall(f, ...)
    assert(not worked and tostring(message):find(words), message)
end

local function recurse(n)
    return recurse(n + 1) + 1
end

local situations = {call = solve_all}

function situations.traps()
    for _ = 1, 5 do
        provoke("attempt to index", function() return (nil).value end)
        provoke("stack overflow", recurse, 0)
        provoke("cannot convert", function() return ffi.new("int[1]", {{}}) end)
        provoke("table", function() error({}) end)
        provoke("bad argument", string.rep)
        solve_all()
    end
end

-- No other threads run Lua, but each step of the collector may come between any two of these calls.
function situations.collector()
    collectgarbage("setpause", 10)
    collectgarbage("setstepmul", 1000)
    for _ = 1, 20 do
        local garbage = {}
        for i = 1, 1000 do
            garbage[i] = ffi.new("double[?]", 100)
        end
        solve_all()
        collectgarbage()
    end
end

function situations.fork()
    for _ = 1, 5 do
        local child, status = ffi.C.fork(), ffi.new("int[1]")
        solve_all()
        if child == 0 then
            ffi.C._exit(0)
        end
        assert(ffi.C.waitpid(child, status, 0) == child and status[0] == 0)
    end
end

function situations.exit()
    solve_all()
    local last = newproxy(true)
    getmetatable(last).__gc = function()
        solve_all()
        print("at exit")
    end
    os.exit(7, true) -- closes the state, which collects what is left
end

situations[arg[2]]()
