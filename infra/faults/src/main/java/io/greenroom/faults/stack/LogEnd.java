package io.greenroom.faults.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log. */
final class LogEnd {

    private static final int LINES = 20;

    private LogEnd() {}

    static String of(Path log) {
        try {
            // Programs may be killed within a character.
            List<String> lines =
                    Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "(there is none: " + e.getMessage() + ")";
        }
    }
}
