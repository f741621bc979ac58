package io.greenroom.render.heygemhttp;

import io.greenroom.render.engine.Handover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory through which files go to a service and come back. Every name begins with the code of its run, so that
 * runs, services and other users of one share never meet.
 *
 * @param host as we see it
 * @param container as the service sees it, without a slash at the end
 */
public record Share(Path host, String container) {

    private static final Logger log = LoggerFactory.getLogger(Share.class);
    /** The service hands names to a shell without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");

    private static final String VIDEO = "-greenroom.mp4";
    private static final String AUDIO = "-greenroom.wav";
    /** Longer than any run, also of other workers that use this share. */
    private static final Duration KEPT = Duration.ofDays(3);

    /** Where the service wants its inputs, and puts its results beside them. */
    Path temp() {
        return host.resolve("temp");
    }

    String videoInContainer(String code) {
        return container + "/temp/" + code + VIDEO;
    }

    String audioInContainer(String code) {
        return container + "/temp/" + code + AUDIO;
    }

    /**
     * Brings a run's inputs: the video linked where that can be, the audio copied, which gives it the share's own time.
     * What a worker has left that was killed in mid-run goes on this occasion.
     */
    void bring(String code, Path video, Path audio) throws IOException {
        Files.createDirectories(temp());
        removeOlderThan(Instant.now().minus(KEPT));
        Handover.in(video, temp().resolve(code + VIDEO));
        Files.copy(audio, temp().resolve(code + AUDIO));
    }

    /**
     * The result that the service names, as a path relative to its temp directory or absolute in its container; some
     * images put it into result instead.
     *
     * @return empty while there is no such file with anything in it
     */
    Optional<Path> result(String code, String named) throws IOException {
        String name = named.substring(named.lastIndexOf('/') + 1);
        if (!name.startsWith(code) || !PLAIN.matcher(name).matches()) {
            return Optional.empty();
        }
        for (Path file : List.of(temp().resolve(name), host.resolve("result").resolve(name))) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > 0) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** The result of a run that nobody can tell us about any more; only one written after the inputs were brought. */
    Optional<Path> unnamedResult(String code) throws IOException {
        Optional<Path> file = result(code, code + "-r.mp4");
        if (file.isPresent()) {
            var brought = Files.getLastModifiedTime(temp().resolve(code + AUDIO));
            return file.filter(result -> result.toFile().lastModified() >= brought.toMillis());
        }
        return Optional.empty();
    }

    /** Removes everything of a run, the service's files too. What cannot be removed is told and left. */
    void remove(String code) {
        for (Path directory : List.of(temp(), host.resolve("result"))) {
            try (Stream<Path> files = Files.exists(directory) ? Files.list(directory) : Stream.of()) {
                files.filter(file -> file.getFileName().toString().startsWith(code))
                        .toList()
                        .forEach(Share::delete);
            } catch (IOException | UncheckedIOException e) {
                log.warn("{} cannot be cleared of {}: {}", directory, code, e.getMessage());
            }
        }
    }

    private void removeOlderThan(Instant begin) throws IOException {
        List<Path> audios;
        try (Stream<Path> files = Files.list(temp())) {
            audios = files.filter(file -> file.getFileName().toString().endsWith(AUDIO))
                    .filter(file -> file.toFile().lastModified() < begin.toEpochMilli())
                    .toList();
        }
        for (Path audio : audios) {
            String name = audio.getFileName().toString();
            remove(name.substring(0, name.length() - AUDIO.length()));
        }
    }

    private static void delete(Path file) {
        try (Stream<Path> tree = Files.walk(file)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("{} cannot be removed: {}", file, e.getMessage());
        }
    }
}
