import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factor, Factorization, LuError } from 'recursive-lu';
import {
    conjugated, distance, elements, eliminate, generator, integer, layouts, numbers, product, rowsOf, transposed,
} from './reference.mjs';

/** P * L * U of factors by columns, as rows of pairs. */
function multiplied(lu) {
    // By rows, the memory is that of the transpose.
    const [m, n] = lu.layout === 'row-major' ? [lu.columns, lu.rows] : [lu.rows, lu.columns], k = Math.min(m, n);
    const stored = rowsOf(lu.factors, m, n, { complex: lu.complex });
    const L = stored.map((row, i) => Array.from({ length: k }, (_, j) => (i === j ? [1, 0] : i > j ? row[j] : [0, 0])));
    const U = stored.slice(0, k).map((row, i) => row.map((x, j) => (i <= j ? x : [0, 0])));
    const result = product(L, U);
    for (let i = k - 1; i >= 0; i--) [result[i], result[lu.pivots[i]]] = [result[lu.pivots[i]], result[i]];
    return lu.layout === 'row-major' ? transposed(result) : result;
}

for (const { name, Kind, complex, eps } of elements) {
    for (const layout of layouts) {
        test(`${name} ${layout}: P L U is the matrix, for random shapes`, () => {
            const random = generator(11);
            for (let round = 0; round < 25; round++) {
                const m = integer(random, 1, 40), n = integer(random, 1, 40);
                const a = numbers(Kind, random, m * n * (complex ? 2 : 1)), original = rowsOf(a, m, n, { complex, layout });
                const lu = factor(a, m, n, { complex, layout });
                assert.equal(lu.factors, a);
                assert.deepEqual([lu.rows, lu.columns, lu.layout, lu.complex, lu.info], [m, n, layout, complex, 0]);
                assert.ok(lu.pivots instanceof Int32Array && lu.pivots.length === Math.min(m, n));
                assert.ok(distance(multiplied(lu), original) <= 60 * eps, `${m} x ${n}`);
            }
        });

        test(`${name} ${layout}: solutions, determinant, inverse and condition are those of elimination`, () => {
            const random = generator(12);
            for (let round = 0; round < 15; round++) {
                const n = integer(random, 1, 24), nrhs = integer(random, 1, 4), parts = complex ? 2 : 1;
                const a = numbers(Kind, random, n * n * parts), b = numbers(Kind, random, n * nrhs * parts);
                const A = rowsOf(a, n, n, { complex, layout }), B = rowsOf(b, n, nrhs, { complex });
                const I = A.map((_, i) => A.map((__, j) => [i === j ? 1 : 0, 0]));
                const { X: V, det } = eliminate(A, I);
                const norm1 = (M) => Math.max(...transposed(M).map((column) => column.reduce((s, x) => s + Math.hypot(...x), 0)));
                const condition = norm1(A) * norm1(V), near = 200 * n * eps * condition;

                const lu = factor(a, n, n, { complex, layout });
                const conjugate = complex && layout === 'row-major' ? [] : [['C', conjugated(transposed(A))]];
                for (const [transpose, op] of [['N', A], ['T', transposed(A)], ...conjugate]) {
                    const x = lu.solve(b, { transpose, copy: true }), { X } = eliminate(op, B);
                    const size = Math.max(1, ...X.flat().map((y) => Math.hypot(...y)));
                    assert.ok(distance(rowsOf(x, n, nrhs, { complex }), X) <= near * size, `${transpose} ${n}`);
                }
                assert.ok(distance(rowsOf(lu.inverse(), n, n, { complex, layout }), V) <= near * norm1(V));
                const d = complex ? [lu.det().re, lu.det().im] : [lu.det(), 0];
                assert.ok(Math.hypot(d[0] - det[0], d[1] - det[1]) <= near * Math.hypot(...det));
                // The estimate is no more than rounding below the true value, and of such matrices at most three times above.
                const ratio = lu.rcond() * condition;
                assert.ok(ratio > 0.5 && ratio < 3.5, `${lu.rcond()} ${1 / condition}`);
            }
        });
    }

    test(`${name}: a singular matrix is factored; determinant and condition are zero, a solution is refused`, () => {
        const parts = complex ? 2 : 1, a = new Kind(9 * parts);
        // Column 1 is zero: so is pivot 1, counted from 0.
        [1, 0, 0, 0, 0, 0, 2, 3, 5].forEach((x, i) => { a[i * parts] = x; });
        const lu = factor(a, 3, 3, { complex }), b = new Kind(3 * parts).fill(7);
        assert.ok(lu.singular && lu.info === 2);
        assert.deepEqual(lu.det(), complex ? { re: 0, im: 0 } : 0);
        assert.equal(lu.rcond(), 0);
        const refused = (error) => error instanceof LuError && error instanceof Error && error.name === 'LuError'
            && error.code === 'SINGULAR' && error.info === 2 && error.pivot === 1 && /pivot 1/.test(error.message);
        assert.throws(() => lu.solve(b), refused);
        assert.throws(() => lu.inverse(), refused);
        assert.deepEqual(b, new Kind(3 * parts).fill(7));
    });
}

test('a Hilbert matrix is nearly singular, and its condition number says so', () => {
    const n = 12, hilbert = Float64Array.from({ length: n * n }, (_, k) => 1 / (1 + (k % n) + Math.floor(k / n)));
    const lu = factor(hilbert, n, n);
    assert.ok(!lu.singular && lu.rcond() > 1e-18 && lu.rcond() < 1e-15);
});

test('the norm is kept unless it is not wanted, and then is asked for', () => {
    const a = Float64Array.of(2, 0, 0, 4), lu = factor(a, 2, 2, { norm: false });
    assert.throws(() => lu.rcond(), { name: 'TypeError', message: /^norm / });
    assert.throws(() => lu.rcond(-1), { name: 'RangeError', message: /^norm / });
    assert.throws(() => lu.rcond(NaN), { name: 'RangeError', message: /^norm / });
    assert.equal(lu.rcond(4), 0.5);
    assert.ok(Number.isNaN(factor(Float64Array.of(NaN, 0, 0, 4), 2, 2).rcond()));
    assert.ok(Number.isNaN(factor(Float64Array.of(Infinity, NaN), 1, 1, { complex: true }).rcond()));
    assert.equal(factor(Float64Array.of(Infinity, 0), 1, 1, { complex: true }).rcond(), 0);
});

test('the condition number is that of the 1-norm in both layouts', () => {
    // Its column sums are at most 101 and its row sums 201, and so are those of its inverse.
    const arrow = { 'column-major': [1, 0, 0, 100, 1, 0, 100, 0, 1], 'row-major': [1, 100, 100, 0, 1, 0, 0, 0, 1] };
    for (const { Kind, complex, eps } of elements) {
        for (const layout of layouts) {
            const a = Kind.from(arrow[layout].flatMap((x) => (complex ? [0, x] : [x])));
            const rcond = factor(a, 3, 3, { complex, layout }).rcond();
            assert.ok(Math.abs(rcond * 101 * 101 - 1) < 10 * eps, `${layout} ${rcond}`);
        }
    }
});

test('the norm of complex numbers neither overflows nor underflows', () => {
    for (const scale of [1e-200, 1, 1e200]) {
        const rcond = factor(Float64Array.of(3 * scale, 4 * scale), 1, 1, { complex: true }).rcond();
        assert.ok(Math.abs(rcond - 1) < 1e-14, `${scale}: ${rcond}`);
    }
});

test('a copy leaves the matrix as it is, and empty matrices are factored', () => {
    const a = Float64Array.of(1, 2, 3, 4), lu = factor(a, 2, 2, { copy: true });
    assert.deepEqual(a, Float64Array.of(1, 2, 3, 4));
    assert.notEqual(lu.factors, a);
    assert.equal(lu.det(), -2);
    const empty = factor(new Float64Array(0), 0, 0);
    assert.equal(empty.det(), 1);
    assert.equal(empty.rcond(), 1);
    assert.equal(empty.inverse().length, 0);
    assert.equal(empty.solve(new Float64Array(0)).length, 0);
    assert.equal(factor(new Float64Array(0), 0, 5).pivots.length, 0);
});

test('a part of a buffer is factored where it is, and the numbers around it stay', () => {
    const all = new Float64Array(20).fill(NaN), a = all.subarray(8, 12);
    a.set([4, 3, 6, 3]);
    assert.deepEqual([...factor(a, 2, 2).factors], [4, 0.75, 6, -1.5]);
    assert.ok(all.every((x, i) => Number.isNaN(x) === (i < 8 || i >= 12)));
});

test('a matrix that is not square has factors only, and only factor makes them', () => {
    const lu = factor(new Float64Array(6).fill(1), 2, 3);
    for (const use of [() => lu.det(), () => lu.rcond(), () => lu.inverse(), () => lu.solve(new Float64Array(2))]) {
        assert.throws(use, { name: 'RangeError', message: /^a must be square, not 2 x 3/ });
    }
    assert.throws(() => new Factorization(), TypeError);
    assert.throws(() => new Factorization({}), TypeError);
});
