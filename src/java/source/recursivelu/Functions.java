package recursivelu;

/**
 * The library's functions for one type of elements, with the names and parameters of recursive_lu.h. Pointers are addresses.
 *
 * <p>The classes below are bound to the library by their methods' names, see {@link Library}.
 */
interface Functions {
    int THREADED = 1;
    int NO_PIVOT = 2;
    int ROW_MAJOR = 4;

    long strided(long a, long m, long n, long lda, long ipiv, int flags);

    long gesv(long n, long nrhs, long a, long lda, long ipiv, long b, long ldb, int flags);

    long batched_gesv(long n, long nrhs, long a, long lda, long strideA, long ipiv, long strideP, long b, long ldb, long strideB,
            long batch, long infos, int flags);

    long solve(byte trans, long n, long nrhs, long lu, long lda, long ipiv, long b, long ldb);

    long inverse(long n, long lu, long lda, long ipiv, int flags);

    long det(long n, long lu, long lda, long ipiv, long det);

    long logdet(long n, long lu, long lda, long ipiv, long sign, long logabs);

    long rcond(byte norm, long n, long lu, long lda, double anorm, long rcond);

    /** What concerns no type of elements. */
    final class Common {
        private Common() {}

        static native String version();

        static native String isa();

        static native String message(long info);

        static native String argument(String function, int i);

        static native int get_num_threads();

        static native long set_num_threads(int threads);
    }

    /** Of double. */
    final class F64 implements Functions {
        @Override
        public native long strided(long a, long m, long n, long lda, long ipiv, int flags);

        @Override
        public native long gesv(long n, long nrhs, long a, long lda, long ipiv, long b, long ldb, int flags);

        @Override
        public native long batched_gesv(long n, long nrhs, long a, long lda, long strideA, long ipiv, long strideP, long b,
                long ldb, long strideB, long batch, long infos, int flags);

        @Override
        public native long solve(byte trans, long n, long nrhs, long lu, long lda, long ipiv, long b, long ldb);

        @Override
        public native long inverse(long n, long lu, long lda, long ipiv, int flags);

        @Override
        public native long det(long n, long lu, long lda, long ipiv, long det);

        @Override
        public native long logdet(long n, long lu, long lda, long ipiv, long sign, long logabs);

        @Override
        public native long rcond(byte norm, long n, long lu, long lda, double anorm, long rcond);
    }

    /** Of float. */
    final class F32 implements Functions {
        @Override
        public native long strided(long a, long m, long n, long lda, long ipiv, int flags);

        @Override
        public native long gesv(long n, long nrhs, long a, long lda, long ipiv, long b, long ldb, int flags);

        @Override
        public native long batched_gesv(long n, long nrhs, long a, long lda, long strideA, long ipiv, long strideP, long b,
                long ldb, long strideB, long batch, long infos, int flags);

        @Override
        public native long solve(byte trans, long n, long nrhs, long lu, long lda, long ipiv, long b, long ldb);

        @Override
        public native long inverse(long n, long lu, long lda, long ipiv, int flags);

        @Override
        public native long det(long n, long lu, long lda, long ipiv, long det);

        @Override
        public native long logdet(long n, long lu, long lda, long ipiv, long sign, long logabs);

        @Override
        public long rcond(byte norm, long n, long lu, long lda, double anorm, long rcond) {
            return rcond(norm, n, lu, lda, (float) anorm, rcond);
        }

        private native long rcond(byte norm, long n, long lu, long lda, float anorm, long rcond);
    }

    /** Of complex numbers of doubles. */
    final class C128 implements Functions {
        @Override
        public native long strided(long a, long m, long n, long lda, long ipiv, int flags);

        @Override
        public native long gesv(long n, long nrhs, long a, long lda, long ipiv, long b, long ldb, int flags);

        @Override
        public native long batched_gesv(long n, long nrhs, long a, long lda, long strideA, long ipiv, long strideP, long b,
                long ldb, long strideB, long batch, long infos, int flags);

        @Override
        public native long solve(byte trans, long n, long nrhs, long lu, long lda, long ipiv, long b, long ldb);

        @Override
        public native long inverse(long n, long lu, long lda, long ipiv, int flags);

        @Override
        public native long det(long n, long lu, long lda, long ipiv, long det);

        @Override
        public native long logdet(long n, long lu, long lda, long ipiv, long sign, long logabs);

        @Override
        public native long rcond(byte norm, long n, long lu, long lda, double anorm, long rcond);
    }

    /** Of complex numbers of floats. */
    final class C64 implements Functions {
        @Override
        public native long strided(long a, long m, long n, long lda, long ipiv, int flags);

        @Override
        public native long gesv(long n, long nrhs, long a, long lda, long ipiv, long b, long ldb, int flags);

        @Override
        public native long batched_gesv(long n, long nrhs, long a, long lda, long strideA, long ipiv, long strideP, long b,
                long ldb, long strideB, long batch, long infos, int flags);

        @Override
        public native long solve(byte trans, long n, long nrhs, long lu, long lda, long ipiv, long b, long ldb);

        @Override
        public native long inverse(long n, long lu, long lda, long ipiv, int flags);

        @Override
        public native long det(long n, long lu, long lda, long ipiv, long det);

        @Override
        public native long logdet(long n, long lu, long lda, long ipiv, long sign, long logabs);

        @Override
        public long rcond(byte norm, long n, long lu, long lda, double anorm, long rcond) {
            return rcond(norm, n, lu, lda, (float) anorm, rcond);
        }

        private native long rcond(byte norm, long n, long lu, long lda, float anorm, long rcond);
    }
}
