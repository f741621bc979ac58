package io.greenroom.gateway.retention;

import io.greenroom.gateway.RetentionSettings;
import io.greenroom.gateway.keys.Action;
import io.greenroom.media.StoreException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks every hour for what nobody needs any more, on one of the gateways. Rows go before their objects: what a crash in
 * between leaves is an object without a row, which the next round finds, and never a row whose object is gone.
 */
@Component
public class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final Turns turns;
    private final Steps steps;
    private final RetentionSettings settings;
    private final ApplicationEventPublisher announce;

    Retention(Turns turns, Steps steps, RetentionSettings settings, ApplicationEventPublisher announce) {
        this.turns = turns;
        this.steps = steps;
        this.settings = settings;
        this.announce = announce;
    }

    /** On a thread of its own: a large store takes minutes. A round that the database broke off goes on within three. */
    @Async
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    public void lookWhenDue() {
        try {
            turns.takeWhenDue().ifPresent(turn -> round(turn, () -> {}));
        } catch (DataAccessException | TransactionException away) {
            log.warn("retention was broken off by the database and goes on later: {}", away.toString());
        }
    }

    /** Removes at once what a round would; null while a round goes on. */
    public @Nullable RetentionReport lookNow() {
        return turns.takeNow()
                .map(turn -> round(turn, () -> announce.publishEvent(Action.RETENTION_STARTED.on("retention", null))))
                .orElse(null);
    }

    /** What a round would remove now. */
    public RetentionReport dryRun() {
        return look(true, () -> true);
    }

    /** @param begun what is to be told of it, once it has its turn */
    private RetentionReport round(UUID turn, Runnable begun) {
        try {
            begun.run();
            RetentionReport report = look(false, () -> turns.keep(turn));
            turns.end(turn, report);
            return report;
        } catch (DataAccessException | TransactionException away) {
            giveBack(turn);
            throw away;
        }
    }

    /** After a deadlock another can go on at once; if the database is away, when the turn is over. */
    private void giveBack(UUID turn) {
        try {
            turns.breakOff(turn);
        } catch (DataAccessException | TransactionException stillAway) {
            log.debug("the turn ends by itself", stillAway);
        }
    }

    private RetentionReport look(boolean dryRun, BooleanSupplier turn) {
        Round round = new Round(dryRun, settings, turns.now(), turn, new Tally());
        String stopped = null;
        try {
            steps.take(round);
        } catch (StoreException | UncheckedIOException away) {
            stopped = "The object store did not do what it was asked.";
            log.warn("retention stops here and goes on in an hour: {}", away.getMessage());
        } catch (Round.Over over) {
            stopped = "Another round has begun.";
            log.warn("retention stops here: it was held up for minutes, and another round has begun");
        }
        Tally tally = round.tally();
        if (!dryRun && !tally.isEmpty()) {
            log.info("retention has removed {}", tally);
        }
        return new RetentionReport(dryRun, round.startedAt(), turns.now(), stopped, tally.bytes(), tally.removed());
    }
}
