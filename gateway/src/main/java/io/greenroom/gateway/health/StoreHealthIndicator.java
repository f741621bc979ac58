package io.greenroom.gateway.health;

import io.greenroom.media.ObjectStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Looks at the store, and makes the bucket where it is missing: before the first request, or as soon as the store is there. */
@Component
class StoreHealthIndicator extends ServiceWatch {

    private final ObjectStore store;

    StoreHealthIndicator(ObjectStore store, Clock clock) {
        super("object store", AWAY, clock);
        this.store = store;
    }

    @Override
    protected void look() {
        store.ensureBucket();
    }
}
