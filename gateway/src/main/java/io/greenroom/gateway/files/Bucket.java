package io.greenroom.gateway.files;

import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Makes the bucket before the first request. The store may come up after the gateway, so it is asked for two minutes. */
@Component
class Bucket implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(Bucket.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 60;

    private final ObjectStore store;

    Bucket(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (int tries = 1; ; tries++) {
            try {
                store.ensureBucket();
                return;
            } catch (StoreException unreachable) {
                if (!unreachable.isTransient() || tries == TRIES) {
                    throw unreachable;
                }
                log.warn("{}; asked again in {} s", unreachable.getMessage(), PAUSE.toSeconds());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the object store", stopped);
        }
    }
}
