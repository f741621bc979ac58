package io.greenroom.launcher.stack;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Starts this program once more, in the background, to run the stack after this process has ended. */
public final class BackgroundLauncher {
    private BackgroundLauncher() {}

    /**
     * @param arguments the command line for the one in the background
     * @throws StackFailure when no process can be started
     */
    public static Process start(Settings settings, List<String> arguments) {
        Home home = settings.home().open();
        LogFile log = new LogFile(home.log("launcher"));
        log.rotate();
        List<String> java = List.of(
                "-Dgreenroom.mark=launcher-" + UUID.randomUUID(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dgreenroom.root=" + settings.root(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.greenroom.launcher.Main");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(ChildProcesses.inOwnSession(ChildProcesses.java(java, arguments)));
            // Not the folder of the caller: it may be deleted or unmounted while the stack runs.
            builder.directory(home.path().toFile());
            builder.environment().put("GREENROOM_HOME", home.path().toString());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new StackFailure("cannot start a process: " + e.getMessage(), e);
        }
    }
}
