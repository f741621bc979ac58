package io.greenroom.launcher.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels tasks, each by itself: one that cannot be cancelled keeps no other. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Cancels tasks that are pending or processing.")
final class CancelCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The tasks.")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() {
        return new Moves(server, "cancel").of(ids);
    }
}
