package recursivelu;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Some systems of a batch have no solution, or none to be trusted; the others have been solved. */
public final class BatchException extends LuException {
    private static final long serialVersionUID = 1;

    /** What went wrong, by system. */
    private final TreeMap<Integer, LuException> failures;

    BatchException(TreeMap<Integer, LuException> failures, int count) {
        super(failures.size() + " of " + count + " systems failed; system " + failures.firstKey() + ", counted from 0: "
                + failures.firstEntry().getValue().getMessage());
        this.failures = failures;
        initCause(failures.firstEntry().getValue());
    }

    /**
     * What went wrong.
     *
     * @return the exceptions of all systems that failed, by their indices in the batch, counted from 0; unmodifiable
     */
    public SortedMap<Integer, LuException> failures() {
        return Collections.unmodifiableSortedMap(failures);
    }
}
