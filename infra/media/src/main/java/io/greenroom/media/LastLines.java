package io.greenroom.media;

import java.util.ArrayDeque;
import java.util.List;

/** The end of an output, for error messages. Safe for two streams that write at once. */
final class LastLines {

    static final int LIMIT = 50;

    private final ArrayDeque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == LIMIT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<String> asList() {
        return List.copyOf(lines);
    }
}
