package io.greenroom.render.work;

import io.greenroom.events.RenderStarted;
import io.greenroom.events.Run;
import io.greenroom.events.WireConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.support.converter.MessageConversionException;

/** One slot's place on disk: the files of its run, and a note of which run it is, for whoever starts after a crash. */
final class SlotDirectory {

    private static final Logger log = LoggerFactory.getLogger(SlotDirectory.class);

    private final Path files;
    private final Path note;

    SlotDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        files = directory.resolve("files");
        note = directory.resolve("run.json");
    }

    /** The run that an earlier process died in; its files are removed. */
    Optional<Run> takeUp() {
        try {
            if (Files.exists(note) && WireConverter.read(Files.readAllBytes(note)) instanceof RenderStarted started) {
                return Optional.of(started.run());
            }
        } catch (IOException | MessageConversionException e) {
            log.warn("{} cannot be read, so nobody is told of the run: {}", note, e.getMessage());
        } finally {
            end();
        }
        return Optional.empty();
    }

    /** Notes the run and makes an empty directory for its files. */
    Path begin(RenderStarted started) {
        try {
            Files.createDirectory(files);
            Files.write(note, WireConverter.write(started));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the slot's directory cannot be used", e);
        }
    }

    /** Removes everything of the run. What cannot be removed hinders the next run, which says so. */
    void end() {
        try (Stream<Path> tree = Files.exists(files) ? Files.walk(files) : Stream.of()) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
            Files.deleteIfExists(note);
        } catch (IOException | UncheckedIOException e) {
            log.warn("{} cannot be emptied: {}", files, e.getMessage());
        }
    }
}
