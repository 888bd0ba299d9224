package recursivelu;

/** The factors or the solution have an infinity or NaN, because the data have, or because numbers overflowed. */
public final class NotFiniteException extends LuException {
    private static final long serialVersionUID = 1;

    NotFiniteException() {
        super("the factors or the solution are not finite: the data are not, or numbers overflowed");
    }
}
