'use strict';
// The 1-norm of a square matrix, from which the condition number is estimated.

/** The largest column sum of absolute values; NaN if one of them is. `parts` is 2 for complex numbers. */
function norm1(a, n, parts, layout) {
    const sums = new Float64Array(n);
    for (let outer = 0, at = 0; outer < n; outer++) {
        for (let inner = 0; inner < n; inner++, at += parts) {
            const value = parts === 1 ? Math.abs(a[at]) : modulus(a[at], a[at + 1]);
            sums[layout === 'row-major' ? inner : outer] += value;
        }
    }
    // Math.max of many arguments would put them on the stack.
    return sums.reduce((largest, sum) => Math.max(largest, sum), 0);
}

/** |re + i*im|, NaN if a part is; hypot, which is slow, where squares overflow or underflow. */
function modulus(re, im) {
    const squares = re * re + im * im;
    if (squares > 1e-290 && squares < 1e300) return Math.sqrt(squares);
    // Infinity and NaN are infinite for hypot.
    return Number.isNaN(re) || Number.isNaN(im) ? NaN : Math.hypot(re, im);
}

module.exports = { norm1 };
