/**
 * LU factorizations of dense matrices, real and complex, in double and single precision, and what follows from them:
 * {@link recursivelu.Lu} solves systems in one call, one or thousands, {@link recursivelu.LuFactorization} keeps factors for
 * solutions, inverse, determinant and condition number. A {@link recursivelu.MatrixView} says where a matrix is.
 *
 * <p>The numbers are computed by the shared library RecursiveLU. It is the file, or the folder, that the system property
 * {@code recursivelu.library} names; or else in the folder {@code RECURSIVE_LU_LIB_DIR} of the environment; or else in
 * {@code lib} of the folder {@code RECURSIVE_LU_HOME}; or else where JNA finds {@code librecursivelu.so}: in
 * {@code jna.library.path} and where the system has libraries. If it is absent, too old or another one, whatever needs it throws
 * {@link java.lang.UnsatisfiedLinkError}, which says what was tried.
 *
 * <p>What is wrong with an argument is a {@link java.lang.NullPointerException} or an
 * {@link java.lang.IllegalArgumentException} whose message begins with the argument's name; nothing has been written then. Other
 * exceptions are {@link recursivelu.LuException}s. If native memory is short, it is an {@link java.lang.OutOfMemoryError}.
 *
 * <p>All functions may be called from several threads at once, as long as none writes what another one reads or writes.
 */
package recursivelu;
