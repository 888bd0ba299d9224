package recursivelu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the shared library is found, each time in a process of its own. The tests' own is in RECURSIVE_LU_LIB_DIR. */
class LibraryTest {
    private static final String FOLDER = System.getenv("RECURSIVE_LU_LIB_DIR");
    private static final String FILE = "librecursivelu.so";

    /** What is run: solves a system, and says twice if that fails. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                try {
                    System.out.println(Arrays.toString(Lu.solve(new double[] {2}, new double[] {6})));
                } catch (UnsatisfiedLinkError error) {
                    System.out.println(error.getMessage());
                }
            }
        }
    }

    private static String run(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("RECURSIVE_LU_LIB_DIR", "RECURSIVE_LU_HOME"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static void assertSolved(String output) {
        assertEquals("[3.0]\n[3.0]\n", output);
    }

    /** The message must be there each time. */
    private static void assertRefused(String output, String... parts) {
        for (String part : parts) {
            int first = output.indexOf(part);
            assertTrue(first >= 0 && output.indexOf(part, first + 1) > first, output);
        }
    }

    @Test
    void isFoundWhereAFolderIsNamed(@TempDir Path temporary) throws Exception {
        assertSolved(run(Map.of("RECURSIVE_LU_LIB_DIR", FOLDER)));
        Files.createSymbolicLink(temporary.resolve("lib"), Path.of(FOLDER).toAbsolutePath());
        assertSolved(run(Map.of("RECURSIVE_LU_HOME", temporary.toString())));
        assertSolved(run(Map.of(), "-Djna.library.path=" + FOLDER));
        assertSolved(run(Map.of(), "-Drecursivelu.library=" + FOLDER));
    }

    @Test
    void isFoundWhereAFileIsNamed() throws Exception {
        assertSolved(run(Map.of("RECURSIVE_LU_LIB_DIR", "/nowhere"), "-Drecursivelu.library=" + Path.of(FOLDER, FILE)));
    }

    @Test
    void isFoundByTheNameThatProgramsRunWith(@TempDir Path temporary) throws Exception {
        Files.createSymbolicLink(temporary.resolve(FILE + ".0"), Path.of(FOLDER, FILE).toAbsolutePath());
        assertSolved(run(Map.of("RECURSIVE_LU_LIB_DIR", temporary.toString())));
        assertSolved(run(Map.of(), "-Djna.library.path=" + temporary));
    }

    @Test
    void isMissed(@TempDir Path temporary) throws Exception {
        assertRefused(run(Map.of("RECURSIVE_LU_LIB_DIR", "/nowhere")), "in RECURSIVE_LU_LIB_DIR", "'/nowhere'");
        assertRefused(run(Map.of("RECURSIVE_LU_HOME", temporary.toString())), "in lib of RECURSIVE_LU_HOME", temporary + "/lib");
        assertRefused(run(Map.of(), "-Drecursivelu.library=/nowhere/lib.so"), "property recursivelu.library", "/nowhere/lib.so");
    }

    @Test
    void isRefusedIfItIsAnotherOne() throws Exception {
        String other = System.getProperty("recursivelu.tests.other");
        assertRefused(run(Map.of(), "-Drecursivelu.library=" + other), other, "recursive_lu_version");
    }

    @Test
    void isRefusedIfItIsOlder() throws Exception {
        String older = System.getProperty("recursivelu.tests.older");
        assertRefused(run(Map.of(), "-Drecursivelu.library=" + older), older, "is RecursiveLU 0.0.9; at least 0.1.0 is needed");
    }

    @Test
    void isRefusedIfItLacksFunctions() throws Exception {
        String bare = System.getProperty("recursivelu.tests.bare");
        assertRefused(run(Map.of(), "-Drecursivelu.library=" + bare), "recursive_lu_", "undefined symbol");
    }

    @Test
    void tellsItsVersionAndThreads() {
        assertTrue(Lu.libraryVersion().matches("\\d+\\.\\d+\\.\\d+.*"), Lu.libraryVersion());
        assertTrue(Lu.instructionSet().matches("baseline|x86-64-v[34]|aarch64-neon"), Lu.instructionSet());
        int before = Lu.threads();
        assertTrue(before >= 1);
        Lu.setThreads(3);
        assertEquals(3, Lu.threads());
        Lu.setThreads(Integer.MAX_VALUE);
        assertEquals(1024, Lu.threads());
        Lu.setThreads(0);
        assertEquals(before, Lu.threads());
    }
}
