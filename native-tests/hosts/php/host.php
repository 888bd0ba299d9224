<?php
// PHP as the host: "host.php LIBRARY SITUATION" ends with exit code 0 if all was right.
declare(strict_types=1);

[, $library, $situation] = $argv;
$lu = FFI::cdef('
    int64_t recursive_lu_f64(double *A, int64_t m, int64_t n, int64_t *ipiv);
    int64_t recursive_lu_f64_threaded(double *A, int64_t m, int64_t n, int64_t *ipiv);
    int64_t recursive_lu_f64_solve(char trans, int64_t n, int64_t nrhs, const double *LU, int64_t lda,
                                   const int64_t *ipiv, double *B, int64_t ldb);
', $library);

function check(bool $condition, string $what): void
{
    if (!$condition) {
        throw new Exception("not true: $what");
    }
}

/** Numbers in memory of C. */
function numbers(array $values): FFI\CData
{
    $numbers = FFI::new('double[' . count($values) . ']');
    foreach ($values as $i => $value) {
        $numbers[$i] = $value;
    }
    return $numbers;
}

/** Info, and the solution; the elements of A come by columns. */
function solve(array $elements, array $b, string $factor): array
{
    global $lu;
    $n = count($b);
    [$A, $x, $ipiv] = [numbers($elements), numbers($b), FFI::new("int64_t[$n]")];
    $info = $lu->$factor($A, $n, $n, $ipiv);
    if ($info === 0) {
        $info = $lu->recursive_lu_f64_solve('N', $n, 1, $A, $n, $ipiv, $x, $n);
    }
    return [$info, array_map(fn (int $i): float => $x[$i], range(0, $n - 1))];
}

function solve_random(int $n, string $factor): void
{
    mt_srand($n);
    [$A, $b] = [[], array_fill(0, $n, 0.0)];
    for ($i = 0; $i < $n * $n; $i++) {
        $A[$i] = 2 * mt_rand() / mt_getrandmax() - 1;
        $b[$i % $n] += $A[$i];
    }
    [$info, $x] = solve($A, $b, $factor);
    check($info === 0, 'info is 0');
    foreach ($A as $i => $element) {
        $b[$i % $n] -= $element * $x[intdiv($i, $n)];
    }
    check(max(array_map(abs(...), $b)) < 1e-10, 'the residual is small');
}

function solve_all(): void
{
    global $lu;
    check(solve([1, 4, 2, 3, 8, 6, 5, 4, 6], [22, 32, 32], 'recursive_lu_f64') === [0, [1.0, 2.0, 3.0]], 'x is 1 2 3');
    check(solve([1, 2, 2, 4], [1, 1], 'recursive_lu_f64')[0] === 2, 'info is 2');
    check($lu->recursive_lu_f64(null, -1, 1, null) < 0, 'info is negative');
    solve_random(120, 'recursive_lu_f64');
    solve_random(200, 'recursive_lu_f64_threaded');
}

function provoke(string $expected, callable $function): void
{
    try {
        $function();
    } catch (Throwable $thrown) {
        check($thrown instanceof $expected, "$expected, not $thrown");
        return;
    }
    throw new Exception("no $expected");
}

/** Signals that are sent reach the handler, which was there before the first call. */
function traps(): void
{
    $seen = 0;
    pcntl_async_signals(true);
    foreach ([SIGSEGV, SIGFPE] as $signal) {
        pcntl_signal($signal, function () use (&$seen) { $seen++; });
    }
    for ($round = 1; $round <= 5; $round++) {
        provoke(DivisionByZeroError::class, fn () => intdiv(1, 0));
        provoke(TypeError::class, fn () => strlen(null));
        provoke(FFI\Exception::class, fn () => FFI::cdef('int no_such_function(void);'));
        solve_all();
        posix_kill(posix_getpid(), SIGSEGV);
        posix_kill(posix_getpid(), SIGFPE);
        check($seen === 2 * $round, "all signals were handled, not $seen in round $round");
    }
}

function collect(): void
{
    for ($round = 0; $round < 10; $round++) {
        for ($i = 0; $i < 20000; $i++) {
            $ring = new stdClass();
            $ring->ring = $ring;
        }
        solve_all();
        gc_collect_cycles();
    }
    check(gc_status()['collected'] > 100000, 'garbage was collected');
}

function fork_children(): void
{
    for ($c = 0; $c < 5; $c++) {
        $child = pcntl_fork();
        solve_all();
        if ($child === 0) {
            exit(0);
        }
        check(pcntl_waitpid($child, $status) === $child && $status === 0, 'the child succeeds');
    }
}

function exit_in_order(): void
{
    solve_all();
    register_shutdown_function(function () {
        solve_all();
        echo "at exit\n";
    });
    exit(7);
}

$situations = ['call' => 'solve_all', 'traps' => 'traps', 'collector' => 'collect', 'fork' => 'fork_children',
    'exit' => 'exit_in_order'];
$situations[$situation]();
