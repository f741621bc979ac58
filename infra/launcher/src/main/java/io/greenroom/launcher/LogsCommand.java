package io.greenroom.launcher;

import io.greenroom.launcher.stack.Home;
import io.greenroom.launcher.stack.LogFile;
import io.greenroom.launcher.stack.Settings;
import io.greenroom.launcher.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the end of the logs, and with -f what is written from then on. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of the log of every service, or of one.")
final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 300;

    @Parameters(arity = "0..1", paramLabel = "service", description = "As ./greenroom status names it.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Settings.ofThisProcess().home();
        List<FollowedLog> logs = chosen(home).stream()
                .map(path -> new FollowedLog(new LogFile(path), service == null ? name(path) + " | " : ""))
                .toList();
        logs.forEach(log -> log.printTail(lines));
        while (follow) {
            for (FollowedLog log : logs) {
                log.printNew();
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return 0;
    }

    private List<Path> chosen(Home home) throws IOException {
        if (!Files.isDirectory(home.logs())) {
            throw new StackFailure("there are no logs in " + home.path() + " yet: ./greenroom up");
        }
        try (Stream<Path> files = Files.list(home.logs())) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            List<Path> chosen = all.stream()
                    .filter(file -> service == null || name(file).equals(service))
                    .toList();
            if (chosen.isEmpty()) {
                throw new StackFailure("there is no log of " + service + ": there are "
                        + String.join(", ", all.stream().map(LogsCommand::name).toList()));
            }
            return chosen;
        }
    }

    private static String name(Path log) {
        return log.getFileName().toString().replaceFirst("\\.log$", "");
    }
}
