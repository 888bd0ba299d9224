/**
 * LU factorizations of dense matrices, computed by the shared library RecursiveLU.
 */
@SuppressWarnings("requires-automatic") // JNA has no descriptor, but a name.
module recursivelu {
    requires com.sun.jna;

    exports recursivelu;
}
