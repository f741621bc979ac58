package io.greenroom.launcher.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The commands that ask a gateway, wherever it runs. They start nothing. */
public final class ClientCommands {
    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put(String.valueOf(ExitCodes.DONE), "done");
        EXIT_CODES.put(
                String.valueOf(ExitCodes.REFUSED), "the gateway refused, or a file could not be read or written");
        EXIT_CODES.put(String.valueOf(ExitCodes.MISUSED), "the command line is wrong");
        EXIT_CODES.put(String.valueOf(ExitCodes.NO_VIDEO), "the task that was waited for failed or was cancelled");
        EXIT_CODES.put(String.valueOf(ExitCodes.AWAY), "the gateway does not answer");
    }

    private ClientCommands() {}

    /** Adds them to the program, which is asked for its completion too. */
    public static void addTo(CommandLine program) {
        List<Object> commands = List.of(
                new SubmitCommand(),
                new ListCommand(),
                new ShowCommand(),
                new WatchCommand(),
                new CancelCommand(),
                new RetryCommand(),
                new DownloadCommand(),
                new KeysCommand(),
                new WorkersCommand(),
                new CompletionCommand());
        for (Object command : commands) {
            CommandLine added = new CommandLine(command);
            added.getCommandSpec()
                    .usageMessage()
                    .exitCodeListHeading("Exit codes:%n")
                    .exitCodeList(EXIT_CODES);
            program.addSubcommand(added);
        }
    }
}
