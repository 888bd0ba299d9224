package recursivelu;

import com.sun.jna.Native;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory outside of Java's heap that threads share. Whoever closes it does not wait: the last thread that uses it frees it.
 */
final class NativeBlock {
    private static final int CLOSED = Integer.MIN_VALUE;

    final long address;

    /** The number of threads that use the memory, and the bit {@link #CLOSED}. */
    private final AtomicInteger state = new AtomicInteger();

    NativeBlock(long bytes) {
        address = allocate(bytes);
    }

    /** Memory that {@link Native#free} frees. */
    static long allocate(long bytes) {
        // Zero bytes have an address, too.
        long address = Native.malloc(Math.max(1, bytes));
        if (address == 0) {
            throw new OutOfMemoryError(bytes + " bytes of native memory could not be had");
        }
        return address;
    }

    /** The bytes of so many elements, so many times; too many are an error of the memory. */
    static long bytes(long elements, long times, int bytes) {
        try {
            return Math.multiplyExact(Math.multiplyExact(elements, times), bytes);
        } catch (ArithmeticException overflow) {
            throw new OutOfMemoryError("there is no memory of " + elements + " times " + times + " elements");
        }
    }

    /** Begins to use the memory. */
    void acquire() {
        int users;
        do {
            users = state.get();
            if (users < 0) {
                throw new IllegalStateException("the factorization is closed");
            }
        } while (!state.compareAndSet(users, users + 1));
    }

    /** Ends to use the memory. */
    void release() {
        if (state.decrementAndGet() == CLOSED) {
            Native.free(address);
        }
    }

    void close() {
        if (state.getAndUpdate(users -> users | CLOSED) == 0) {
            Native.free(address);
        }
    }

    boolean isClosed() {
        return state.get() < 0;
    }
}
