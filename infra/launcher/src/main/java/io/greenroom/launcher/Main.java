package io.greenroom.launcher;

import io.greenroom.launcher.client.ClientCommands;
import io.greenroom.launcher.client.GatewayFailure;
import io.greenroom.launcher.render.RenderFailure;
import io.greenroom.launcher.stack.StackFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the launcher. Whatever goes wrong is told in one line; GREENROOM_DEBUG=1 adds where it came from. */
@Command(
        name = "./greenroom",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "<command>",
        description = "Greenroom on this machine, and any gateway asked from here.",
        subcommands = {RenderCommand.class, UpCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class})
public final class Main {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        ClientCommands.addTo(commandLine);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> tell(failure));
        commandLine.setParameterExceptionHandler((failure, arguments) -> {
            CommandLine command = failure.getCommandLine();
            System.err.println("greenroom: " + failure.getMessage() + ": see "
                    + command.getCommandSpec().qualifiedName() + " --help");
            return CommandLine.ExitCode.USAGE;
        });
        return commandLine;
    }

    private static int tell(Exception failure) {
        boolean foreseen = failure instanceof StackFailure
                || failure instanceof RenderFailure
                || failure instanceof GatewayFailure;
        System.err.println("greenroom: " + (foreseen ? failure.getMessage() : unforeseen(failure)));
        if ("1".equals(System.getenv("GREENROOM_DEBUG"))) {
            failure.printStackTrace();
        }
        return failure instanceof GatewayFailure told ? told.exitCode() : CommandLine.ExitCode.SOFTWARE;
    }

    private static String unforeseen(Exception failure) {
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return what.lines().findFirst().orElse("") + " (GREENROOM_DEBUG=1 tells more)";
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Greenroom " + (version == null ? "(not packaged)" : version)};
        }
    }
}
