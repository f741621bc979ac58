package io.greenroom.render.heygemhttp;

import io.greenroom.events.Finding;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.Check.Level;
import io.greenroom.render.engine.SelfCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks whether the services answer and their shares can be written. One of several may fail; its slot then rests. */
final class HeygemHttpCheck implements SelfCheck {

    private final List<Endpoint> endpoints;

    HeygemHttpCheck(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    @Override
    public List<Check> look() throws InterruptedException {
        List<@Nullable Obstacle> troubles = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            Obstacle trouble = shareTrouble(endpoint.service().url().toString(), endpoint.share());
            troubles.add(trouble == null ? endpoint.trouble() : trouble);
        }
        Level level = troubles.contains(null) ? Level.WARNING : Level.BROKEN;
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < endpoints.size(); i++) {
            String name = HeygemHttpEngine.NAME + "." + (i + 1);
            checks.add(check(name, endpoints.get(i), troubles.get(i), level));
        }
        return checks;
    }

    private static Check check(String name, Endpoint endpoint, @Nullable Obstacle trouble, Level levelOfTrouble) {
        if (trouble != null) {
            return trouble.as(name, levelOfTrouble);
        }
        Obstacle pause = endpoint.pause();
        return pause == null
                ? Check.of(
                        name,
                        Level.OK,
                        Finding.SERVICE_ANSWERS,
                        Map.of("endpoint", endpoint.service().url().toString()))
                : pause.as(name, Level.WARNING);
    }

    private static @Nullable Obstacle shareTrouble(String url, Share share) {
        if (!Files.isDirectory(share.host())) {
            return new Obstacle(
                    Finding.SHARE_MISSING,
                    Map.of("endpoint", url, "directory", share.host().toString()));
        }
        try {
            Files.createDirectories(share.temp());
            Path probe = Files.createTempFile(share.temp(), "greenroom-", ".probe");
            Files.delete(probe);
            return null;
        } catch (IOException e) {
            return new Obstacle(
                    Finding.SHARE_NOT_WRITABLE,
                    Map.of("endpoint", url, "directory", share.temp().toString(), "why", e.toString()));
        }
    }
}
