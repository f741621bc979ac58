package io.greenroom.launcher.stack;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the embedded services of this home are, as the variables that every other service reads. Known once they are up.
 */
final class EmbeddedVariables {
    private final Home home;
    private final CompletableFuture<Map<String, String>> first = new CompletableFuture<>();
    private volatile Map<String, String> now = Map.of();
    private volatile Runnable onChange = () -> {};

    EmbeddedVariables(Home home) {
        this.home = home;
    }

    /** Called when restarted services are to be found elsewhere than before (somebody took their port meanwhile). */
    void onChange(Runnable then) {
        onChange = then;
    }

    /** Whether this process has written that its services answer. A file of an earlier process does not count. */
    boolean toldBy(ProcessHandle process) {
        Map<String, String> told = Home.read(home.embeddedServices())
                .map(text -> variables(text, process.pid()))
                .orElse(Map.of());
        if (told.isEmpty()) {
            return false;
        }
        boolean moved = !now.isEmpty() && !now.equals(told);
        now = told;
        first.complete(told);
        if (moved) {
            onChange.run();
        }
        return true;
    }

    /** Waits until they were up once. */
    Map<String, String> await() {
        first.join();
        return now;
    }

    void giveUpWaiting() {
        first.cancel(true);
    }

    private static Map<String, String> variables(String text, long pid) {
        try {
            JsonNode services = JsonMapper.shared().readTree(text);
            if (services.path("pid").asLong(0) != pid) {
                return Map.of();
            }
            Map<String, String> variables = new TreeMap<>();
            services.properties().stream()
                    .filter(field -> field.getValue().isString())
                    .forEach(field -> variables.put(
                            "GREENROOM_" + field.getKey().toUpperCase(Locale.ROOT),
                            field.getValue().asString()));
            return variables;
        } catch (JacksonException e) {
            return Map.of();
        }
    }
}
