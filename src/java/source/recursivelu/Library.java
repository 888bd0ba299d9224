package recursivelu;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.File;
import java.util.Locale;
import java.util.Map;

/** Finds the shared library, and binds the native methods of {@link Functions} to it. */
final class Library {
    /** The oldest version that has everything. */
    private static final String OLDEST = "0.1.0";

    private static final String FILE = "librecursivelu.so";
    private static final String PROPERTY = "recursivelu.library";

    /** Why there is no library; null if there is. An exception of a class's initializer would tell it only once. */
    private static final String FAILURE = load();

    private Library() {}

    /** Throws if the library could not be loaded. */
    static void require() {
        if (FAILURE != null) {
            throw new UnsatisfiedLinkError(FAILURE);
        }
    }

    /** The name that the library has for a native method. */
    static String functionName(Class<?> type, String method) {
        String letters = type == Functions.Common.class ? "" : type.getSimpleName().toLowerCase(Locale.ROOT) + "_";
        return "recursive_lu_" + letters + method;
    }

    private static String load() {
        String origin = "";
        try {
            Place place = choose();
            origin = place.origin;
            FunctionMapper names = (library, method) -> functionName(method.getDeclaringClass(), method.getName());
            NativeLibrary library =
                    NativeLibrary.getInstance(place.name, Map.of(com.sun.jna.Library.OPTION_FUNCTION_MAPPER, names));
            String version =
                    library.getFunction(functionName(Functions.Common.class, "version")).invokeString(new Object[0], false);
            if (older(version, OLDEST)) {
                return library.getFile() + " (" + origin + ") is RecursiveLU " + version + "; at least " + OLDEST + " is needed";
            }
            for (Class<?> type : Functions.class.getDeclaredClasses()) {
                Native.register(type, library);
            }
            return null;
        } catch (UnsatisfiedLinkError | RuntimeException error) {
            return "RecursiveLU cannot be used (" + origin + "): " + error.getMessage();
        }
    }

    /** What JNA is told to load, and why. */
    private record Place(String name, String origin) {}

    private static Place choose() {
        String named = System.getProperty(PROPERTY, "");
        if (!named.isEmpty()) {
            return new Place(in(new File(named)), "named by the system property " + PROPERTY);
        }
        String folder = environment("RECURSIVE_LU_LIB_DIR");
        if (!folder.isEmpty()) {
            return new Place(in(new File(folder)), "in RECURSIVE_LU_LIB_DIR");
        }
        String home = environment("RECURSIVE_LU_HOME");
        if (!home.isEmpty()) {
            return new Place(in(new File(home, "lib")), "in lib of RECURSIVE_LU_HOME");
        }
        return new Place("recursivelu", "by JNA's search, as neither the system property " + PROPERTY
                + " nor RECURSIVE_LU_LIB_DIR nor RECURSIVE_LU_HOME is set");
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    /** A file itself; of a folder the library, by the name that programs are linked with, or the one that they run with. */
    private static String in(File place) {
        File file = place.getAbsoluteFile();
        if (file.isDirectory()) {
            File plain = new File(file, FILE);
            file = plain.exists() ? plain : new File(file, FILE + ".0");
        }
        return file.getPath();
    }

    private static boolean older(String version, String than) {
        int[] ours = numbers(version);
        int[] theirs = numbers(than);
        for (int i = 0; i < 3; i++) {
            if (ours[i] != theirs[i]) {
                return ours[i] < theirs[i];
            }
        }
        return false;
    }

    /** Major, minor and patch of a version. */
    private static int[] numbers(String version) {
        int[] numbers = new int[3];
        String[] parts = version.split("[.+-]");
        for (int i = 0; i < 3 && i < parts.length; i++) {
            numbers[i] = Integer.parseInt(parts[i]);
        }
        return numbers;
    }
}
