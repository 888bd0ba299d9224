// Compiled, never run: the types of the entry for require.
import lu = require('recursive-lu');

export const x: Float32Array = lu.solve(new Float32Array(4), new Float32Array(2));
