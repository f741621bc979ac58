package io.greenroom.faults.check;

import io.greenroom.events.FailureCode;
import io.greenroom.events.FailureReason;
import io.greenroom.faults.evidence.LogRow;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task fails for what is wrong with it, or because its worker was lost with each of its attempts. A store that is away
 * for less than a run waits for it fails none; neither does anything else that nobody thought of.
 */
public final class Outages {

    private static final Set<FailureCode> EXPECTED =
            EnumSet.of(FailureCode.AUDIO_INVALID, FailureCode.WORKER_LOST, FailureCode.FAILED_ON_THREE_WORKERS);

    private static final Set<String> EXPECTED_WORDS = Stream.of(FailureReason.values())
            .filter(reason -> EXPECTED.contains(reason.code()))
            .map(FailureReason::word)
            .collect(Collectors.toSet());

    /** How a gateway tells of the end. */
    private static final String ENDED = "Failed: ";

    private Outages() {}

    /** @param logs stories, in which a failure stands also where its task was tried again after it */
    public static Verdict of(Map<UUID, List<LogRow>> logs) {
        List<LogRow> failures = logs.values().stream()
                .flatMap(Collection::stream)
                .filter(row -> row.status().equals("failed") && row.message().startsWith(ENDED))
                .toList();
        Map<String, Long> byCode = failures.stream()
                .map(row -> String.valueOf(row.code()))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return new Verdict(
                "no task failed for want of a service",
                "failures " + byCode,
                failures.stream()
                        .filter(row -> row.code() == null || !EXPECTED_WORDS.contains(row.code()))
                        .map(row -> "task " + row.taskId() + ": " + row.message())
                        .toList());
    }
}
