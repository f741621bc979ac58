package io.greenroom.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts what ships, {@code target/app}, in the ways that users and accidents do. */
final class EmbeddedProcess {

    static final Set<String> ALL = Set.of("mysql", "amqp", "s3");

    private static final Path APP = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");

    private EmbeddedProcess() {}

    /** A home whose path holds a space and Chinese characters and is too long for a Unix socket. */
    static Path awkwardHome(Path parent) throws IOException {
        return Files.createDirectory(parent.resolve("green room 绿色房间 " + "x".repeat(100)));
    }

    static EmbeddedServices start(Path home, Set<String> services) throws Exception {
        return EmbeddedServices.start(APP, home, services);
    }

    /** On a machine without setpriv, where a killed JVM leaves its mariadbd behind. */
    static EmbeddedServices startWithoutSetpriv(Path home, Set<String> services) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(EmbeddedServices.command(APP, home, services));
        builder.environment().put("PATH", "/nowhere");
        return EmbeddedServices.start(builder, home);
    }

    /** As if on another machine; {@code architecture} as the JVM names it. */
    static EmbeddedServices startOn(String architecture, Path home) throws Exception {
        List<String> command = new ArrayList<>(EmbeddedServices.command(APP, home, ALL));
        command.add(1, "-Dos.arch=" + architecture);
        return EmbeddedServices.start(new ProcessBuilder(command), home);
    }

    static EmbeddedServices startAsChildOf(ProcessHandle parent, Path home, Set<String> services) throws Exception {
        List<String> command = new ArrayList<>(EmbeddedServices.command(APP, home, services));
        command.addAll(List.of("--parent", String.valueOf(parent.pid())));
        return EmbeddedServices.start(new ProcessBuilder(command), home);
    }
}
