package io.greenroom.faults.plan;

import io.greenroom.faults.plan.Injury.Proof;
import io.greenroom.faults.plan.Injury.Since;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One fault from the moment it strikes until all flows again. */
final class Course {

    private static final Duration MOMENT_WITHIN = Duration.ofSeconds(15);
    private static final Duration RECOVERED_WITHIN = Duration.ofMinutes(5);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Fault fault;
    private final Injury injury;
    private final boolean alone;
    private final Consumer<String> tell;
    private volatile @Nullable Long healedAt;

    Course(Fault fault, Injury injury, boolean alone, Consumer<String> tell) {
        this.fault = fault;
        this.injury = injury;
        this.alone = alone;
        this.tell = tell;
    }

    /** @throws Exception it could not be done, or not be healed */
    Struck run() throws Exception {
        boolean meant = awaitMoment();
        tell.accept("struck    " + fault.kind().words() + ": " + injury.victim()
                + (fault.lasts().isZero() ? "" : ", for " + fault.lasts().toSeconds() + " s")
                + (meant ? "" : " (nothing was going on there)"));
        injury.inflict().run();
        Duration recovery = follow();
        tell.accept("recovered " + fault.kind().words() + ": " + injury.victim() + ", "
                + (recovery == null
                        ? "NOT within " + RECOVERED_WITHIN.toSeconds() + " s"
                        : "%.1f s after %s".formatted(recovery.toMillis() / 1000.0, since())));
        boolean kept = holds(injury.kept());
        return new Struck(fault.kind(), injury.victim(), alone, meant && kept, holds(injury.waitedFor()), recovery);
    }

    private String since() {
        return injury.since() == Since.STRUCK ? "it was struck" : "it answered again";
    }

    private boolean awaitMoment() throws InterruptedException {
        long deadline = System.nanoTime() + MOMENT_WITHIN.toNanos();
        while (!holds(injury.ready())) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return true;
    }

    /** Heals when its time is over, and looks for the recovery all the while. */
    private @Nullable Duration follow() throws Exception {
        long struckAt = System.nanoTime();
        CompletableFuture<Void> healing = null;
        Duration recovery = null;
        while (true) {
            long now = System.nanoTime();
            if (healing == null && now - struckAt >= fault.lasts().toNanos()) {
                healing = CompletableFuture.runAsync(this::heal);
            }
            if (healing != null && healing.isCompletedExceptionally()) {
                healing.join();
            }
            Long healed = healedAt;
            boolean counts = injury.since() == Since.STRUCK || healed != null;
            if (recovery == null && counts && holds(injury.recovered())) {
                long from = injury.since() == Since.STRUCK || healed == null ? struckAt : healed;
                recovery = Duration.ofNanos(System.nanoTime() - from);
            }
            if (healed != null && (recovery != null || now - healed > RECOVERED_WITHIN.toNanos())) {
                return recovery;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void heal() {
        try {
            injury.heal().run();
            healedAt = System.nanoTime();
        } catch (Exception failed) {
            throw new CompletionException(failed);
        }
    }

    private static boolean holds(Proof proof) throws InterruptedException {
        try {
            return proof.holds();
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception notYet) {
            return false;
        }
    }
}
