package io.greenroom.launcher;

import io.greenroom.launcher.stack.LogFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/** One log being read on: what is appended is printed line by line, and a file that was begun anew is read from its start. */
final class FollowedLog {
    private final LogFile log;
    private final String prefix;
    private long readBytes;

    FollowedLog(LogFile log, String prefix) {
        this.log = log;
        this.prefix = prefix;
        this.readBytes = log.path().toFile().length();
    }

    void printTail(int lines) {
        log.tail(lines).forEach(line -> System.out.println(prefix + line));
    }

    /** Prints whole lines only; the rest waits for its end. */
    void printNew() throws IOException {
        if (log.path().toFile().length() < readBytes) {
            readBytes = 0;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.path().toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(1 << 20, file.length() - readBytes)];
            file.seek(readBytes);
            file.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            new String(bytes, 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> System.out.println(prefix + line));
            readBytes += end;
        }
    }
}
