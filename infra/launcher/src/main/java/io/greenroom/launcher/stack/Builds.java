package io.greenroom.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells one build of a program from another. */
final class Builds {
    private Builds() {}

    /** Such as gateway-1f0c9a77: changes with each file of the program, and with the Java that runs it. */
    static String name(String kind, Program program) throws IOException {
        int hash = Objects.hash(System.getProperty("java.home"), Runtime.version());
        for (Path file : files(program)) {
            hash = Objects.hash(
                    hash,
                    file.toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis());
        }
        return kind + "-" + Integer.toHexString(hash);
    }

    /** Deletes what was kept for earlier builds of the same program; nothing runs from it under the lock of a home. */
    static void deleteOthers(Path folder, String kind, String build) throws IOException {
        try (Stream<Path> kept = Files.list(folder)) {
            for (Path old : kept.filter(path -> path.getFileName().toString().matches(kind + "-[0-9a-f]+(\\..*)?"))
                    .filter(path -> !path.getFileName().toString().startsWith(build))
                    .toList()) {
                delete(old);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static List<Path> files(Program program) throws IOException {
        if (program instanceof Program.BootJar boot) {
            return List.of(boot.jar());
        }
        Path folder = ((Program.JarFolder) program).folder();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
