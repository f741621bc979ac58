package io.greenroom.render.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Checkouts with programs that behave on the outside as the public source of the real ones says. */
public final class StandIns {

    private static final Path PROGRAMS = Path.of("src/test/resources/command");
    private static final Path PROFILES = Path.of("src/main/resources/profiles");

    private StandIns() {}

    /** A profile that comes with the worker. */
    static String profile(String name) throws IOException {
        return Files.readString(PROFILES.resolve(name + ".yml"));
    }

    /** Makes a checkout with the stand-in and empty models. */
    public static Path checkout(String name, Path home) throws IOException {
        Path source = PROGRAMS.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".py")).toList()) {
                copy(file, home.resolve(source.relativize(file).toString()));
            }
        }
        copy(PROGRAMS.resolve("standin.py"), home.resolve("standin.py"));
        Files.createDirectories(home.resolve("temp"));
        for (String file : ProfileReader.read(name, profile(name)).needs().files()) {
            if (!Files.exists(home.resolve(file))) {
                Files.createDirectories(home.resolve(file).getParent());
                Files.createFile(home.resolve(file));
            }
        }
        behave(home, "ok");
        return home;
    }

    /** Chooses what its runs do from now on; the modes stand in {@code standin.py}. */
    public static void behave(Path home, String mode) throws IOException {
        Files.writeString(home.resolve("standin-mode"), mode);
    }

    private static void copy(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
    }
}
