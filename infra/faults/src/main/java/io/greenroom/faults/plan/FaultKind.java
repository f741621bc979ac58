package io.greenroom.faults.plan;

import java.time.Duration;

/** Every kind of fault, what it strikes, and how long it holds. */
public enum FaultKind {
    WORKER_KILLED("render worker killed, away past its lease", Target.WORKER, Span.LEASE, 15),
    WORKER_RESTARTED("render worker killed and started at once", Target.WORKER, Span.SECONDS, 0),
    WORKER_FROZEN("render worker frozen past its lease", Target.WORKER, Span.LEASE, 12),
    WORKER_STOPPED("render worker stopped (SIGTERM)", Target.WORKER, Span.SECONDS, 3),
    WORKERS_CUT_OFF("all render workers without broker past their lease", Target.BROKER, Span.LEASE, 15),
    WORKER_DISK_FULL("disk of a render worker full", Target.WORKER, Span.SECONDS, 20),
    WORKER_CLOCK_OFF("clock of a render worker off by an hour", Target.WORKER, Span.SECONDS, 20),
    GATEWAY_KILLED("gateway killed, another alive", Target.GATEWAY, Span.SECONDS, 8),
    /** So long that broker and database have given up its lines. */
    GATEWAY_FROZEN("gateway frozen past the lease, another alive", Target.GATEWAY, Span.LEASE, 35),
    GATEWAY_STOPPED("gateway stopped (SIGTERM)", Target.GATEWAY, Span.SECONDS, 3),
    THUMBNAILER_KILLED("thumbnail worker killed", Target.THUMBNAILER, Span.SECONDS, 5),
    THUMBNAILER_FROZEN("thumbnail worker frozen past the lease", Target.THUMBNAILER, Span.LEASE, 5),
    THUMBNAILER_STOPPED("thumbnail worker stopped (SIGTERM)", Target.THUMBNAILER, Span.SECONDS, 3),
    BROKER_STOPPED("broker stopped and started", Target.BROKER, Span.SECONDS, 5),
    BROKER_KILLED("broker killed and started", Target.BROKER, Span.SECONDS, 5),
    BROKER_WIPED("broker killed, its data wiped", Target.BROKER, Span.SECONDS, 2),
    DATABASE_STOPPED("database stopped and started", Target.DATABASE, Span.SECONDS, 5),
    DATABASE_KILLED("database killed and started", Target.DATABASE, Span.SECONDS, 5),
    STORE_STOPPED("store stopped and started", Target.STORE, Span.SECONDS, 8),
    STORE_KILLED("store killed and started", Target.STORE, Span.SECONDS, 5),
    STORE_AWAY("store away for long", Target.STORE, Span.THIRD, 0),
    LINK_DELAYED("line delayed by 300 ms", Target.LINK, Span.SECONDS, 15),
    LINK_BLACK_HOLED("line black-holed", Target.LINK, Span.SECONDS, 20),
    LINK_RESET("line reset", Target.LINK, Span.SECONDS, 0),
    LINK_CUT("line cut", Target.LINK, Span.SECONDS, 10),
    EVENTS_DUPLICATED("events of runs sent twice", Target.MESSAGES, Span.SECONDS, 0),
    EVENTS_REORDERED(
            "events of runs out of order: one gateway's line to the broker slow", Target.GATEWAY, Span.SECONDS, 15),
    POISON("messages that nobody can read", Target.MESSAGES, Span.SECONDS, 0);

    /** What of the farm a fault strikes: two at a time never strike the same, nor what the other's proof needs. */
    enum Target {
        WORKER,
        GATEWAY,
        THUMBNAILER,
        BROKER,
        DATABASE,
        STORE,
        LINK,
        MESSAGES
    }

    private enum Span {
        /** So many seconds. */
        SECONDS,
        /** So many seconds longer than a lease. */
        LEASE,
        /** A third of the run, at most ten minutes. */
        THIRD
    }

    private static final Duration LONGEST_AWAY = Duration.ofMinutes(10);

    private final String words;
    private final Target target;
    private final Span span;
    private final int seconds;

    FaultKind(String words, Target target, Span span, int seconds) {
        this.words = words;
        this.target = target;
        this.span = span;
        this.seconds = seconds;
    }

    /** For reports. */
    public String words() {
        return words;
    }

    Target target() {
        return target;
    }

    /** How long it holds in a run of this length under this lease. */
    Duration lasts(Duration run, Duration lease) {
        return switch (span) {
            case SECONDS -> Duration.ofSeconds(seconds);
            case LEASE -> lease.plusSeconds(seconds);
            case THIRD -> run.dividedBy(3).compareTo(LONGEST_AWAY) < 0 ? run.dividedBy(3) : LONGEST_AWAY;
        };
    }
}
