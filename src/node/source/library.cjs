'use strict';
// Loads librecursivelu.so and declares its functions, once for each of the four element types.

const fs = require('node:fs');
const path = require('node:path');
const koffi = require('koffi');

// Bits of the argument flags, as include/recursive_lu.h has them.
const THREADED = 1;

const BESIDE = path.join(__dirname, '..', 'lib', 'librecursivelu.so');
const SYSTEM = 'librecursivelu.so.0';

// Koffi gives an asynchronous call a stack of 128 KiB of its own; a thread of the C library has 8 MiB.
const ASYNC_STACK = 1 << 20;

/** Where the library is: what the environment names, else the file in lib/, else the system's. */
function choose() {
    if (process.env.RECURSIVE_LU_LIBRARY) {
        return [process.env.RECURSIVE_LU_LIBRARY, 'named by RECURSIVE_LU_LIBRARY'];
    }
    return fs.existsSync(BESIDE) ? [BESIDE, 'in the package'] : [SYSTEM, `of the system, as there is no ${BESIDE}`];
}

/** The functions of one element type; `real` is the type of norms and condition numbers. */
function declare(library, letters, real) {
    const size = 'int64_t', data = 'void *', flags = 'uint32_t';
    const named = (name, ...parameters) => library.func(`recursive_lu_${letters}_${name}`, size, parameters);
    return {
        strided: named('strided', data, size, size, size, data, flags),
        gesv: named('gesv', size, size, data, size, data, data, size, flags),
        batchedGesv: named('batched_gesv', size, size, data, size, size, data, size, data, size, size, size, data, flags),
        solve: named('solve', 'char', size, size, data, size, data, data, size),
        inverse: named('inverse', size, data, size, data, flags),
        det: named('det', size, data, size, data, data),
        rcond: named('rcond', 'char', size, data, size, real, data),
    };
}

function load() {
    const [file, origin] = choose();
    try {
        const library = koffi.load(file);
        // A library that lacks one of the functions is another one, or another version.
        return {
            f64: declare(library, 'f64', 'double'),
            f32: declare(library, 'f32', 'float'),
            c128: declare(library, 'c128', 'double'),
            c64: declare(library, 'c64', 'float'),
            message: library.func('recursive_lu_message', 'str', ['int64_t']),
            argument: library.func('recursive_lu_argument', 'str', ['str', 'int32_t']),
            setNumThreads: library.func('recursive_lu_set_num_threads', 'int64_t', ['int32_t']),
            getNumThreads: library.func('recursive_lu_get_num_threads', 'int32_t', []),
            version: library.func('recursive_lu_version', 'str', []),
            isa: library.func('recursive_lu_isa', 'str', []),
        };
    } catch (error) {
        throw new Error(`recursive-lu cannot load its library ${file} (${origin}): ${error.message}`, { cause: error });
    }
}

// Koffi refuses this after the process's first asynchronous call, whose stacks then have the size that somebody else chose.
if (koffi.config().async_stack_size < ASYNC_STACK) {
    try {
        koffi.config({ async_stack_size: ASYNC_STACK });
    } catch { /* the default was enough for every call that was tried */ }
}

module.exports = { library: load(), THREADED };
