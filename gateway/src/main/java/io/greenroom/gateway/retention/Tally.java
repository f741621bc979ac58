package io.greenroom.gateway.retention;

import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.gateway.retention.RetentionReport.Removed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what a round removes. For one thread. */
final class Tally {

    static final int EXAMPLES = 20;

    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);

    private static final class Count {
        private long rows;
        private long objects;
        private long bytes;
        private final List<String> examples = new ArrayList<>();

        private void example(String name) {
            if (examples.size() < EXAMPLES) {
                examples.add(name);
            }
        }
    }

    /** Rows that nobody knows by name. */
    void rows(Kind kind, long number) {
        if (number > 0) {
            of(kind).rows += number;
        }
    }

    void row(Kind kind, String name) {
        of(kind).rows++;
        of(kind).example(name);
    }

    /** An object of a row that is counted and named already. */
    void objectOfRow(Kind kind, long bytes) {
        of(kind).objects++;
        of(kind).bytes += bytes;
    }

    void object(Kind kind, String key, long bytes) {
        objectOfRow(kind, bytes);
        of(kind).example(key);
    }

    private Count of(Kind kind) {
        return counts.computeIfAbsent(kind, first -> new Count());
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    long bytes() {
        return counts.values().stream().mapToLong(count -> count.bytes).sum();
    }

    List<Removed> removed() {
        return counts.entrySet().stream()
                .map(of -> new Removed(
                        of.getKey(),
                        of.getValue().rows,
                        of.getValue().objects,
                        of.getValue().bytes,
                        List.copyOf(of.getValue().examples)))
                .toList();
    }

    /** For the log: {@code tasks 3 rows 9 objects 1234 bytes, ..}; empty when nothing was removed. */
    @Override
    public String toString() {
        return removed().stream()
                .map(one -> "%s %d rows %d objects %d bytes"
                        .formatted(one.kind().name().toLowerCase(Locale.ROOT), one.rows(), one.objects(), one.bytes()))
                .collect(Collectors.joining(", "));
    }
}
