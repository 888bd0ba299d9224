import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { factor, factorAsync, LuError, solve, solveAsync, solveBatch, solveBatchAsync } from 'recursive-lu';
import { elements, generator, integer, layouts, numbers } from './reference.mjs';

const inUse = (name) => ({ name: 'TypeError', message: `${name} is in use by an asynchronous call that has not ended` });

/** A system that takes long enough for what the test does meanwhile. */
function large(n = 700, seed = 31) {
    const random = generator(seed);
    return { n, a: numbers(Float64Array, random, n * n), b: numbers(Float64Array, random, n) };
}

test('asynchronous calls give the bits of synchronous ones, hundreds at a time', async () => {
    const random = generator(32), calls = [];
    for (let k = 0; k < 600; k++) {
        const { Kind, complex } = elements[k % 4], layout = layouts[(k >> 2) % 2], parts = complex ? 2 : 1;
        const n = integer(random, 1, 30);
        const a = numbers(Kind, random, n * n * parts), b = numbers(Kind, random, 2 * n * parts);
        const expected = solve(a, b, { complex, layout, copy: true });
        calls.push(solveAsync(a, b, { complex, layout }).then((x) => {
            assert.equal(x, b);
            assert.deepEqual(x, expected);
        }));
    }
    assert.equal((await Promise.all(calls)).length, 600);
});

test('the main thread runs while a system is solved', async () => {
    const { a, b } = large(), expected = solve(a, b, { copy: true });
    let turns = 0, ended = false;
    const count = () => {
        turns++;
        if (!ended) setImmediate(count);
    };
    const x = solveAsync(a, b);
    setImmediate(count);
    assert.deepEqual(await x, expected);
    ended = true;
    assert.ok(turns > 0);
});

test('factors are shared by solutions on many threads', async () => {
    const { n, a } = large(200), lu = await factorAsync(a, n, n), random = generator(33);
    assert.deepEqual(lu.factors, factor(large(200).a, n, n).factors);
    const sides = Array.from({ length: 50 }, () => numbers(Float64Array, random, n));
    const expected = sides.map((b) => lu.solve(b, { copy: true }));
    assert.deepEqual(await Promise.all(sides.map((b) => lu.solveAsync(b))), expected);
    assert.deepEqual(await lu.inverseAsync(), lu.inverse());
});

test('batches off the main thread', async () => {
    const random = generator(34), n = 6, count = 500;
    const a = numbers(Float64Array, random, n * n * count), b = numbers(Float64Array, random, n * count);
    const expected = solveBatch(a, b, { n, count, copy: true });
    assert.deepEqual(await solveBatchAsync(a, b, { n, count }), expected);
    assert.equal((await solveBatchAsync(new Float64Array(0), new Float64Array(0), { n: 0, count: 9 })).length, 0);
});

test('failures reject', async () => {
    const singular = (error) => error instanceof LuError && error.code === 'SINGULAR' && error.pivot === 0;
    await assert.rejects(solveAsync(new Float64Array(4), new Float64Array(2)), singular);
    await assert.rejects(solveBatchAsync(new Float64Array(4), new Float64Array(2), { n: 2, count: 1 }),
        (error) => singular(error) && error.system === 0 && error.failures.length === 1);
    const lu = await factorAsync(new Float64Array(4), 2, 2);
    assert.ok(lu.singular);
    await assert.rejects(lu.solveAsync(new Float64Array(2)), singular);
    await assert.rejects(lu.inverseAsync(), singular);
});

test('arrays of a call that has not ended are refused, and free when it has', async () => {
    const { n, a, b } = large(), other = large();
    const running = solveAsync(a, b);
    assert.throws(() => solve(a, other.b), inUse('a'));
    assert.throws(() => solve(other.a, b), inUse('b'));
    assert.throws(() => factor(a.subarray(0, 9), 3, 3), inUse('a'));
    assert.throws(() => factor(a.subarray(0, 9), 3, 3, { copy: true }), inUse('a'));
    await assert.rejects(factorAsync(a, n, n), inUse('a'));
    // Another part of the same buffer is free.
    const whole = new Float64Array(8).fill(1), half = factorAsync(whole.subarray(0, 4), 2, 2);
    assert.equal(factor(whole.subarray(4, 5), 1, 1).det(), 1);
    await Promise.all([running, half]);
    const lu = factor(a, n, n);
    const reading = lu.solveAsync(b);
    assert.equal(typeof lu.det(), 'number');
    assert.throws(() => factor(a, n, n), inUse('a'));
    await reading;
    assert.equal(factor(a, n, n).factors, a);
});

test('a copy is solved while the argument changes', async () => {
    const { a, b } = large(300), expected = solve(a, b, { copy: true });
    const x = solveAsync(a, b, { copy: true });
    a.fill(NaN);
    b.fill(NaN);
    assert.deepEqual(await x, expected);
});

test('the buffer of a running call cannot be transferred', async () => {
    const { a, b } = large(), running = solveAsync(a, b);
    try {
        structuredClone(a.buffer, { transfer: [a.buffer] });
    } catch (error) {
        assert.equal(error.name, 'DataCloneError');
    }
    assert.equal(a.length, 700 * 700);
    assert.equal(await running, b);
});

test('garbage collection and queues take nothing from running calls', () => {
    const script = `
        import { solveAsync } from 'recursive-lu';
        const all = [];
        for (let k = 0; k < 200; k++) {
            const a = Float64Array.from({ length: 400 }, (_, i) => (i % 21 === 0 ? 2 : 0));
            all.push(solveAsync(a, new Float64Array(20).fill(4)));
            if (k % 20 === 0) gc();
        }
        setImmediate(gc);
        const results = await Promise.all(all);
        if (!results.every((x) => x.every((y) => y === 2))) process.exit(1);`;
    const child = spawnSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script],
        { cwd: new URL('.', import.meta.url).pathname, encoding: 'utf8' });
    assert.equal(child.status, 0, child.stderr);
});

test('a process may exit, and a worker be stopped, while calls run', async () => {
    const source = `
        const { solveAsync } = require('recursive-lu');
        for (let k = 0; k < 6; k++) {
            const n = 500;
            solveAsync(Float64Array.from({ length: n * n }, Math.random), new Float64Array(n).fill(1));
        }`;
    const cwd = new URL('.', import.meta.url).pathname;
    const child = spawnSync(process.execPath, ['--eval', `${source} process.exit(7);`], { cwd, encoding: 'utf8' });
    assert.equal(child.status, 7, `${child.signal} ${child.stderr}`);
    const here = `require('node:module').createRequire(${JSON.stringify(cwd)})`;
    const required = source.replace('require', here);
    const begun = "require('node:worker_threads').parentPort.postMessage('begun'); setInterval(() => {}, 1000);";
    const worker = new Worker(required + begun, { eval: true });
    await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    await worker.terminate();
    assert.deepEqual(solve(Float64Array.of(2), Float64Array.of(4)), Float64Array.of(2));
});
