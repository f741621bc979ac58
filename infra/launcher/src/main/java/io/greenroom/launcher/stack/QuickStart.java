package io.greenroom.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Makes the second start of a program fast: a Boot jar is taken apart once, and the classes that a first run loaded are
 * kept in an archive (class data sharing). On two busy cores a gateway is up in 3 s that way, not in 9. All of it is a
 * cache in the home, named for the build it belongs to; each of its parts may be missing.
 */
public final class QuickStart {
    private static final String UNFINISHED = ".unfinished";
    /** A Java process that ended because it was asked to (SIGTERM), or by itself. */
    private static final List<Integer> ENDED_WELL = List.of(143, 0);

    private final Path folder;
    private final Map<String, Object> kinds = new ConcurrentHashMap<>();

    /** @param home keeps it from start to start */
    public QuickStart(Home home) {
        this.folder = home.path().resolve("quickstart");
    }

    /**
     * The arguments for java. Takes a few seconds when the program was built anew.
     *
     * @param kind names the program among those of this home
     * @param records whether this process may write the archive, at its end; one of its kind at a time
     */
    public List<String> arguments(String kind, Program program, boolean records)
            throws IOException, InterruptedException {
        // Services of one kind share what is kept, so they follow one another; different kinds do not wait.
        synchronized (kinds.computeIfAbsent(kind, any -> new Object())) {
            return argumentsAlone(kind, program, records);
        }
    }

    private List<String> argumentsAlone(String kind, Program program, boolean records)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String build = Builds.name(kind, program);
        Builds.deleteOthers(folder, kind, build);
        List<String> arguments = new ArrayList<>();
        Path archive = archive(build);
        if (Files.exists(archive)) {
            arguments.add("-XX:SharedArchiveFile=" + archive);
        } else if (records) {
            arguments.add("-XX:ArchiveClassesAtExit=" + archive + UNFINISHED);
        }
        arguments.add("-Xlog:cds=off");
        arguments.add("-Xlog:cds+dynamic=off");
        if (program instanceof Program.BootJar boot) {
            arguments.addAll(List.of("-jar", takenApart(boot.jar(), build).toString()));
        } else if (program instanceof Program.JarFolder jars) {
            arguments.addAll(List.of("-cp", jars.folder() + "/*", jars.mainClass()));
            arguments.addAll(jars.arguments());
        }
        return arguments;
    }

    /** Told when the process that records has ended: the archive counts once it was written to its end. */
    public void ended(String kind, Program program, int exitCode) throws IOException {
        Path archive = archive(Builds.name(kind, program));
        Path made = Path.of(archive + UNFINISHED);
        if (Files.exists(made)) {
            if (ENDED_WELL.contains(exitCode)) {
                Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.delete(made);
            }
        }
    }

    private Path archive(String build) {
        return folder.resolve(build + ".jsa");
    }

    /** The jar of the application beside a folder of its libraries; the jar as it is if that does not work. */
    private Path takenApart(Path jar, String build) throws IOException, InterruptedException {
        Path apart = folder.resolve(build);
        if (!Files.isDirectory(apart)) {
            Path unfinished = folder.resolve(build + UNFINISHED);
            int exitCode = new ProcessBuilder(ChildProcesses.java(
                            List.of("-XX:TieredStopAtLevel=1", "-Djarmode=tools", "-jar", jar.toString()),
                            List.of("extract", "--force", "--destination", unfinished.toString())))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                return jar;
            }
            Files.move(unfinished, apart, StandardCopyOption.ATOMIC_MOVE);
        }
        try (Stream<Path> files = Files.list(apart)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElse(jar);
        }
    }
}
