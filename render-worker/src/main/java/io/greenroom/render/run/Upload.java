package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Run;
import io.greenroom.events.StoredObject;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import io.greenroom.media.Stored;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step five: the result goes to the store, under a key that no other run ever has. */
final class Upload {

    private static final Logger log = LoggerFactory.getLogger(Upload.class);

    private final ObjectStore store;
    private final StoreRetry retry;

    Upload(ObjectStore store, StoreRetry retry) {
        this.store = store;
        this.retry = retry;
    }

    StoredObject result(Run run, Path file, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        String key = "results/" + run.taskId() + "/" + run.runId() + ".mp4";
        Stored stored =
                retry.call(cancellation, FailureReason.STORE_UNAVAILABLE, () -> store.putFile(key, file, "video/mp4"));
        return new StoredObject(stored.key(), stored.bytes(), stored.sha256());
    }

    /** Tries once: the output helps to understand a run, and its loss must not change how the run ended. */
    void output(Run run, RunOutput output) {
        String key = "runs/" + run.taskId() + "/" + run.runId() + ".log.gz";
        try {
            store.putFile(key, output.finish(), "application/gzip");
        } catch (StoreException | IOException | UncheckedIOException e) {
            log.warn("the raw output is lost: {}", e.getMessage());
        }
    }
}
