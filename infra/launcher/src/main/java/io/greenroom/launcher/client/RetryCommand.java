package io.greenroom.launcher.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tries tasks again, each by itself: one that cannot be tried again keeps no other. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Tries tasks again that failed or were cancelled.")
final class RetryCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The tasks.")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() {
        return new Moves(server, "retry").of(ids);
    }
}
