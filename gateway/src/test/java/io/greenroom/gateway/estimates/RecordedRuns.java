package io.greenroom.gateway.estimates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Runs as they were recorded, in the order of their ends. */
final class RecordedRuns {

    /** The first so many are there to learn from. */
    static final int LEARNT_AFTER = 20;

    private RecordedRuns() {}

    static List<PastRun> of(String engine) {
        try (InputStream file = RecordedRuns.class.getResourceAsStream("/recorded-runs.csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(engine + ","))
                    .map(line -> line.split(","))
                    .map(fields -> new PastRun(Long.parseLong(fields[1]), Long.parseLong(fields[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
