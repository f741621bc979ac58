package io.greenroom.faults;

import io.greenroom.faults.client.Answer;
import io.greenroom.faults.client.Gateways;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One round of retention, from its begin to its end. */
record RetentionRound(Gateways admin) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_EVERY_MILLIS = 500;

    /** @throws IllegalStateException it did not come to its end */
    void run() throws InterruptedException {
        String before = lastBegan();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer asked = admin.post("/api/retention", Map.of("dry_run", false));
        if (asked.arrived() && asked.refused() && asked.status() != 409) {
            throw new IllegalStateException("retention was refused with " + asked.status() + ": " + asked.body());
        }
        while (lastBegan().equals(before)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("retention has not ended after " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private String lastBegan() throws InterruptedException {
        JsonNode state = admin.insist(at -> at.get("/api/retention"));
        JsonNode stopped = state.path("last").path("stopped");
        if (stopped.isString()) {
            throw new IllegalStateException("retention was broken off: " + stopped.asString());
        }
        return state.path("last").path("started_at").asString("never");
    }
}
