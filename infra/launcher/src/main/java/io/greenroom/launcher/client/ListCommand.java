package io.greenroom.launcher.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists tasks. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists tasks, newest first.")
final class ListCommand implements Callable<Integer> {
    private static final int NAME_WIDTH = 40;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "pending, processing, completed, failed or cancelled; repeat it for more.")
    private List<String> status = new ArrayList<>();

    @Option(names = "--q", paramLabel = "TEXT", description = "A piece of the name.")
    private @Nullable String q;

    @Option(names = "--human", paramLabel = "ID", description = "Of this digital human.")
    private @Nullable String human;

    @Option(names = "--external-id", paramLabel = "TEXT", description = "Of this name elsewhere.")
    private @Nullable String externalId;

    @Option(names = "--batch", paramLabel = "ID", description = "Of this batch.")
    private @Nullable String batch;

    @Option(
            names = "--label",
            paramLabel = "KEY[=VALUE]",
            description = "With this label, of any value where none is given; repeat it for more.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw GatewayFailure.misused("--limit is " + limit + ": give at least 1");
        }
        JsonNode found = Pages.all(server.open(), "the list", address(), limit);
        server.print(found, table(found.path("data")));
        return ExitCodes.DONE;
    }

    private Address address() {
        Address address = new Address("/api/tasks")
                .withIfGiven("q", q)
                .withIfGiven("digital_human_id", human)
                .withIfGiven("external_id", externalId)
                .withIfGiven("batch_id", batch);
        for (String word : status) {
            address = address.with("status", word);
        }
        for (String label : labels) {
            address = address.with("label", label.replaceFirst("=", ":"));
        }
        return address;
    }

    private static String table(JsonNode tasks) {
        if (tasks.isEmpty()) {
            return "no tasks";
        }
        Columns columns = new Columns("ID", "STATUS", "", "ENGINE", "CREATED", "NAME");
        tasks.forEach(task -> columns.add(
                Json.cell(task, "id"),
                Json.cell(task, "status"),
                Json.cell(task, "progress") + " %",
                Json.cell(task, "engine"),
                Json.cell(task, "created_at"),
                Columns.cut(Json.cell(task, "name"), NAME_WIDTH)));
        return columns.toString();
    }
}
