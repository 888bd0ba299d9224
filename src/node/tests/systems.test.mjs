import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LuError, factor, solve, solveBatch } from 'recursive-lu';
import { distance, elements, generator, integer, layouts, numbers, product, rowsOf } from './reference.mjs';

for (const { name, Kind, complex, eps } of elements) {
    const parts = complex ? 2 : 1;
    for (const layout of layouts) {
        test(`${name} ${layout}: residuals of random systems are small`, () => {
            const random = generator(21);
            for (let round = 0; round < 20; round++) {
                const n = integer(random, 1, 50), nrhs = integer(random, 0, 4);
                const a = numbers(Kind, random, n * n * parts), b = numbers(Kind, random, n * nrhs * parts);
                const A = rowsOf(a, n, n, { complex, layout }), B = rowsOf(b, n, nrhs, { complex });
                assert.equal(solve(a, b, { complex, layout }), b);
                if (nrhs === 0) continue;
                const X = rowsOf(b, n, nrhs, { complex }), largest = Math.max(1, ...X.flat().map((x) => Math.hypot(...x)));
                assert.ok(distance(product(A, X), B) <= 30 * n * eps * largest, `${n} ${nrhs}`);
            }
        });

        test(`${name} ${layout}: a batch has the bits of its systems`, () => {
            const random = generator(22);
            for (let round = 0; round < 12; round++) {
                const n = integer(random, 1, 20), nrhs = integer(random, 1, 3), count = integer(random, 0, 30);
                const a = numbers(Kind, random, n * n * count * parts), b = numbers(Kind, random, n * nrhs * count * parts);
                const expected = new Kind(b.length), sa = n * n * parts, sb = n * nrhs * parts;
                for (let k = 0; k < count; k++) {
                    const matrix = a.slice(k * sa, (k + 1) * sa), side = b.slice(k * sb, (k + 1) * sb);
                    expected.set(solve(matrix, side, { complex, layout }), k * sb);
                }
                assert.equal(solveBatch(a, b, { n, count, nrhs, complex, layout }), b);
                assert.deepEqual(b, expected);
            }
        });
    }

    test(`${name}: of a batch with singular matrices the others are solved`, () => {
        const a = new Kind(4 * 4 * parts), b = new Kind(2 * 4 * parts).fill(0);
        for (let k = 0; k < 4; k++) {
            a[(4 * k) * parts] = k === 1 ? 0 : 2;
            a[(4 * k + 3) * parts] = k === 3 ? 0 : 4;
            b[(2 * k) * parts] = 2;
            b[(2 * k + 1) * parts] = 8;
        }
        assert.throws(() => solveBatch(a, b, { n: 2, count: 4, complex }), (error) => {
            assert.ok(error instanceof LuError);
            assert.deepEqual([error.code, error.system, error.pivot], ['SINGULAR', 1, 0]);
            assert.deepEqual(error.failures.map((each) => [each.system, each.pivot, each.info]), [[1, 0, 1], [3, 1, 2]]);
            return /^system 1: /.test(error.message);
        });
        assert.deepEqual([...b].filter((_, i) => i % parts === 0), [1, 2, 2, 8, 1, 2, 2, 8]);
    });

    test(`${name}: a singular system leaves b as it is, and an infinite number is told`, () => {
        const b = new Kind(2 * parts).fill(3);
        assert.throws(() => solve(new Kind(4 * parts), b, { complex }), { name: 'LuError', code: 'SINGULAR', pivot: 0, info: 1 });
        assert.deepEqual(b, new Kind(2 * parts).fill(3));
        const a = new Kind(4 * parts).fill(Infinity);
        assert.throws(() => solve(a, b, { complex }), (error) => error.code === 'INACCURATE' && typeof error.info === 'bigint'
            && error.pivot === undefined && /finite/.test(error.message));
    });
}

test('threads change no bit', () => {
    const n = 300, random = generator(23), a = numbers(Float64Array, random, n * n), b = numbers(Float64Array, random, n);
    const one = solve(a, b, { copy: true, threads: false });
    assert.deepEqual(solve(a, b, { copy: true, threads: true }), one);
    assert.deepEqual(factor(a, n, n, { copy: true, threads: false }).factors, factor(a, n, n, { copy: true }).factors);
});

test('copies leave the arguments as they are', () => {
    const a = Float64Array.of(2, 0, 0, 4), b = Float64Array.of(2, 8);
    assert.deepEqual(solve(a, b, { copy: true }), Float64Array.of(1, 2));
    assert.deepEqual(solveBatch(a, b, { n: 2, count: 1, copy: true }), Float64Array.of(1, 2));
    assert.deepEqual([a, b], [Float64Array.of(2, 0, 0, 4), Float64Array.of(2, 8)]);
});

test('nothing is solved where there is nothing', () => {
    const none = () => new Float64Array(0);
    assert.equal(solve(none(), none()).length, 0);
    assert.equal(solveBatch(none(), none(), { n: 0, count: 2 ** 40 }).length, 0);
    assert.equal(solveBatch(none(), none(), { n: 3, count: 0 }).length, 0);
    assert.equal(solveBatch(Float64Array.of(2), none(), { n: 1, count: 1, nrhs: 0 }).length, 0);
});
