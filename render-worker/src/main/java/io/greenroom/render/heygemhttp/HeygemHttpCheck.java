package io.greenroom.render.heygemhttp;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.Check.Level;
import io.greenroom.render.engine.SelfCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether the services answer and their shares can be written. One of several may fail; its slot then rests. */
final class HeygemHttpCheck implements SelfCheck {

    private final List<Endpoint> endpoints;

    HeygemHttpCheck(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    @Override
    public List<Check> look() throws InterruptedException {
        List<@Nullable String> troubles = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            String trouble = shareTrouble(endpoint.share());
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

    private static Check check(String name, Endpoint endpoint, @Nullable String trouble, Level levelOfTrouble) {
        String url = endpoint.service().url() + " ";
        String pause = endpoint.pause();
        if (trouble != null) {
            return new Check(name, levelOfTrouble, url + trouble);
        }
        return pause == null
                ? new Check(name, Level.OK, url + "answers, its share can be written")
                : new Check(name, Level.WARNING, url + pause);
    }

    private static @Nullable String shareTrouble(Share share) {
        if (!Files.isDirectory(share.host())) {
            return "shares " + share.host() + " with us, which is no directory here: check GREENROOM_HEYGEM_HTTP_SHARE";
        }
        try {
            Files.createDirectories(share.temp());
            Path probe = Files.createTempFile(share.temp(), "greenroom-", ".probe");
            Files.delete(probe);
            return null;
        } catch (IOException e) {
            return "shares " + share.temp() + ", which cannot be written (" + e + "): give this user the right to";
        }
    }
}
