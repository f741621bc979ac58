package io.greenroom.launcher.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Names one process that was started here so that it can be found again after the launcher died: a pid alone may belong
 * to somebody else by then, so the start time and a mark in the command line must agree too.
 *
 * @param mark a random word that stands in the command line of this process and of no other
 */
public record ProcessMark(long pid, Instant startedAt, String mark) {
    /** The kernel tells a start time through the boot time, which moves when the clock is set. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(10);

    static ProcessMark of(ProcessHandle process, String mark) {
        return new ProcessMark(process.pid(), process.info().startInstant().orElse(Instant.EPOCH), mark);
    }

    /** The process while it lives, empty once it is gone or its pid belongs to another. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(mark)
                && Duration.between(startedAt, process.info().startInstant().orElse(startedAt))
                                .abs()
                                .compareTo(CLOCK_SLACK)
                        < 0;
    }
}
