package io.greenroom.media;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ffmpeg and ffprobe in use.
 *
 * @param ffmpeg path of the program
 * @param ffprobe path of the program
 * @param environment what both need to find their libraries
 * @param version as it names itself, e.g. {@code 8.1.2}
 */
public record Ffmpeg(Path ffmpeg, Path ffprobe, Map<String, String> environment, String version) {

    private static final Logger log = LoggerFactory.getLogger(Ffmpeg.class);
    private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(30);

    /**
     * Finds one that works and can make H.264: the given one, else the one on PATH, else the one among our libraries.
     *
     * @throws IllegalStateException in one sentence with its remedy, if there is none
     * @throws IllegalArgumentException in one sentence with its remedy, if the given one does not do
     */
    public static Ffmpeg locate(FfmpegSettings settings) {
        String given = settings.given();
        if (given != null && !given.isBlank()) {
            return givenOne(Path.of(given.trim()), settings.cache());
        }
        return onPath().or(() -> BundledFfmpeg.unpack(settings.cache()).flatMap(Ffmpeg::tried))
                .orElseThrow(
                        () -> new IllegalStateException(
                                "no usable ffmpeg: install one with libx264 (Debian: apt-get install ffmpeg) or name it in GREENROOM_MEDIA_FFMPEG"));
    }

    private static Ffmpeg givenOne(Path given, Path cache) {
        Optional<Ffmpeg> found = given.toString().endsWith(".jar")
                ? BundledFfmpeg.unpack(given, cache).flatMap(Ffmpeg::tried)
                : tried(of(given));
        return found.orElseThrow(() -> new IllegalArgumentException("GREENROOM_MEDIA_FFMPEG is '" + given
                + "': there must be an ffmpeg that runs and has libx264, with ffprobe beside it"));
    }

    private static Optional<Ffmpeg> onPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String directory : path.split(File.pathSeparator)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, "ffmpeg"))) {
                Optional<Ffmpeg> found = tried(of(Path.of(directory, "ffmpeg")));
                if (found.isEmpty()) {
                    log.warn("the ffmpeg in {} is passed over: it needs libx264, and ffprobe beside it", directory);
                }
                return found;
            }
        }
        return Optional.empty();
    }

    /** Not tried yet. Libraries that lie beside the programs are theirs. */
    static Ffmpeg of(Path ffmpeg) {
        Path directory = Objects.requireNonNull(ffmpeg.toAbsolutePath().getParent());
        String[] libraries = directory.toFile().list((parent, name) -> name.startsWith("libavcodec.so"));
        Map<String, String> environment =
                libraries == null || libraries.length == 0 ? Map.of() : Map.of("LD_LIBRARY_PATH", directory.toString());
        return new Ffmpeg(ffmpeg.toAbsolutePath(), directory.resolve("ffprobe"), environment, "");
    }

    private static Optional<Ffmpeg> tried(Ffmpeg candidate) {
        List<String> lines = new ArrayList<>();
        Predicate<String> collect = lines::add;
        try {
            boolean runs = candidate.quick(List.of(candidate.ffmpeg.toString(), "-version"), collect)
                    && candidate.quick(List.of(candidate.ffprobe.toString(), "-version"), line -> true)
                    && candidate.quick(List.of(candidate.ffmpeg.toString(), "-hide_banner", "-encoders"), collect);
            String version = lines.isEmpty() ? "" : lines.get(0).replaceFirst("^ffmpeg version (\\S+).*$", "$1");
            if (runs && lines.stream().anyMatch(line -> line.contains(" libx264 "))) {
                return Optional.of(new Ffmpeg(candidate.ffmpeg, candidate.ffprobe, candidate.environment, version));
            }
            log.debug("{} does not run, or has no libx264 or no ffprobe beside it", candidate.ffmpeg);
        } catch (IOException e) {
            log.debug("{} cannot be run: {}", candidate.ffmpeg, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private boolean quick(List<String> arguments, Predicate<String> onOutput) throws IOException, InterruptedException {
        var command =
                new Command(arguments, Path.of("/"), environment, VERSION_TIMEOUT, VERSION_TIMEOUT, Duration.ZERO);
        return new MediaProcess(command, onOutput, line -> true).run().succeeded();
    }
}
