package io.greenroom.launcher.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What a task may have beside who speaks and what is said. Only what is given is sent. */
final class TaskOptions {
    @Option(names = "--description", paramLabel = "TEXT")
    private @Nullable String description;

    @Option(names = "--priority", paramLabel = "-10..10", description = "Higher goes first; default 0.")
    private @Nullable Integer priority;

    @Option(names = "--engine", paramLabel = "NAME", description = "What renders it.")
    private @Nullable String engine;

    @Option(names = "--param", paramLabel = "KEY=VALUE", description = "For the engine; repeat it for more.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "To find it by; repeat it for more.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--external-id", paramLabel = "TEXT", description = "What it is called elsewhere.")
    private @Nullable String externalId;

    @Option(names = "--not-before", paramLabel = "TIME", description = "Such as 2027-01-31T08:00:00Z.")
    private @Nullable String notBefore;

    @Option(
            names = "--idempotency-key",
            paramLabel = "TEXT",
            description = "Submitting again with it returns the same task.")
    private @Nullable String idempotencyKey;

    String idempotencyKey() {
        return idempotencyKey != null ? idempotencyKey : UUID.randomUUID().toString();
    }

    void putInto(ObjectNode wanted) {
        Json.putIfGiven(wanted, "description", description);
        if (priority != null) {
            wanted.put("priority", priority);
        }
        if (engine != null || !params.isEmpty()) {
            ObjectNode given = wanted.putObject("params");
            Json.putIfGiven(given, "engine", engine);
            params.forEach((key, value) -> given.set(key, Json.value(value)));
        }
        if (!labels.isEmpty()) {
            ObjectNode given = wanted.putObject("labels");
            labels.forEach(given::put);
        }
        Json.putIfGiven(wanted, "external_id", externalId);
        Json.putIfGiven(wanted, "not_before", notBefore);
    }
}
