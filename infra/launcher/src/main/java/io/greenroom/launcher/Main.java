package io.greenroom.launcher;

import io.greenroom.launcher.render.RenderFailure;
import io.greenroom.launcher.stack.Settings;
import io.greenroom.launcher.stack.StackFailure;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the launcher. Whatever goes wrong is told in one line; GREENROOM_DEBUG=1 adds where it came from. */
@Command(
        name = "./greenroom",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "<command>",
        description = "Greenroom on this machine.",
        subcommands = {RenderCommand.class, UpCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class})
public final class Main {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
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
        boolean foreseen = failure instanceof StackFailure || failure instanceof RenderFailure;
        System.err.println("greenroom: " + (foreseen ? failure.getMessage() : unforeseen(failure)));
        if ("1".equals(System.getenv("GREENROOM_DEBUG"))) {
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String unforeseen(Exception failure) {
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return what.lines().findFirst().orElse("") + " (GREENROOM_DEBUG=1 tells more)";
    }

    /** The settings of this process; greenroom.root is the clone, told by the script. */
    static Settings settings() {
        return Settings.of(
                System.getenv(),
                Path.of(System.getProperty("greenroom.root", ".")).toAbsolutePath());
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Greenroom " + (version == null ? "(not packaged)" : version)};
        }
    }
}
