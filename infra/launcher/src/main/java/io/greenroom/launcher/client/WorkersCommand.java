package io.greenroom.launcher.client;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Render workers; all of this needs the scope admin. */
@Command(
        name = "workers",
        mixinStandardHelpOptions = true,
        description = "Lists render workers; has them finish and take nothing new, or take tasks again (admin).")
final class WorkersCommand implements Callable<Integer> {
    private static final String WORKERS = "/api/workers";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() {
        JsonNode all = server.open().get("the workers", WORKERS);
        server.print(all, table(all.path("data")));
        return ExitCodes.DONE;
    }

    @Command(mixinStandardHelpOptions = true, description = "Has a worker finish what it holds and take nothing new.")
    int drain(@Mixin ServerOptions to, @Parameters(paramLabel = "ID") String id) {
        return order(to, id, "drain");
    }

    @Command(mixinStandardHelpOptions = true, description = "Has a drained or quarantined worker take tasks again.")
    int resume(@Mixin ServerOptions to, @Parameters(paramLabel = "ID") String id) {
        return order(to, id, "resume");
    }

    private static int order(ServerOptions to, String id, String order) {
        String address = WORKERS + "/" + Address.segment(id) + "/" + order;
        JsonNode worker = to.open().post("to " + order + " the worker", address, Json.object());
        to.print(worker, Json.cell(worker, "id") + "  " + Json.cell(worker, "state"));
        return ExitCodes.DONE;
    }

    private static String table(JsonNode workers) {
        if (workers.isEmpty()) {
            return "no worker has been heard of";
        }
        Columns columns = new Columns("ID", "STATE", "BUSY", "ENGINES", "LAST SEEN", "REASON");
        workers.forEach(worker -> columns.add(
                Json.cell(worker, "id"),
                Json.cell(worker, "state"),
                worker.path("slots").size() + "/" + Json.cell(worker, "slot_count"),
                worker.path("engines")
                        .valueStream()
                        .map(engine -> Json.text(engine, "name").orElse(engine.asString("")))
                        .collect(Collectors.joining(",")),
                Json.cell(worker, "last_seen_at"),
                Json.cell(worker, "reason")));
        return columns.toString();
    }
}
