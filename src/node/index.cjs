'use strict';
// The package's entry for require.
module.exports = {
    ...require('./source/factorization.cjs'),
    ...require('./source/systems.cjs'),
    ...require('./source/threads.cjs'),
    LuError: require('./source/errors.cjs').LuError,
};
