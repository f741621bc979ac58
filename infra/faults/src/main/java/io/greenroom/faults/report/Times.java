package io.greenroom.faults.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Durations of one kind. */
public record Times(List<Duration> all) {

    /** Sorts them. */
    public Times {
        all = all.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** The least that so many percent of them do not exceed, in seconds with one digit; a dash where there are none. */
    public String percentile(int percent) {
        if (all.isEmpty()) {
            return "-";
        }
        int rank = (int) Math.ceil(all.size() * percent / 100.0);
        return "%.1f".formatted(all.get(Math.max(0, rank - 1)).toMillis() / 1000.0);
    }

    /** The longest, as {@link #percentile}. */
    public String max() {
        return percentile(100);
    }

    /** Such as {@code 12 times, p50 0.4 s, p95 1.1 s, max 1.1 s}. */
    public String inWords() {
        return all.isEmpty()
                ? "never"
                : all.size() + " times, p50 " + percentile(50) + " s, p95 " + percentile(95) + " s, max " + max()
                        + " s";
    }
}
