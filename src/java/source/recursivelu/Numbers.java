package recursivelu;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.Buffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** Where the numbers of a matrix are: in an array, or in a direct buffer. Indices are the caller's to check. */
abstract class Numbers {
    /** The most numbers that are copied at once: the collector waits for copies. */
    private static final int CHUNK = 1 << 20;

    abstract int length();

    abstract boolean isDouble();

    abstract double get(int index);

    abstract void set(int index, double value);

    /** The array, or null. */
    abstract Object array();

    /** The buffer, or null. */
    abstract Buffer buffer();

    /** The address of a buffer; 0 of an array. */
    abstract long address();

    /** Copies numbers to memory at an address. */
    abstract void write(Pointer to, int from, int count);

    /** Copies numbers from memory at an address. */
    abstract void read(Pointer from, int to, int count);

    /** Copies numbers into an array. */
    abstract void copy(int from, int count, double[] into);

    /** So many numbers of this type, in an array. */
    static Numbers fresh(boolean doubles, int length) {
        return doubles ? new Doubles(new double[length]) : new Floats(new float[length]);
    }

    final int bytes() {
        return isDouble() ? Double.BYTES : Float.BYTES;
    }

    final void toNative(long address, int from, int count) {
        for (long done = 0; done < count; done += CHUNK) {
            write(new Pointer(address + done * bytes()), (int) (from + done), (int) Math.min(CHUNK, count - done));
        }
    }

    final void fromNative(long address, int to, int count) {
        for (long done = 0; done < count; done += CHUNK) {
            read(new Pointer(address + done * bytes()), (int) (to + done), (int) Math.min(CHUNK, count - done));
        }
    }

    /** The address of a buffer, which must be one that native code can use. */
    private static long addressOf(Buffer buffer, ByteOrder order) {
        if (!buffer.isDirect()) {
            throw Check.illegal("numbers", "must be a direct buffer, or an array");
        }
        if (order != ByteOrder.nativeOrder()) {
            throw Check.illegal("numbers", "must be a buffer in native byte order, not " + order);
        }
        // JNA does not take an empty buffer for one that has an address.
        return buffer.capacity() == 0 ? 0 : Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
    }

    static final class Doubles extends Numbers {
        private final double[] array;

        Doubles(double[] array) {
            this.array = array;
        }

        @Override
        int length() {
            return array.length;
        }

        @Override
        boolean isDouble() {
            return true;
        }

        @Override
        double get(int index) {
            return array[index];
        }

        @Override
        void set(int index, double value) {
            array[index] = value;
        }

        @Override
        double[] array() {
            return array;
        }

        @Override
        Buffer buffer() {
            return null;
        }

        @Override
        long address() {
            return 0;
        }

        @Override
        void write(Pointer to, int from, int count) {
            to.write(0, array, from, count);
        }

        @Override
        void read(Pointer from, int to, int count) {
            from.read(0, array, to, count);
        }

        @Override
        void copy(int from, int count, double[] into) {
            System.arraycopy(array, from, into, 0, count);
        }
    }

    static final class Floats extends Numbers {
        private final float[] array;

        Floats(float[] array) {
            this.array = array;
        }

        @Override
        int length() {
            return array.length;
        }

        @Override
        boolean isDouble() {
            return false;
        }

        @Override
        double get(int index) {
            return array[index];
        }

        @Override
        void set(int index, double value) {
            array[index] = (float) value;
        }

        @Override
        float[] array() {
            return array;
        }

        @Override
        Buffer buffer() {
            return null;
        }

        @Override
        long address() {
            return 0;
        }

        @Override
        void write(Pointer to, int from, int count) {
            to.write(0, array, from, count);
        }

        @Override
        void read(Pointer from, int to, int count) {
            from.read(0, array, to, count);
        }

        @Override
        void copy(int from, int count, double[] into) {
            for (int i = 0; i < count; i++) {
                into[i] = array[from + i];
            }
        }
    }

    static final class DoubleMemory extends Numbers {
        private final DoubleBuffer buffer;
        private final long address;

        DoubleMemory(DoubleBuffer buffer) {
            this.buffer = buffer.slice();
            address = addressOf(this.buffer, buffer.order());
        }

        @Override
        int length() {
            return buffer.capacity();
        }

        @Override
        boolean isDouble() {
            return true;
        }

        @Override
        double get(int index) {
            return buffer.get(index);
        }

        @Override
        void set(int index, double value) {
            buffer.put(index, value);
        }

        @Override
        Object array() {
            return null;
        }

        @Override
        Buffer buffer() {
            return buffer;
        }

        @Override
        long address() {
            return address;
        }

        @Override
        void write(Pointer to, int from, int count) {
            to.getByteBuffer(0, (long) count * Double.BYTES).asDoubleBuffer().put(0, buffer, from, count);
        }

        @Override
        void read(Pointer from, int to, int count) {
            buffer.put(to, from.getByteBuffer(0, (long) count * Double.BYTES).asDoubleBuffer(), 0, count);
        }

        @Override
        void copy(int from, int count, double[] into) {
            buffer.get(from, into, 0, count);
        }
    }

    static final class FloatMemory extends Numbers {
        private final FloatBuffer buffer;
        private final long address;

        FloatMemory(FloatBuffer buffer) {
            this.buffer = buffer.slice();
            address = addressOf(this.buffer, buffer.order());
        }

        @Override
        int length() {
            return buffer.capacity();
        }

        @Override
        boolean isDouble() {
            return false;
        }

        @Override
        double get(int index) {
            return buffer.get(index);
        }

        @Override
        void set(int index, double value) {
            buffer.put(index, (float) value);
        }

        @Override
        Object array() {
            return null;
        }

        @Override
        Buffer buffer() {
            return buffer;
        }

        @Override
        long address() {
            return address;
        }

        @Override
        void write(Pointer to, int from, int count) {
            to.getByteBuffer(0, (long) count * Float.BYTES).asFloatBuffer().put(0, buffer, from, count);
        }

        @Override
        void read(Pointer from, int to, int count) {
            buffer.put(to, from.getByteBuffer(0, (long) count * Float.BYTES).asFloatBuffer(), 0, count);
        }

        @Override
        void copy(int from, int count, double[] into) {
            for (int i = 0; i < count; i++) {
                into[i] = buffer.get(from + i);
            }
        }
    }
}
