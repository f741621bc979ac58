package io.greenroom.faults.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What the programs of the farm have printed. */
public record ProgramLogs(List<Path> files) {

    public ProgramLogs {
        files = List.copyOf(files);
    }

    /** In how many lines these words stand. */
    public long lines(String words) {
        return files.stream().mapToLong(file -> lines(file, words)).sum();
    }

    private static long lines(Path file, String words) {
        // A killed program may leave half a character behind.
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(words)).count();
        } catch (NoSuchFileException neverStarted) {
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
