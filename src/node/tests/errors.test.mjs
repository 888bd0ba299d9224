import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import {
    factor, factorAsync, getNumThreads, isa, LuError, setNumThreads, solve, solveAsync, solveBatch, solveBatchAsync, version,
} from 'recursive-lu';

const square = () => Float64Array.of(4, 3, 6, 3), pair = () => Float64Array.of(1, 2);
const shared = () => new Float64Array(new SharedArrayBuffer(32));
const detached = () => {
    const a = square();
    structuredClone(a, { transfer: [a.buffer] });
    return a;
};

/** What must be refused: a name of the argument, the class, and a call; `given` are arrays that must keep their numbers. */
function cases() {
    const a = square(), b = pair(), given = [a, b];
    const bad = (name, type, call) => ({ name, type, call, given });
    const notMatrices = [
        [4, 3, 6, 3], null, undefined, 4, 'four', {}, new Int32Array(4), new BigInt64Array(4), new ArrayBuffer(32),
        new DataView(new ArrayBuffer(32)), shared(), Object.create(Float64Array.prototype), new Proxy(square(), {}),
    ];
    const all = [];
    for (const wrong of notMatrices) {
        all.push(bad('a', TypeError, (f) => f.factor(wrong, 2, 2)), bad('a', TypeError, (f) => f.solve(wrong, b)),
            bad('b', TypeError, (f) => f.solve(a, wrong)),
            bad('b', TypeError, (f) => f.solveBatch(a, wrong, { n: 2, count: 1 })));
    }
    all.push(bad('a', TypeError, (f) => f.factor(detached(), 2, 2)), bad('b', TypeError, (f) => f.solve(a, detached())));
    if ('resizable' in ArrayBuffer.prototype) {
        const resizable = new Float64Array(new ArrayBuffer(32, { maxByteLength: 64 }));
        all.push(bad('a', TypeError, (f) => f.factor(resizable, 2, 2)), bad('b', TypeError, (f) => f.solve(a, resizable)));
    }
    for (const wrong of ['2', null, undefined, 2n, {}, [2]]) {
        all.push(bad('m', TypeError, (f) => f.factor(a, wrong, 2)), bad('n', TypeError, (f) => f.factor(a, 2, wrong)));
        if (wrong !== undefined) {
            all.push(bad('options.nrhs', TypeError, (f) => f.solveBatch(a, b, { n: 2, count: 1, nrhs: wrong })));
        }
        all.push(bad('options.n', TypeError, (f) => f.solveBatch(a, b, { n: wrong, count: 1 })),
            bad('options.count', TypeError, (f) => f.solveBatch(a, b, { n: 2, count: wrong })));
    }
    for (const wrong of [NaN, Infinity, -Infinity, -1, 1.5, 2 ** 53]) {
        all.push(bad('m', RangeError, (f) => f.factor(a, wrong, 2)), bad('n', RangeError, (f) => f.factor(a, 2, wrong)),
            bad('options.n', RangeError, (f) => f.solveBatch(a, b, { n: wrong, count: 1 })),
            bad('options.count', RangeError, (f) => f.solveBatch(a, b, { n: 2, count: wrong })),
            bad('options.nrhs', RangeError, (f) => f.solveBatch(a, b, { n: 2, count: 1, nrhs: wrong })));
    }
    all.push(
        bad('a', RangeError, (f) => f.factor(a, 2, 3)), bad('a', RangeError, (f) => f.factor(a, 1, 2)),
        bad('a', RangeError, (f) => f.factor(a, 2, 2, { complex: true })),
        bad('a', RangeError, (f) => f.factor(a, 2 ** 52, 2 ** 52)), bad('a', RangeError, (f) => f.solve(new Float64Array(5), b)),
        bad('a', RangeError, (f) => f.solve(a, b, { complex: true })),
        bad('b', RangeError, (f) => f.solve(a, new Float64Array(3))),
        bad('b', RangeError, (f) => f.solve(new Float64Array(0), b)), bad('b', RangeError, (f) => f.solve(a, a)),
        bad('b', RangeError, (f) => f.solve(a, a.subarray(2))),
        bad('b', RangeError, (f) => f.solve(a, a.subarray(3), { copy: true })),
        bad('b', RangeError, (f) => f.solveBatch(a, a.subarray(0, 2), { n: 2, count: 1 })),
        bad('a', RangeError, (f) => f.solveBatch(a, b, { n: 2, count: 2 })),
        bad('b', RangeError, (f) => f.solveBatch(a, b, { n: 2, count: 1, nrhs: 2 })),
        bad('b', TypeError, (f) => f.solve(a, Float32Array.of(1, 2))),
        bad('options', TypeError, (f) => f.factor(a, 2, 2, null)),
        bad('options', TypeError, (f) => f.factor(a, 2, 2, 'row-major')),
        bad('options.n', TypeError, (f) => f.solveBatch(a, b)),
        bad('options.layout', RangeError, (f) => f.factor(a, 2, 2, { layout: 'rows' })),
        bad('options.complex', TypeError, (f) => f.factor(a, 2, 2, { complex: 1 })),
        bad('options.threads', TypeError, (f) => f.solve(a, b, { threads: 4 })),
        bad('options.copy', TypeError, (f) => f.solve(a, b, { copy: 'no' })),
        bad('options.norm', TypeError, (f) => f.factor(a, 2, 2, { norm: '1' })),
        bad('options.rowMajor', TypeError, (f) => f.solve(a, b, { rowMajor: true })),
    );
    return all;
}

const begins = (name, type) => (error) => {
    assert.ok(error instanceof type, `${error}`);
    assert.ok(error.message.startsWith(`${name} `), error.message);
    return true;
};

test('what is wrong with an argument is said with its name, and nothing is written', () => {
    for (const { name, type, call, given } of cases()) {
        assert.throws(() => call({ factor, solve, solveBatch }), begins(name, type), `${name}: ${call}`);
        assert.deepEqual(given, [square(), pair()]);
    }
});

test('what is empty, and what an argument is, is said in words that fit', () => {
    const empty = new Float64Array(0), b = pair();
    assert.throws(() => solve(empty, b), { message: 'b must have no numbers for a matrix of order 0, not 2' });
    assert.throws(() => factor(empty, 0, 0).solve(b), { name: 'RangeError', message: /^b must have no numbers/ });
    assert.throws(() => solve(new Uint8Array(8), b), { name: 'TypeError', message: /, not a Uint8Array$/ });
    assert.throws(() => solve(new Int32Array(8), b), { name: 'TypeError', message: /, not an Int32Array$/ });
    assert.equal(solveBatch(empty, empty, { n: Number.MAX_SAFE_INTEGER, count: 0 }), empty);
});

test('the promises of asynchronous functions are rejected with the same errors', async () => {
    for (const { name, type, call, given } of cases()) {
        const asynchronous = { factor: factorAsync, solve: solveAsync, solveBatch: solveBatchAsync };
        await assert.rejects(async () => call(asynchronous), begins(name, type), `${name}: ${call}`);
        assert.deepEqual(given, [square(), pair()]);
    }
});

test('methods of a factorization refuse wrong arguments by name', () => {
    const lu = factor(square(), 2, 2), factors = lu.factors.slice(), b = pair();
    const complexByRows = factor(square(), 1, 2, { complex: true, layout: 'row-major', copy: true });
    const one = factor(pair(), 1, 1, { complex: true, layout: 'row-major' });
    assert.throws(() => complexByRows.det(), begins('a', RangeError));
    for (const [name, type, call] of [
        ['b', TypeError, () => lu.solve([1, 2])],
        ['b', TypeError, () => lu.solve(Float32Array.of(1, 2))],
        ['b', RangeError, () => lu.solve(new Float64Array(3))],
        ['b', RangeError, () => lu.solve(lu.factors.subarray(1, 3))],
        ['options.transpose', RangeError, () => lu.solve(b, { transpose: 't' })],
        ['options.transpose', RangeError, () => lu.solve(b, { transpose: null, copy: true })],
        ['options.transpose', RangeError, () => one.solve(b, { transpose: 'C' })],
        ['options.layout', TypeError, () => lu.solve(b, { layout: 'row-major' })],
        ['options.copy', TypeError, () => lu.inverse({ copy: true })],
        ['options', TypeError, () => lu.solve(b, 'T')],
    ]) {
        assert.throws(call, begins(name, type), `${call}`);
    }
    assert.deepEqual([lu.factors, b], [factors, pair()]);
});

test('factors whose buffer was transferred are refused', async () => {
    const lu = factor(square(), 2, 2), gone = { name: 'TypeError', message: /^factors is detached/ };
    structuredClone(lu.factors, { transfer: [lu.factors.buffer] });
    for (const use of [() => lu.det(), () => lu.rcond(), () => lu.inverse(), () => lu.solve(pair())]) assert.throws(use, gone);
    await assert.rejects(lu.solveAsync(pair()), gone);
    await assert.rejects(lu.inverseAsync(), gone);
});

test('arrays from another realm are arrays, and properties that a class adds are not believed', () => {
    const foreign = runInNewContext('new Float64Array([4, 3, 6, 3])');
    assert.ok(!(foreign instanceof Float64Array));
    assert.equal(factor(foreign, 2, 2).det(), -6);
    class Longer extends Float64Array {
        get length() { return 9; }
    }
    assert.throws(() => factor(new Longer(4), 3, 3), begins('a', RangeError));
    assert.throws(() => factor(Object.defineProperty(square(), 'length', { value: 9 }), 3, 3), begins('a', RangeError));
});

test('every result of the library that is an error has its code and a sentence', () => {
    // RECURSIVE_LU_BAD_ARGUMENT(i) of recursive_lu.h is errors + i.
    const errors = -(2n ** 63n) + 2n ** 31n;
    for (const [info, code, pivot, text] of [
        [3, 'SINGULAR', 2, /pivot 2, counted from 0/],
        [errors + 100n, 'OUT_OF_MEMORY', undefined, /memory/],
        [errors + 102n, 'INACCURATE', undefined, /not finite: the data are not, or numbers overflowed$/],
        [errors + 101n, 'INTERNAL', undefined, /defect/],
        [errors + 3n, 'BAD_ARGUMENT', undefined, /: A$/],
    ]) {
        const error = new LuError(info, 'recursive_lu_f64_gesv', 'system 7: ');
        assert.deepEqual([error.info, error.code, error.pivot], [info, code, pivot]);
        assert.match(error.message, text);
        assert.ok(error.message.startsWith('system 7: '));
    }
});

test('what a caller does to the properties of a factorization and its array has no effect', () => {
    const a = Object.defineProperty(square(), 'constructor', { value: Int8Array }), lu = factor(a, 2, 2);
    Object.defineProperty(lu, 'rows', { value: 2 ** 40 });
    assert.equal(lu.det(), -6);
    assert.equal(lu.rcond(), factor(square(), 2, 2).rcond());
    assert.ok(lu.inverse() instanceof Float64Array);
});

test('threads are set and counted for the process', () => {
    const before = getNumThreads();
    assert.ok(before >= 1);
    setNumThreads(3);
    assert.equal(getNumThreads(), 3);
    setNumThreads(2 ** 40);
    assert.equal(getNumThreads(), 1024);
    for (const [type, ...values] of [[RangeError, -1, 1.5, NaN], [TypeError, '2', undefined, null]]) {
        for (const wrong of values) assert.throws(() => setNumThreads(wrong), begins('threads', type));
    }
    assert.equal(getNumThreads(), 1024);
    setNumThreads(0);
    assert.equal(getNumThreads(), before);
    assert.match(version(), /^\d+\.\d+\.\d+/);
    assert.match(isa(), /^(baseline|x86-64-v[34]|aarch64-neon)$/);
});
