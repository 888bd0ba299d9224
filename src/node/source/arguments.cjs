'use strict';
// Checks of arguments, all of them made before anything is written. What is wrong is a TypeError or a RangeError that begins
// with the argument's name.

const { library } = require('./library.cjs');

// The getters of the language itself: a property of the same name on an array, or on a class derived from it, is not asked.
const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
const typedArray = Object.getPrototypeOf(Float64Array.prototype);
const tagOf = getter(typedArray, Symbol.toStringTag);
const lengthOf = getter(typedArray, 'length');
const bufferOf = getter(typedArray, 'buffer');
const offsetOf = getter(typedArray, 'byteOffset');
const byteLengthOf = getter(ArrayBuffer.prototype, 'byteLength');
// Node 18 has no buffers that can be resized.
const resizableOf = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'resizable')?.get;

/** A nonnegative integer. */
function size(name, value) {
    if (typeof value !== 'number') throw new TypeError(`${name} must be a number, not ${describe(value)}`);
    if (!Number.isSafeInteger(value) || value < 0) {
        throw new RangeError(`${name} must be an integer of at least 0, not ${value}`);
    }
    return value;
}

/** What a TypeError calls a value. */
function describe(value) {
    if (value === null) return 'null';
    if (typeof value !== 'object') return typeof value;
    const tag = tagOf.call(value) ?? Object.prototype.toString.call(value).slice(8, -1);
    // The U of unsigned arrays is a consonant.
    return /^[AEIO]/.test(tag) ? `an ${tag}` : `a ${tag}`;
}

/** The part of a buffer that an array of floating-point numbers covers: begin and end in bytes, length in elements. */
function span(name, array) {
    const tag = typeof array === 'object' && array !== null ? tagOf.call(array) : undefined;
    if (tag !== 'Float64Array' && tag !== 'Float32Array') {
        throw new TypeError(`${name} must be a Float64Array or a Float32Array, not ${describe(array)}`);
    }
    const buffer = bufferOf.call(array), length = lengthOf.call(array), begin = offsetOf.call(array);
    if (isShared(buffer)) throw new TypeError(`${name} must not be in shared memory`);
    if (resizableOf?.call(buffer)) throw new TypeError(`${name} must not be in a resizable buffer`);
    if (length === 0 && isDetached(buffer)) throw new TypeError(`${name} is detached`);
    const end = begin + length * (tag === 'Float64Array' ? 8 : 4);
    return { name, array, buffer, tag, length, begin, end, writes: true };
}

function isShared(buffer) {
    try {
        byteLengthOf.call(buffer);
        return false;
    } catch {
        return true;
    }
}

function isDetached(buffer) {
    try {
        new Uint8Array(buffer);
        return false;
    } catch {
        return true;
    }
}

/** The class of an array, which its property constructor need not tell. */
const kindOf = ({ tag }) => (tag === 'Float64Array' ? Float64Array : Float32Array);

/** Two arrays that must be of one type and must not overlap. */
function distinct(a, b) {
    if (a.tag !== b.tag) throw new TypeError(`${b.name} must be a ${a.tag} as ${a.name} is, not a ${b.tag}`);
    if (overlap(a, b)) throw new RangeError(`${b.name} overlaps ${a.name}`);
}

const overlap = (a, b) => a.buffer === b.buffer && a.begin < b.end && b.begin < a.end;

/** An array's length must be that of its shape. */
function shaped(a, numbers, shape) {
    if (a.length !== numbers) throw new RangeError(`${a.name} must have ${numbers} numbers (${shape}), not ${a.length}`);
}

/** How many right-hand sides an array has, one after the other, each of so many numbers. */
function rightSides(b, numbers) {
    if (numbers === 0 && b.length > 0) {
        throw new RangeError(`${b.name} must have no numbers for a matrix of order 0, not ${b.length}`);
    }
    const count = numbers === 0 ? 0 : b.length / numbers;
    if (!Number.isInteger(count)) throw new RangeError(`${b.name} must have a multiple of ${numbers} numbers, not ${b.length}`);
    return count;
}

const DEFAULTS = Object.freeze({
    layout: 'column-major', complex: false, threads: true, copy: false,
    norm: true, transpose: 'N', n: undefined, count: undefined, nrhs: 1,
});

/** The options of a call, which may have those that `allowed` names; the caller checks what is not for every function. */
function settings(options, allowed) {
    if (options === undefined) return DEFAULTS;
    if (typeof options !== 'object' || options === null) {
        throw new TypeError(`options must be an object, not ${describe(options)}`);
    }
    for (const key in options) {
        if (!allowed.has(key)) throw new TypeError(`options.${key} is not an option of this function`);
    }
    const { layout = 'column-major', transpose = 'N', n, count, nrhs = 1 } = options;
    if (layout !== 'column-major' && layout !== 'row-major') {
        throw new RangeError(`options.layout must be 'column-major' or 'row-major', not ${String(layout)}`);
    }
    // Written out, as a spread of the options takes longer than a small system.
    return {
        layout, complex: flag(options, 'complex'), threads: flag(options, 'threads'), copy: flag(options, 'copy'),
        norm: flag(options, 'norm'), transpose, n, count, nrhs,
    };
}

/** A boolean option. */
function flag(options, name) {
    const value = options[name];
    if (value === undefined) return DEFAULTS[name];
    if (typeof value !== 'boolean') throw new TypeError(`options.${name} must be a boolean, not ${describe(value)}`);
    return value;
}

/** The library's functions for an element type, and how many numbers make an element. */
function element(tag, complex) {
    const double = tag === 'Float64Array';
    const letters = complex ? (double ? 'c128' : 'c64') : (double ? 'f64' : 'f32');
    return { functions: library[letters], name: `recursive_lu_${letters}`, parts: complex ? 2 : 1 };
}

module.exports = { size, span, distinct, overlap, shaped, rightSides, settings, element, kindOf, isDetached };
