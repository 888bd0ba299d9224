// How long a system takes by this package and by elimination in plain JavaScript, in one run: node benchmark.mjs
// The time includes that of copying the matrix and the right-hand side, which both overwrite.

import { isa, solve, solveBatch } from 'recursive-lu';

/** Solves A x = b by elimination with row exchanges; A by columns. */
function eliminate(a, b, n) {
    for (let k = 0; k < n; k++) {
        let p = k;
        for (let i = k + 1; i < n; i++) if (Math.abs(a[i + k * n]) > Math.abs(a[p + k * n])) p = i;
        if (p !== k) {
            for (let j = k; j < n; j++) {
                const swapped = a[k + j * n];
                a[k + j * n] = a[p + j * n];
                a[p + j * n] = swapped;
            }
            const swapped = b[k];
            b[k] = b[p];
            b[p] = swapped;
        }
        const reciprocal = 1 / a[k + k * n];
        for (let i = k + 1; i < n; i++) b[i] -= (a[i + k * n] *= reciprocal) * b[k];
        for (let j = k + 1; j < n; j++) {
            const multiple = a[k + j * n];
            for (let i = k + 1; i < n; i++) a[i + j * n] -= a[i + k * n] * multiple;
        }
    }
    for (let k = n - 1; k >= 0; k--) {
        b[k] /= a[k + k * n];
        for (let i = 0; i < k; i++) b[i] -= a[i + k * n] * b[k];
    }
}

/** Nanoseconds of one run: the least of several rounds of a tenth of a second. */
function time(run) {
    let repeats = 1, best = Infinity;
    for (let round = 0; round < 8;) {
        const begin = process.hrtime.bigint();
        for (let k = 0; k < repeats; k++) run();
        const spent = Number(process.hrtime.bigint() - begin);
        if (spent < 1e8) {
            repeats *= 2;
        } else {
            best = Math.min(best, spent / repeats);
            round++;
        }
    }
    return best;
}

const random = (length) => Float64Array.from({ length }, () => 2 * Math.random() - 1);
const line = (name, ours, plain) => console.log(`${name.padEnd(22)}${(ours / 1000).toFixed(2).padStart(12)} us`
    + `${(plain / 1000).toFixed(2).padStart(12)} us${(plain / ours).toFixed(2).padStart(10)} x`);

console.log(`node ${process.version}, ${isa()}\n${''.padEnd(22)}${'recursive-lu'.padStart(15)}${'plain loop'.padStart(15)}`
    + 'speedup'.padStart(12));
for (const n of [4, 16, 100]) {
    const A = random(n * n), b = random(n), a = A.slice(), x = b.slice(), options = { threads: false };
    const fresh = () => {
        a.set(A);
        x.set(b);
    };
    line(`n = ${n}`, time(() => {
        fresh();
        solve(a, x, options);
    }), time(() => {
        fresh();
        eliminate(a, x, n);
    }));
}
for (const n of [4, 16]) {
    const count = 1000, A = random(n * n * count), b = random(n * count), a = A.slice(), x = b.slice();
    const part = (all, size, k) => all.subarray(k * size, (k + 1) * size);
    const parts = Array.from({ length: count }, (_, k) => [part(a, n * n, k), part(x, n, k)]);
    const fresh = () => {
        a.set(A);
        x.set(b);
    };
    line(`${count} of n = ${n}`, time(() => {
        fresh();
        solveBatch(a, x, { n, count, threads: false });
    }), time(() => {
        fresh();
        for (const [matrix, side] of parts) eliminate(matrix, side, n);
    }));
}
