package io.greenroom.render.report;

import io.greenroom.events.RunEvent;
import io.greenroom.events.WireConverter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.support.converter.MessageConversionException;

/** Events as files, one each, named so that their order is the order of their names. */
public final class SpoolDirectory {

    private static final Logger log = LoggerFactory.getLogger(SpoolDirectory.class);
    private static final String SUFFIX = ".json";

    private final Path directory;
    private long lastNumber;

    /** @throws IOException the directory cannot be made */
    public SpoolDirectory(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** What an earlier process left, oldest first; whatever cannot be read is set aside with a warning. */
    synchronized List<SpooledEvent> load() throws IOException {
        List<SpooledEvent> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d{12}\\" + SUFFIX)) {
                    lastNumber = Math.max(lastNumber, Long.parseLong(name.substring(0, 12)));
                    read(file, events);
                }
            }
        }
        return events;
    }

    private static void read(Path file, List<SpooledEvent> events) throws IOException {
        try {
            if (WireConverter.read(Files.readAllBytes(file)) instanceof RunEvent event) {
                events.add(new SpooledEvent(file, event, 0, 0));
                return;
            }
            log.error("{} is no event of a run and is set aside", file);
        } catch (MessageConversionException e) {
            log.error("{} cannot be read and is set aside: {}", file, e.getMessage());
        }
        Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"));
    }

    /**
     * Writes the event, one that ends a run through to the disk. What the disk does not take is kept in memory alone: a
     * run whose end was told to nobody would keep its task for ever.
     */
    synchronized SpooledEvent write(RunEvent event) {
        Path file = directory.resolve("%012d%s".formatted(++lastNumber, SUFFIX));
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            try (var channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer left = ByteBuffer.wrap(WireConverter.write(event));
                while (left.hasRemaining()) {
                    // On a disk that is nearly full a part may be taken before the rest is refused.
                    channel.write(left);
                }
                if (EndOfRun.is(event)) {
                    channel.force(true);
                }
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.error(
                    "{} of run {} cannot be kept in {} and would be lost with this process: {}",
                    event.getClass().getSimpleName(),
                    event.run().runId(),
                    directory,
                    e.toString());
            delete(draft);
        }
        return new SpooledEvent(file, event, 0, 0);
    }

    /** What cannot be deleted is sent again after the next start, which does no harm. */
    void delete(SpooledEvent event) {
        delete(event.file());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} cannot be deleted: {}", file, e.getMessage());
        }
    }
}
