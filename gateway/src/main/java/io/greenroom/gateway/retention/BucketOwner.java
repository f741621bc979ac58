package io.greenroom.gateway.retention;

import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whose the bucket is. A gateway with a new or another database finds no row for anything in it, and must not take that
 * for rubbish: so the bucket bears the mark of the database whose objects it holds.
 */
@Component
class BucketOwner {

    static final String MARK = "greenroom-installation";

    private static final Logger log = LoggerFactory.getLogger(BucketOwner.class);

    private final ObjectStore store;
    private final Turns turns;

    BucketOwner(ObjectStore store, Turns turns) {
        this.store = store;
        this.turns = turns;
    }

    /** @param dryRun an unmarked bucket counts as ours, and stays unmarked */
    boolean isUs(boolean dryRun) {
        String us = turns.installation();
        Optional<String> mark = mark();
        if (mark.isEmpty() && !dryRun) {
            write(us);
            // Another may have written at the same moment; what lies there now is what counts.
            mark = mark();
        }
        boolean ours = mark.isEmpty() || mark.get().equals(us);
        if (!ours) {
            log.error(
                    "object {} says that this bucket belongs to another database; objects without a row are left alone."
                            + " Delete it if they may go",
                    MARK);
        }
        return ours;
    }

    private Optional<String> mark() {
        try (InputStream content = store.get(MARK)) {
            return Optional.of(new String(content.readNBytes(36), StandardCharsets.US_ASCII));
        } catch (StoreException away) {
            if (away.reason() == StoreException.Reason.MISSING) {
                return Optional.empty();
            }
            throw away;
        } catch (IOException brokenOff) {
            throw new UncheckedIOException("cannot read " + MARK, brokenOff);
        }
    }

    private void write(String us) {
        byte[] content = us.getBytes(StandardCharsets.US_ASCII);
        try {
            store.put(MARK, new ByteArrayInputStream(content), content.length, "text/plain");
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can be read", impossible);
        }
    }
}
