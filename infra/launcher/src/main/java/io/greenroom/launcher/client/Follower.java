package io.greenroom.launcher.client;

import java.util.Optional;
import java.util.function.Consumer;

/** Watches a task to its end. */
public final class Follower {
    private final GatewayClient gateway;

    public Follower(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /**
     * Returns the task once it has ended.
     *
     * @param seen is given the task as it stands now, and again whenever it may have changed
     */
    public Task follow(String id, Consumer<Task> seen) {
        Optional<String> version = Optional.empty();
        while (true) {
            Task now = gateway.task(id);
            seen.accept(now);
            if (now.ended()) {
                return now;
            }
            // The first call tells the version of now, at once: what changes after it is waited for by the next.
            version = gateway.awaitChange(id, version.orElse(null));
        }
    }
}
