'use strict';
// Solves one system, or many of one order, in one call.

const { size, span, distinct, shaped, rightSides, settings, element } = require('./arguments.cjs');
const { THREADED } = require('./library.cjs');
const { LuError, INTERNAL } = require('./errors.cjs');
const { copied, immediate, promised } = require('./calls.cjs');

// Bit of the argument flags, as include/recursive_lu.h has it.
const ROW_MAJOR = 4;

const SOLVE_OPTIONS = new Set(['layout', 'complex', 'threads', 'copy']);
const BATCH_OPTIONS = new Set([...SOLVE_OPTIONS, 'n', 'count', 'nrhs']);

// Row exchanges of small systems, which nobody sees, of calls that end before the next one begins.
const scratch = new BigInt64Array(256);
const sharedPivots = (n) => (n <= scratch.length ? scratch : ownPivots(n));
const ownPivots = (n) => new BigInt64Array(new ArrayBuffer(8 * n));

const flagsOf = (set) => (set.threads ? THREADED : 0) | (set.layout === 'row-major' ? ROW_MAJOR : 0);

function prepareSolve(a, b, options, pivots) {
    const set = settings(options, SOLVE_OPTIONS);
    let matrix = span('a', a), x = span('b', b);
    distinct(matrix, x);
    const { functions, name, parts } = element(matrix.tag, set.complex);
    const n = Math.round(Math.sqrt(matrix.length / parts));
    if (n * n * parts !== matrix.length) {
        throw new RangeError(`a must have the numbers of a square ${parts === 2 ? 'complex ' : ''}matrix, not ${matrix.length}`);
    }
    const nrhs = rightSides(x, n * parts);
    if (set.copy) [matrix, x] = [copied(matrix), copied(x)];
    const ld = Math.max(1, n);
    return {
        spans: [matrix, x],
        run: functions.gesv,
        parameters: [n, nrhs, matrix.array, ld, pivots(n), x.array, ld, flagsOf(set)],
        finish: (info) => {
            if (info !== 0) throw new LuError(info, `${name}_gesv`);
            return x.array;
        },
    };
}

/** The error of the first system without a solution, with those of all such systems in its property failures. */
function failure(info, infos, name) {
    const errorOf = (system) => {
        // A number if it is one exactly, as results of functions come.
        const result = infos[system] > 0n ? Number(infos[system]) : infos[system];
        return Object.assign(new LuError(result, name, `system ${system}: `), { system });
    };
    const failed = [...infos.keys()].filter((system) => infos[system] !== 0n);
    const first = failed.length > 0 ? errorOf(failed[0]) : new LuError(info, name);
    return Object.assign(first, { failures: failed.map(errorOf) });
}

function prepareSolveBatch(a, b, options) {
    const set = settings(options, BATCH_OPTIONS);
    let matrices = span('a', a), x = span('b', b);
    distinct(matrices, x);
    const { functions, name, parts } = element(matrices.tag, set.complex);
    const n = size('options.n', set.n), count = size('options.count', set.count);
    const nrhs = size('options.nrhs', set.nrhs);
    shaped(matrices, n * n * count * parts, `n = ${n}, count = ${count}${parts === 2 ? ', complex' : ''}`);
    shaped(x, n * nrhs * count * parts, `n = ${n}, nrhs = ${nrhs}, count = ${count}${parts === 2 ? ', complex' : ''}`);
    // If there are no elements, neither order nor count are limited by the arrays' lengths, and there is nothing to do.
    if (n === 0 || count === 0) return { spans: [matrices, x], run: nothing, parameters: [], finish: () => x.array };
    if (set.copy) [matrices, x] = [copied(matrices), copied(x)];
    const infos = new BigInt64Array(new ArrayBuffer(8 * count)), pivots = ownPivots(n * count);
    return {
        spans: [matrices, x],
        run: functions.batchedGesv,
        parameters: [n, nrhs, matrices.array, n, n * n, pivots, n, x.array, n, n * nrhs, count, infos, flagsOf(set)],
        finish: (info) => {
            if (info !== 0) throw failure(info < 0 ? info : INTERNAL, infos, `${name}_batched_gesv`);
            return x.array;
        },
    };
}

const nothing = () => 0;
nothing.async = (done) => setImmediate(done, null, 0);

module.exports = {
    solve: immediate((a, b, options) => prepareSolve(a, b, options, sharedPivots)),
    solveAsync: promised((a, b, options) => prepareSolve(a, b, options, ownPivots)),
    solveBatch: immediate(prepareSolveBatch),
    solveBatchAsync: promised(prepareSolveBatch),
};
