package recursivelu;

/** The types of elements that the library has. */
enum Element {
    F64(new Functions.F64(), Double.BYTES, 1),
    F32(new Functions.F32(), Float.BYTES, 1),
    C128(new Functions.C128(), Double.BYTES, 2),
    C64(new Functions.C64(), Float.BYTES, 2);

    final Functions functions;

    /** Numbers that make an element. */
    final int parts;

    /** Bytes of a number. */
    final int numberBytes;

    /** Bytes of an element. */
    final int bytes;

    Element(Functions functions, int numberBytes, int parts) {
        this.functions = functions;
        this.parts = parts;
        this.numberBytes = numberBytes;
        this.bytes = numberBytes * parts;
    }

    static Element of(boolean doubles, boolean complex) {
        if (complex) {
            return doubles ? C128 : C64;
        }
        return doubles ? F64 : F32;
    }

    boolean isDouble() {
        return numberBytes == Double.BYTES;
    }
}
