package io.greenroom.faults.stack;

import io.greenroom.launcher.stack.Home;
import io.greenroom.launcher.stack.Program;
import io.greenroom.launcher.stack.QuickStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the repository's own programs, small and quick to start. */
final class BuiltJava {

    /** Everything heavy is done by others: ffmpeg, the database. */
    private static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms32m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

    private final Path root;
    private final QuickStart quickStart;

    BuiltJava(Path root) {
        this.root = root;
        // Kept from farm to farm.
        this.quickStart = new QuickStart(new Home(root.resolve(".greenroom/faults")));
    }

    /** @param module such as gateway */
    BootCommand bootJar(String module, String heap) {
        return new BootCommand(quickStart, module, Program.built(root, module), options(heap));
    }

    /** One of the embedded services alone; it ends with this JVM. */
    Launch.Command embedded(Service service, Path home) {
        Path app = root.resolve("infra/embedded/target/app");
        if (!Files.isDirectory(app)) {
            throw new IllegalStateException(app + " is not built: start through ./greenroom");
        }
        List<String> arguments = List.of(
                "--home",
                home.toString(),
                "--services",
                service.embeddedName(),
                "--parent",
                String.valueOf(ProcessHandle.current().pid()));
        Program program = new Program.JarFolder(app, "io.greenroom.embedded.Main", arguments);
        String kind = "embedded-" + service.embeddedName();
        List<String> options = options("384m");
        return () -> {
            List<String> all = new ArrayList<>(options);
            all.addAll(quickStart.arguments(kind, program, false));
            return Launch.Command.java(all);
        };
    }

    private static List<String> options(String heap) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Xmx" + heap);
        return options;
    }
}
