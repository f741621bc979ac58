package io.greenroom.launcher.stack;

import java.nio.file.Path;
import java.util.List;

/** What a service runs. */
sealed interface Program {

    /** A Spring Boot jar, which carries its libraries inside. */
    record BootJar(Path jar) implements Program {}

    /** A folder of jars. */
    record JarFolder(Path folder, String mainClass, List<String> arguments) implements Program {}
}
