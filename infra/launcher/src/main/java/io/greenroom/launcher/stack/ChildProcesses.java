package io.greenroom.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the processes of a stack: Java like the launcher's own, output to the log of the service, a mark in the command
 * line and the home's cookie in the environment to find it by.
 */
final class ChildProcesses {
    /** The variable that holds the cookie; whatever a child starts inherits it. */
    static final String COOKIE = "GREENROOM_STACK_ID";

    /** In a session of its own a child is not reached by the Ctrl-C meant for the launcher, which stops it in order. */
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Home home;
    private final String cookie;

    ChildProcesses(Home home, String cookie) {
        this.home = home;
        this.cookie = cookie;
    }

    Process start(ServiceSpec spec, String mark, Map<String, String> given) throws IOException {
        LogFile log = log(spec);
        log.rotate();
        ProcessBuilder builder = new ProcessBuilder(commandLine(mark, spec.command()));
        builder.environment().putAll(given);
        builder.environment().putAll(spec.environment());
        builder.environment().put(COOKIE, cookie);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    LogFile log(ServiceSpec spec) {
        return new LogFile(home.log(spec.name()));
    }

    /** Also for the launcher itself when it goes to the background. */
    static List<String> commandLine(String mark, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dgreenroom.mark=" + mark);
        command.addAll(arguments);
        return command;
    }
}
