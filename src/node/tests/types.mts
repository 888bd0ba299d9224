// Compiled, never run: the types accept what the package documents, and refuse what it refuses.
import { factor, factorAsync, solve, solveBatch, solveAsync, Factorization, LuError, type Complex } from 'recursive-lu';

const a = new Float64Array(9), b = new Float64Array(3);
const lu: Factorization<Float64Array> = factor(a, 3, 3, { layout: 'row-major' });
const later: Promise<Factorization<Float32Array>> = factorAsync(new Float32Array(4), 2, 2);
const x: Float64Array = lu.solve(b, { transpose: 'T', copy: true });
const det: number | Complex = lu.det();
const pivot: number | undefined = lu.pivots[0];
const y: Promise<Float64Array> = solveAsync(a, b, { complex: false, threads: false });
const z: Float64Array = solveBatch(a, b, { n: 1, count: 3, nrhs: 1 });

function codeOf(error: unknown): string {
    return error instanceof LuError ? `${error.code} ${error.info} ${error.pivot ?? ''}` : '';
}

// @ts-expect-error integers are no matrix
solve(new Int32Array(9), b);
// @ts-expect-error one precision for both
solve(a, new Float32Array(3));
// @ts-expect-error no such layout
factor(a, 3, 3, { layout: 'rows' });
// @ts-expect-error a batch wants its sizes
solveBatch(a, b);
// @ts-expect-error made by factor only
new Factorization();
// @ts-expect-error the norm is a number
lu.rcond('1');

export { later, x, det, pivot, y, z, codeOf };
