package io.greenroom.media;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds ffmpeg and ffprobe while they read strangers' files, as far as this machine has it: limits of memory and
 * file size where there is prlimit (util-linux), no network where bubblewrap works. Containers often forbid the latter,
 * and have a network of their own to be closed instead.
 */
public final class Confinement {

    private static final Logger log = LoggerFactory.getLogger(Confinement.class);

    /** ffmpeg's address space, measured: 1 GB with two threads a stage, 5 with 64, 8 with 128. */
    private static final long BASE_BYTES = 4L << 30;

    private static final long PROCESSOR_BYTES = 128L << 20;

    /** Four times what the longest prepared video takes. */
    private static final long FILE_BYTES = 64L << 30;

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(30);

    private final List<String> prefix;

    private Confinement(List<String> prefix) {
        this.prefix = prefix;
    }

    /** The command under whatever this machine has to hold it. */
    public static List<String> of(List<String> command) throws IOException {
        // Looked for here, since what stands before it would tell its absence only by exit code.
        if (!Files.isExecutable(Path.of(command.get(0)))) {
            throw new IOException("no such program: " + command.get(0));
        }
        return Here.CONFINEMENT.around(command);
    }

    List<String> around(List<String> command) {
        List<String> confined = new ArrayList<>(prefix);
        confined.addAll(command);
        return confined;
    }

    /** Looked at once, at the first use. */
    private static final class Here {
        private static final Confinement CONFINEMENT = look(System.getenv().getOrDefault("PATH", ""));
    }

    static Confinement look(String path) {
        List<String> limits = withProgram(
                path, "prlimit", List.of("--as=" + addressSpaceBytes(), "--fsize=" + FILE_BYTES, "--core=0", "--"));
        List<String> noNetwork = withProgram(path, "bwrap", List.of("--unshare-net", "--dev-bind", "/", "/", "--"));
        log.info(
                "strangers' media are read {}, {}",
                limits.isEmpty()
                        ? "without limits of memory (no prlimit here)"
                        : "under limits of memory and file size",
                noNetwork.isEmpty() ? "with network (no bubblewrap that works here)" : "without network");
        return new Confinement(
                Stream.concat(limits.stream(), noNetwork.stream()).toList());
    }

    /** What it puts before a command. */
    List<String> prefix() {
        return prefix;
    }

    /** Empty where the program is not there or cannot do it. */
    private static List<String> withProgram(String path, String program, List<String> arguments) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(found -> Stream.concat(Stream.of(found.toString()), arguments.stream())
                        .toList())
                .filter(Confinement::works)
                .findFirst()
                .orElse(List.of());
    }

    private static boolean works(List<String> prefix) {
        List<String> nothing =
                Stream.concat(prefix.stream(), Stream.of("/bin/true")).toList();
        var command = new Command(nothing, Path.of("/"), Map.of(), PROBE_TIMEOUT, PROBE_TIMEOUT, Duration.ZERO);
        try {
            return new MediaProcess(command, line -> true, line -> true).run().succeeded();
        } catch (IOException e) {
            log.debug("{} cannot be run: {}", prefix.get(0), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** By the processors of the machine, which ffmpeg counts, and not those of the container, which Java counts. */
    private static long addressSpaceBytes() {
        long processors = Runtime.getRuntime().availableProcessors();
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            processors = Math.max(
                    processors,
                    lines.filter(line -> line.startsWith("processor")).count());
        } catch (IOException e) {
            log.debug("the processors of this machine cannot be counted: {}", e.getMessage());
        }
        return BASE_BYTES + processors * PROCESSOR_BYTES;
    }
}
