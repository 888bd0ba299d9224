package recursivelu;

/**
 * A determinant that may be too large or too small for a number: {@code phase * exp(logAbs)}.
 *
 * @param phase the determinant divided by its absolute value: -1 or 1 for a real matrix; 0 if the determinant is 0
 * @param logAbs the natural logarithm of its absolute value, minus infinity if it is 0
 */
public record LogDeterminant(Complex phase, double logAbs) {}
