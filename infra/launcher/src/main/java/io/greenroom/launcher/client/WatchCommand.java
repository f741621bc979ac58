package io.greenroom.launcher.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a task's progress until it ends. Leaving does not cancel it. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the progress of a task until it ends: a bar in a terminal, else a line at each change,",
            "with --json the task as one line at each change. Ctrl-C stops watching, not the task."
        })
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "ID", description = "The task.")
    private String id = "";

    @Override
    public Integer call() {
        GatewayClient gateway = server.open();
        gateway.task(id);
        Task ended = Watching.toTheEnd(gateway.patient(), id, server.json());
        if (!server.json()) {
            System.out.println(ended.ending());
        }
        return ExitCodes.DONE;
    }
}
