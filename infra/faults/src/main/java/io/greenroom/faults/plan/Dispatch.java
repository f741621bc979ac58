package io.greenroom.faults.plan;

import io.greenroom.faults.client.Gateways;
import java.util.Map;

/** The gateways' switch for all dispatch. */
public record Dispatch(Gateways admin) {

    void pause() throws InterruptedException {
        admin.insist(at -> at.post("/api/dispatch/pause", Map.of()));
    }

    void resume() throws InterruptedException {
        admin.insist(at -> at.post("/api/dispatch/resume", Map.of()));
    }
}
