// The package's entry for import; the functions are those of index.cjs, so that both entries share one library and one guard.
import api from './index.cjs';

export const {
    factor, factorAsync, solve, solveAsync, solveBatch, solveBatchAsync, Factorization, LuError,
    setNumThreads, getNumThreads, version, isa,
} = api;
export default api;
