package recursivelu;

/** Says why there is no result, or none to be trusted. */
public class LuException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LuException(String message) {
        super(message);
    }
}
