package io.greenroom.launcher.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a service runs. */
public sealed interface Program {

    /** A Spring Boot jar, which carries its libraries inside. */
    record BootJar(Path jar) implements Program {}

    /** A folder of jars. */
    record JarFolder(Path folder, String mainClass, List<String> arguments) implements Program {}

    /**
     * A module's Boot jar as it was built.
     *
     * @param module such as gateway
     * @throws StackFailure when it is not built
     */
    static Program built(Path root, String module) {
        Path target = root.resolve(module).resolve("target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-app.jar")) {
            for (Path jar : jars) {
                return new BootJar(jar);
            }
        } catch (IOException e) {
            throw StackFailure.notBuilt(target);
        }
        throw StackFailure.notBuilt(target);
    }
}
