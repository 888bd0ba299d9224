// Types of recursive-lu. What is wrong with an argument is a TypeError or a RangeError whose message begins with the argument's
// name; nothing has been written then. The functions whose names end in Async reject their promise with the same errors.

/** The real numbers of a matrix, or with `complex: true` real and imaginary parts in turn. */
export type Numbers = Float64Array | Float32Array;

export type Layout = 'column-major' | 'row-major';

export interface CopyOption {
    /** Work on copies, and leave the arguments as they are. By default they are overwritten. */
    copy?: boolean;
}

export interface ThreadsOption {
    /** Compute on other threads, too, where it pays (the default); the result has the same bits. */
    threads?: boolean;
}

export interface MatrixOptions extends CopyOption, ThreadsOption {
    /** Element (i, j) of an m x n matrix is number i + j*m by columns (the default), i*n + j by rows. */
    layout?: Layout;
    /** Numbers come in pairs, real and imaginary part. */
    complex?: boolean;
}

export interface FactorOptions extends MatrixOptions {
    /** Keep the norm of a square matrix, which rcond needs; true by default. Costs a pass over the matrix. */
    norm?: boolean;
}

export interface SolveOptions extends CopyOption {
    /** A x = b ('N', the default), A transposed x = b ('T'), A transposed and conjugated x = b ('C', not for complex by rows) */
    transpose?: 'N' | 'T' | 'C';
}

export interface BatchOptions extends MatrixOptions {
    /** Order of every matrix. */
    n: number;
    /** Number of systems. */
    count: number;
    /** Right-hand sides of each system, 1 by default. */
    nrhs?: number;
}

export interface Complex {
    re: number;
    im: number;
}

/**
 * The factors of a matrix, from factor or factorAsync. The array of the factors must stay as it is while they are used.
 * Methods that solve, invert or measure throw a RangeError if the matrix is not square.
 */
export class Factorization<T extends Numbers = Numbers> {
    private constructor();
    /** L and U of A = P * L * U, in the array that was given; by rows those of A transposed. L's unit diagonal is not there. */
    readonly factors: T;
    /**
     * Row i, counted from 0, was exchanged with row pivots[i], for i = 0, 1, 2 and so on (by rows: column i). A fresh array,
     * of numbers that do not fit into an Int32Array a Float64Array.
     */
    readonly pivots: Int32Array | Float64Array;
    readonly rows: number;
    readonly columns: number;
    readonly layout: Layout;
    readonly complex: boolean;
    /** 0, or the first k, counted from 1, for which U(k,k) is exactly zero. */
    readonly info: number;
    readonly singular: boolean;
    /**
     * Overwrites b, one right-hand side after the other, with the solutions, and returns it.
     * @throws LuError SINGULAR, with b untouched. A solution that overflows is not reported.
     */
    solve(b: T, options?: SolveOptions): T;
    /** The same on another thread. The factors may be shared by several such calls. */
    solveAsync(b: T, options?: SolveOptions): Promise<T>;
    /** The inverse, in an array of its own and in the matrix's layout. @throws LuError SINGULAR, OUT_OF_MEMORY */
    inverse(options?: ThreadsOption): T;
    inverseAsync(options?: ThreadsOption): Promise<T>;
    /** The determinant, 0 of a singular matrix; infinite or 0 if it overflows or underflows. */
    det(): number | Complex;
    /**
     * An estimate of 1 / (norm1(A) * norm1(inverse of A)), from 0 to 1; below 1e-16 (Float32Array: 6e-8) the matrix is singular
     * to working precision; NaN of a matrix with NaN. The norm is needed only if factor was told `norm: false`.
     */
    rcond(norm?: number): number;
}

/**
 * Factors an m x n matrix in place. A singular matrix is factored, too: see Factorization.singular.
 * @throws LuError OUT_OF_MEMORY
 */
export function factor<T extends Numbers>(a: T, m: number, n: number, options?: FactorOptions): Factorization<T>;
/**
 * The same on another thread. Until the promise is settled, the array must not be touched: calls of this package that would
 * refuse it with a TypeError. Its buffer can no longer be transferred to a worker, not even later. The memory of a
 * WebAssembly.Memory must not grow meanwhile; with `copy: true` none of this matters.
 */
export function factorAsync<T extends Numbers>(a: T, m: number, n: number, options?: FactorOptions): Promise<Factorization<T>>;

/**
 * Solves A x = b for a square matrix. Overwrites a with the factors and b, one right-hand side after the other in both layouts,
 * with the solutions, and returns b.
 * @throws LuError SINGULAR, with b untouched; INACCURATE if numbers are not finite or overflowed; OUT_OF_MEMORY
 */
export function solve<T extends Numbers>(a: T, b: T, options?: MatrixOptions): T;
/** The same on another thread; the arrays are bound as that of factorAsync is. */
export function solveAsync<T extends Numbers>(a: T, b: T, options?: MatrixOptions): Promise<T>;

/**
 * Solves many systems of one order, which follow each other in a and b, in one call, and returns b.
 * @throws LuError of the first system without a solution; its failures tell of all, and the other systems have been solved.
 */
export function solveBatch<T extends Numbers>(a: T, b: T, options: BatchOptions): T;
/** The same on another thread; the arrays are bound as that of factorAsync is. */
export function solveBatchAsync<T extends Numbers>(a: T, b: T, options: BatchOptions): Promise<T>;

export type LuErrorCode = 'SINGULAR' | 'INACCURATE' | 'OUT_OF_MEMORY' | 'BAD_ARGUMENT' | 'INTERNAL';

/** Says why there is no solution, or none to be trusted. Made by this package only. */
export class LuError extends Error {
    private constructor();
    readonly code: LuErrorCode;
    /** The library's own result, a bigint if it is not a pivot. */
    readonly info: number | bigint;
    /** If SINGULAR, the first pivot that is exactly zero, counted from 0. */
    readonly pivot?: number;
    /** Of solveBatch: the system, counted from 0. */
    readonly system?: number;
    /** Of solveBatch: the errors of all systems without a solution. */
    readonly failures?: LuError[];
}

/** Sets how many threads later calls of the whole process may use, from 1 on; 0 goes back to the default. */
export function setNumThreads(threads: number): void;
/** The number of threads that a call may use, the caller's own included. */
export function getNumThreads(): number;
/** The library's version, such as "0.1.0". */
export function version(): string;
/** The kernels in use, such as "x86-64-v3". */
export function isa(): string;
