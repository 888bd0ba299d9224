'use strict';
// The package's error class, and errors from the library's results.

const { library } = require('./library.cjs');

// As include/recursive_lu.h has them: BAD_ARGUMENT(i) is ERRORS + i.
const ERRORS = -(2n ** 63n) + 2147483648n;
const OUT_OF_MEMORY = ERRORS + 100n;
const INTERNAL = ERRORS + 101n;
const INACCURATE = ERRORS + 102n;

function codeOf(info) {
    if (info > 0) return 'SINGULAR';
    const value = BigInt(info);
    if (value === OUT_OF_MEMORY) return 'OUT_OF_MEMORY';
    if (value === INACCURATE) return 'INACCURATE';
    return value > ERRORS && value < OUT_OF_MEMORY ? 'BAD_ARGUMENT' : 'INTERNAL';
}

/** Says why there is no solution, or none to be trusted. */
class LuError extends Error {
    /** @param info a result of the library that is not 0; @param name the library's function, for the names of arguments. */
    constructor(info, name, prefix = '') {
        const code = codeOf(info);
        let text = code === 'SINGULAR' ? `the matrix is singular: pivot ${Number(info) - 1}, counted from 0, is exactly zero`
            // No function here solves in other ways, which have more reasons.
            : code === 'INACCURATE' ? 'the factors or the solution are not finite: the data are not, or numbers overflowed'
            : library.message(info);
        if (code === 'BAD_ARGUMENT') text += `: ${library.argument(name, Number(BigInt(info) - ERRORS)) || name}`;
        super(prefix + text);
        this.name = 'LuError';
        this.code = code;
        this.info = info;
        this.pivot = code === 'SINGULAR' ? Number(info) - 1 : undefined;
    }
}

module.exports = { LuError, INTERNAL };
