'use strict';
// Threads of the process, and what library is in use.

const { library } = require('./library.cjs');
const { LuError } = require('./errors.cjs');
const { size } = require('./arguments.cjs');

/** Sets how many threads later calls may use, from 1 on; 0 goes back to the default. For the whole process. */
function setNumThreads(threads) {
    // Above 1024 the library takes 1024; the cut is made here for numbers that do not fit into its parameter.
    const info = library.setNumThreads(Math.min(size('threads', threads), 1024));
    if (info !== 0) throw new LuError(info, 'recursive_lu_set_num_threads');
}

const getNumThreads = () => library.getNumThreads();
const version = () => library.version();
const isa = () => library.isa();

module.exports = { setNumThreads, getNumThreads, version, isa };
