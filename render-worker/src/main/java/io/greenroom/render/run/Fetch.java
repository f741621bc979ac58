package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.events.StoredObject;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.Stored;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import java.nio.file.Path;
import java.util.Map;

/** Step one: an input comes from the store, whole and unchanged. */
final class Fetch {

    private final ObjectStore store;
    private final StoreRetry retry;

    Fetch(ObjectStore store, StoreRetry retry) {
        this.store = store;
        this.retry = retry;
    }

    /**
     * Downloads to the workplace.
     *
     * @param what {@code video} or {@code audio}
     * @throws EngineException INPUT_INVALID if it is too large, gone, or its content is not what was uploaded, else as
     *     {@link StoreRetry}
     */
    Path fetch(String what, StoredObject input, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        InputLimits.checkBytes(what, input);
        Path target = at.file(what);
        Stored fetched =
                retry.call(at.cancellation(), FailureReason.FILE_GONE, () -> store.download(input.key(), target));
        if (!fetched.sha256().equals(input.sha256())) {
            throw new EngineException(FailureReason.FILE_CHANGED, Map.of());
        }
        return target;
    }
}
