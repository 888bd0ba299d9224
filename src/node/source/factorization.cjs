'use strict';
// Factors a matrix in place, and keeps the factors for solutions, determinant, condition number and inverse.

const { size, span, distinct, shaped, rightSides, settings, element, kindOf } = require('./arguments.cjs');
const { THREADED } = require('./library.cjs');
const { LuError } = require('./errors.cjs');
const { copied, immediate, promised } = require('./calls.cjs');
const { norm1 } = require('./norm.cjs');

// Only this file makes objects of the class.
const OURS = Symbol('made by factor');
const LARGEST_INT32 = 2 ** 31 - 1;

const FACTOR_OPTIONS = new Set(['layout', 'complex', 'threads', 'copy', 'norm']);
const SOLVE_OPTIONS = new Set(['transpose', 'copy']);
const INVERSE_OPTIONS = new Set(['threads']);

/**
 * The factors of one matrix: A = P * L * U, or with rows in storage A transposed = P * L * U, which is the same memory.
 * The array of the factors is the caller's own and must stay as it is while they are used.
 */
class Factorization {
    #state;

    constructor(state) {
        if (state?.ours !== OURS) throw new TypeError('a Factorization is made by factor or factorAsync');
        this.#state = state;
    }

    get factors() { return this.#state.factors.array; }
    get rows() { return this.#state.rows; }
    get columns() { return this.#state.columns; }
    get layout() { return this.#state.layout; }
    get complex() { return this.#state.parts === 2; }
    /** 0, or the first k, counted from 1, for which U(k,k) is exactly zero. */
    get info() { return this.#state.info; }
    get singular() { return this.#state.info !== 0; }

    /** Row i, counted from 0, was exchanged with row pivots[i], for i = 0, 1, 2 and so on, in this order. A fresh array. */
    get pivots() {
        const { pivots, rows, columns } = this.#state;
        const Kind = Math.max(rows, columns) <= LARGEST_INT32 ? Int32Array : Float64Array;
        return Kind.from(pivots, (pivot) => Number(pivot) - 1);
    }

    solve(b, options) { return solveFactored(this.#state, b, options); }
    solveAsync(b, options) { return solveFactoredAsync(this.#state, b, options); }
    inverse(options) { return inverse(this.#state, options); }
    inverseAsync(options) { return inverseAsync(this.#state, options); }

    /** The determinant, { re, im } of a complex matrix; infinite or 0 if it overflows or underflows. */
    det() {
        const { rows: n, functions, pivots, parts } = square(this.#state), factors = reading(this.#state);
        const result = new (kindOf(factors))(parts);
        immediate(() => ({
            spans: [factors],
            run: functions.det,
            parameters: [n, factors.array, Math.max(1, n), pivots, result],
            finish: (info) => succeed(info, this.#state, 'det'),
        }))();
        return parts === 1 ? result[0] : { re: result[0], im: result[1] };
    }

    /** An estimate of 1 / (norm1(A) * norm1(inverse of A)), from 0 to 1. */
    rcond(norm = this.#state.norm) {
        const { rows: n, functions, layout, norm: kept } = square(this.#state), factors = reading(this.#state);
        if (typeof norm !== 'number') throw new TypeError('norm must be given to rcond as factor was told norm: false');
        // Of a matrix that is not all numbers.
        if (Number.isNaN(kept) && Object.is(norm, kept)) return NaN;
        if (!(norm >= 0)) throw new RangeError(`norm must be at least 0, not ${norm}`);
        const result = new (kindOf(factors))(1);
        // The 1-norm of a matrix is the infinity norm of its transpose.
        const which = layout === 'row-major' ? 'I' : '1';
        immediate(() => ({
            spans: [factors],
            run: functions.rcond,
            parameters: [which.charCodeAt(0), n, factors.array, Math.max(1, n), norm, result],
            finish: (info) => succeed(info, this.#state, 'rcond'),
        }))();
        return result[0];
    }
}

/** The factors, only to be read; the caller may have transferred their buffer since they were computed. */
const reading = (state) => ({ ...span('factors', state.factors.array), writes: false });

function square(state) {
    if (state.rows !== state.columns) throw new RangeError(`a must be square, not ${state.rows} x ${state.columns}`);
    return state;
}

function succeed(info, { name }, operation) {
    if (info !== 0) throw new LuError(info, `${name}_${operation}`);
}

function prepareFactor(a, m, n, options) {
    const set = settings(options, FACTOR_OPTIONS);
    let factors = span('a', a);
    const { functions, name, parts } = element(factors.tag, set.complex);
    const rows = size('m', m), columns = size('n', n);
    shaped(factors, rows * columns * parts, `m = ${m}, n = ${n}${parts === 2 ? ', complex' : ''}`);
    if (set.copy) factors = copied(factors);
    // A matrix by rows is its transpose by columns.
    const [high, wide] = set.layout === 'row-major' ? [columns, rows] : [rows, columns];
    const pivots = new BigInt64Array(new ArrayBuffer(8 * Math.min(rows, columns)));
    const { layout, threads } = set;
    const state = { ours: OURS, factors, rows, columns, layout, functions, name, parts, pivots, threads };
    return {
        spans: [factors],
        before: () => {
            if (set.norm && rows === columns) state.norm = norm1(factors.array, rows, parts, set.layout);
        },
        run: functions.strided,
        parameters: [factors.array, high, wide, Math.max(1, high), pivots, set.threads ? THREADED : 0],
        finish: (info) => {
            if (info < 0) throw new LuError(info, `${name}_strided`);
            return new Factorization({ ...state, info });
        },
    };
}

/** The library's letter for a system with the matrix, its transpose or its conjugate transpose. */
function letter(transpose, { layout, parts }) {
    if (!['N', 'T', 'C'].includes(transpose)) {
        throw new RangeError(`options.transpose must be 'N', 'T' or 'C', not ${String(transpose)}`);
    }
    if (layout === 'column-major') return transpose;
    // The library has no solution with the conjugate of a matrix.
    if (transpose === 'C' && parts === 2) {
        throw new RangeError("options.transpose must be 'N' or 'T' for a complex matrix by rows");
    }
    return transpose === 'N' ? 'T' : 'N';
}

function prepareSolve(state, b, options) {
    const set = settings(options, SOLVE_OPTIONS);
    const { rows: n, pivots, functions, parts, info } = square(state), factors = reading(state);
    const trans = letter(set.transpose, state);
    let x = span('b', b);
    distinct(factors, x);
    const nrhs = rightSides(x, n * parts);
    if (info !== 0) throw new LuError(info, `${state.name}_solve`);
    if (set.copy) x = copied(x);
    return {
        spans: [factors, x],
        run: functions.solve,
        parameters: [trans.charCodeAt(0), n, nrhs, factors.array, Math.max(1, n), pivots, x.array, Math.max(1, n)],
        finish: (result) => {
            succeed(result, state, 'solve');
            return x.array;
        },
    };
}

function prepareInverse(state, options) {
    const set = settings(options, INVERSE_OPTIONS);
    const { rows: n, pivots, functions, info } = square(state);
    if (info !== 0) throw new LuError(info, `${state.name}_inverse`);
    const result = copied(reading(state));
    return {
        spans: [result],
        run: functions.inverse,
        parameters: [n, result.array, Math.max(1, n), pivots, set.threads && state.threads ? THREADED : 0],
        finish: (done) => {
            succeed(done, state, 'inverse');
            return result.array;
        },
    };
}

const solveFactored = immediate(prepareSolve);
const solveFactoredAsync = promised(prepareSolve);
const inverse = immediate(prepareInverse);
const inverseAsync = promised(prepareInverse);

module.exports = { factor: immediate(prepareFactor), factorAsync: promised(prepareFactor), Factorization };
