package recursivelu;

import com.sun.jna.Native;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory outside of Java's heap that threads share. Whoever closes it does not wait: the last thread that uses it frees it.
 */
final class NativeBlock {
    private static final int CLOSED = Integer.MIN_VALUE;

    /** Bytes of blocks from which on it is the collector's turn. */
    private static final long MANY = 256 << 20;

    private static final AtomicLong OPEN = new AtomicLong();
    private static volatile long limit = MANY;

    final long address;
    private final long bytes;

    /** The number of threads that use the memory, and the bit {@link #CLOSED}. */
    private final AtomicInteger state = new AtomicInteger();

    NativeBlock(long bytes) {
        address = allocate(bytes);
        this.bytes = bytes;
        long open = OPEN.addAndGet(bytes);
        if (open > limit) {
            // Java's heap may be nearly empty, and nothing else would make the collector look for what nobody closed.
            limit = 2 * open;
            System.gc();
        }
    }

    /** Bytes of all blocks. */
    static long open() {
        return OPEN.get();
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
            free();
        }
    }

    void close() {
        if (state.getAndUpdate(users -> users | CLOSED) == 0) {
            free();
        }
    }

    private void free() {
        Native.free(address);
        limit = Math.max(MANY, Math.min(limit, 2 * OPEN.addAndGet(-bytes)));
    }

    boolean isClosed() {
        return state.get() < 0;
    }
}
