package io.greenroom.launcher.client;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows all that is known of a task. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a task, and with --log its story.")
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "ID", description = "The task.")
    private String id = "";

    @Option(names = "--log", description = "Adds what happened to it, line by line; not with --json.")
    private boolean log;

    @Override
    public Integer call() {
        GatewayClient gateway = server.open();
        Task task = gateway.task(id);
        server.print(task.json(), text(task));
        if (log && !server.json()) {
            printStory(gateway);
        }
        return ExitCodes.DONE;
    }

    /** A line a field; what is null is left out. */
    private static String text(Task task) {
        Columns columns = new Columns("id", task.id());
        task.json().properties().stream()
                .filter(field ->
                        !field.getKey().equals("id") && !field.getValue().isNull())
                .forEach(field -> columns.add(
                        field.getKey(), Json.text(task.json(), field.getKey()).orElse("")));
        return columns.toString();
    }

    private void printStory(GatewayClient gateway) {
        long last = 0;
        while (true) {
            List<Task.LogRow> rows = gateway.logs(id, last);
            if (rows.isEmpty()) {
                return;
            }
            rows.forEach(row -> System.out.println(row.line()));
            last = rows.get(rows.size() - 1).id();
        }
    }
}
