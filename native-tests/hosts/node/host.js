// Node.js as the host: "host.js LIBRARY SITUATION" ends with exit code 0 if all was right.
const assert = require('node:assert');
const { Worker, isMainThread, parentPort } = require('node:worker_threads');
const koffi = require('koffi');

const [library, situation] = process.argv.slice(2);
const lu = koffi.load(library);
const factor = lu.func('int64_t recursive_lu_f64(double *A, int64_t m, int64_t n, int64_t *ipiv)');
const factorThreaded = lu.func('int64_t recursive_lu_f64_threaded(double *A, int64_t m, int64_t n, int64_t *ipiv)');
const solveFactored = lu.func('int64_t recursive_lu_f64_solve(char trans, int64_t n, int64_t nrhs, const double *LU, ' +
    'int64_t lda, const int64_t *ipiv, double *B, int64_t ldb)');

/** Overwrites A by its factors and b by the solution; gives info. */
function solve(A, b, factorize = factor) {
    const n = b.length;
    const ipiv = new BigInt64Array(n);
    const info = factorize(A, n, n, ipiv);
    return Number(info) || Number(solveFactored('N'.charCodeAt(0), n, 1, A, n, ipiv, b, n));
}

function randomSystem(n) {
    const A = Float64Array.from({ length: n * n }, () => 2 * Math.random() - 1);
    const b = new Float64Array(n);
    A.forEach((element, i) => { b[i % n] += element; });
    return { n, A, b };
}

function checkResidual({ n, A, b }, x) {
    for (let i = 0; i < n; i++) {
        let residual = b[i];
        for (let j = 0; j < n; j++) {
            residual -= A[i + j * n] * x[j];
        }
        assert(Math.abs(residual) < 1e-10);
    }
}

function solveRandom(n, factorize) {
    const system = randomSystem(n);
    const x = system.b.slice();
    assert.strictEqual(solve(system.A.slice(), x, factorize), 0);
    checkResidual(system, x);
}

function solveAll() {
    const b = Float64Array.of(22, 32, 32);
    assert.strictEqual(solve(Float64Array.of(1, 4, 2, 3, 8, 6, 5, 4, 6), b), 0);
    assert.deepStrictEqual([...b], [1, 2, 3]);
    assert.strictEqual(solve(Float64Array.of(1, 2, 2, 4), new Float64Array(2)), 2);
    assert(factor(b, -1, 1, new BigInt64Array(1)) < 0);
    solveRandom(120, factor);
    solveRandom(200, factorThreaded);
}

/** A WebAssembly module of which function "load" reads at its argument, in a memory of one page: V8 gets the SIGSEGV of a
 * read outside of it. Function "divide" divides 1 by its argument. */
const trapping = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(
    0, 97, 115, 109, 1, 0, 0, 0,
    1, 6, 1, 96, 1, 127, 1, 127, // type 0: i32 to i32
    3, 3, 2, 0, 0, // two functions of it
    5, 3, 1, 0, 1, // a memory of one page
    7, 17, 2, 4, 108, 111, 97, 100, 0, 0, 6, 100, 105, 118, 105, 100, 101, 0, 1, // load, divide
    10, 17, 2, 7, 0, 32, 0, 40, 2, 0, 11, 7, 0, 65, 1, 32, 0, 109, 11))).exports;

function recurse(n) {
    return recurse(n + 1) + 1;
}

function provokeAll() {
    for (let i = 0; i < 1000; i++) {
        assert.throws(() => trapping.load(1 << 28), /memory access out of bounds/);
        assert.throws(() => trapping.divide(0), /divide by zero/);
    }
    assert.throws(() => recurse(0), RangeError);
    assert.throws(() => null.value, TypeError);
    assert.throws(() => new Array(-1), RangeError);
}

function traps() {
    for (let round = 0; round < 5; round++) {
        provokeAll();
        solveAll();
    }
    provokeAll();
}

/** Calls that koffi makes in libuv's threads, while this one makes garbage. */
async function collector() {
    require('node:v8').setFlagsFromString('--expose-gc');
    const collect = require('node:vm').runInNewContext('gc');
    for (let round = 0; round < 10; round++) {
        const systems = [120, 200].map(randomSystem);
        const factors = systems.map(({ n, A }) => ({ LU: A.slice(), ipiv: new BigInt64Array(n) }));
        const calls = systems.map(({ n }, k) => new Promise((resolve) => factorThreaded.async(
            factors[k].LU, n, n, factors[k].ipiv, (error, info) => resolve(error ?? Number(info)))));
        for (let k = 0; k < 5; k++) {
            Array.from({ length: 10000 }, () => ({}));
            collect();
        }
        assert.deepStrictEqual(await Promise.all(calls), [0, 0]);
        systems.forEach((system, k) => {
            const { n, b } = system;
            const x = b.slice();
            assert.strictEqual(Number(solveFactored(78, n, 1, factors[k].LU, n, factors[k].ipiv, x, n)), 0);
            checkResidual(system, x);
        });
    }
}

async function threads() {
    for (let round = 0; round < 5; round++) {
        await Promise.all(Array.from({ length: 4 }, () => new Promise((resolve, reject) => {
            const worker = new Worker(__filename, { argv: [library, 'worker'] });
            let solved = false;
            worker.on('message', () => { solved = true; });
            worker.on('error', reject);
            worker.on('exit', () => (solved ? resolve() : reject(new Error('a worker ended early'))));
        })));
    }
}

function exitInOrder() {
    solveAll();
    process.on('exit', () => {
        solveAll();
        console.log('at exit');
    });
    process.exit(7);
}

function work() {
    solveAll();
    parentPort.postMessage('solved');
}

const situations = { call: solveAll, traps, collector, threads, exit: exitInOrder };
const run = isMainThread ? situations[situation] : work;
Promise.resolve(run()).catch((error) => {
    console.error(error);
    process.exit(1);
});
