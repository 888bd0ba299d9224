// What the tests compare with: elimination in plain JavaScript, and matrices made from a seed.

/** Numbers from 0 to 1, the same ones for a seed (mulberry32). */
export function generator(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), state | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

export const integer = (random, low, high) => low + Math.floor(random() * (high - low + 1));

/** An array of numbers from -1 to 1. */
export const numbers = (Kind, random, length) => Kind.from({ length }, () => 2 * random() - 1);

/** The four element types. */
export const elements = [
    { name: 'f64', Kind: Float64Array, complex: false, eps: 2 ** -52 },
    { name: 'f32', Kind: Float32Array, complex: false, eps: 2 ** -23 },
    { name: 'c128', Kind: Float64Array, complex: true, eps: 2 ** -52 },
    { name: 'c64', Kind: Float32Array, complex: true, eps: 2 ** -23 },
];
export const layouts = ['column-major', 'row-major'];

export const times = (x, y) => [x[0] * y[0] - x[1] * y[1], x[0] * y[1] + x[1] * y[0]];
export const minus = (x, y) => [x[0] - y[0], x[1] - y[1]];
export const over = (x, y) => {
    const d = y[0] * y[0] + y[1] * y[1];
    return [(x[0] * y[0] + x[1] * y[1]) / d, (x[1] * y[0] - x[0] * y[1]) / d];
};

/** A matrix as rows of pairs, from an array in a layout. */
export function rowsOf(a, m, n, { complex, layout = 'column-major' }) {
    const at = (i, j) => (layout === 'row-major' ? i * n + j : i + j * m);
    return Array.from({ length: m }, (_, i) => Array.from({ length: n }, (__, j) =>
        (complex ? [a[2 * at(i, j)], a[2 * at(i, j) + 1]] : [a[at(i, j)], 0])));
}

export const transposed = (rows) => rows[0].map((_, j) => rows.map((row) => row[j]));
export const conjugated = (rows) => rows.map((row) => row.map(([re, im]) => [re, -im]));

export const product = (A, B) => A.map((row) => B[0].map((_, j) => row.reduce((sum, x, k) => {
    const [re, im] = times(x, B[k][j]);
    return [sum[0] + re, sum[1] + im];
}, [0, 0])));

/** The largest |A - B|. */
export const distance = (A, B) => Math.max(0, ...A.flatMap((row, i) => row.map((x, j) => Math.hypot(...minus(x, B[i][j])))));

/** X of A X = B and det A, by elimination with row exchanges in double precision. */
export function eliminate(A, B) {
    const n = A.length, W = A.map((row, i) => [...row, ...B[i]]);
    let det = [1, 0];
    for (let k = 0; k < n; k++) {
        let p = k;
        for (let i = k + 1; i < n; i++) if (Math.hypot(...W[i][k]) > Math.hypot(...W[p][k])) p = i;
        if (p !== k) {
            [W[k], W[p]] = [W[p], W[k]];
            det = [-det[0], -det[1]];
        }
        det = times(det, W[k][k]);
        for (let i = 0; i < n; i++) {
            if (i === k) continue;
            const factor = over(W[i][k], W[k][k]);
            for (let j = k; j < W[i].length; j++) W[i][j] = minus(W[i][j], times(factor, W[k][j]));
        }
    }
    return { X: W.map((row, i) => row.slice(n).map((x) => over(x, row[i]))), det };
}
