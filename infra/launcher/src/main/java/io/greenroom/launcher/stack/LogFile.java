package io.greenroom.launcher.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of one service. Three older ones are kept: name.log.1 is the youngest of them. */
public record LogFile(Path path) {
    private static final long ROTATE_OVER_BYTES = 10L << 20;
    private static final int KEPT = 3;
    private static final int TAIL_BYTES = 256 << 10;

    /** Called before a process starts to write: a log over 10 MiB becomes the first of the older ones. */
    void rotate() {
        try {
            if (!Files.exists(path) || Files.size(path) < ROTATE_OVER_BYTES) {
                return;
            }
            for (int age = KEPT - 1; age >= 1; age--) {
                if (Files.exists(older(age))) {
                    Files.move(older(age), older(age + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(path, older(1), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rotate " + path + ": " + e.getMessage(), e);
        }
    }

    /** The last lines, fewer when the file is shorter or the lines are very long; empty when there is no log. */
    public List<String> tail(int lines) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path older(int age) {
        return path.resolveSibling(path.getFileName() + "." + age);
    }
}
