package io.greenroom.faults;

import io.greenroom.faults.plan.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./greenroom faults}: what is in {@code --help}. */
@Command(
        name = "./greenroom faults",
        mixinStandardHelpOptions = true,
        description =
                "Starts a farm of real processes, lets faults loose on it while tasks are rendered, and checks that"
                        + " nothing was lost and nothing done twice. Exit code 0: every invariant holds; 1: one is broken, and the"
                        + " logs are kept.")
public final class Main implements Callable<Integer> {

    private static final int TASKS_A_MINUTE = 20;

    @Option(names = "--seed", paramLabel = "N", description = "The same faults again. Default: by the clock.")
    private @Nullable Long seed;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "30",
            description = "How long faults are done; from 30 on, every kind. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(names = "--tasks", paramLabel = "T", description = "Default: " + TASKS_A_MINUTE + " a minute.")
    private @Nullable Integer tasks;

    @Option(
            names = "--lease",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "GREENROOM_LEASE_SECONDS of the gateways. Default: ${DEFAULT-VALUE}.")
    private int leaseSeconds;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "KIND",
            description = "These kinds alone, one at a time: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<FaultKind> only = EnumSet.allOf(FaultKind.class);

    @Option(names = "--embedded-broker", description = "Takes Broker-J also where RabbitMQ is installed.")
    private boolean embeddedBroker;

    private Main() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println("the run itself has failed: " + failure.getMessage());
            if ("1".equals(System.getenv("GREENROOM_DEBUG"))) {
                failure.printStackTrace();
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        RunSettings settings = new RunSettings(
                Path.of(System.getProperty("greenroom.root", "")),
                seed == null ? System.currentTimeMillis() % 1_000_000 : seed,
                Duration.ofMinutes(minutes),
                tasks == null ? TASKS_A_MINUTE * minutes : tasks,
                Duration.ofSeconds(leaseSeconds),
                !embeddedBroker,
                only);
        return new FaultRun(settings, System.out::println).run() ? 0 : 1;
    }
}
