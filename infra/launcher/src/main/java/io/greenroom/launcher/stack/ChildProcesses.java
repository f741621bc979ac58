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
    private final QuickStart quickStart;

    ChildProcesses(Home home) {
        this.home = home;
        this.cookie = Secrets.cookie(home);
        this.quickStart = new QuickStart(home);
    }

    /** Arguments for java; the first time after a build this takes some seconds. */
    List<String> prepare(ServiceSpec spec) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(spec.javaOptions());
        arguments.addAll(quickStart.arguments(spec.kind(), spec.program(), spec.first()));
        return arguments;
    }

    Process start(ServiceSpec spec, List<String> arguments, String mark, Map<String, String> given) throws IOException {
        LogFile log = log(spec);
        log.rotate();
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(java(List.of("-Dgreenroom.mark=" + mark), arguments)));
        builder.environment().putAll(given);
        builder.environment().putAll(spec.environment());
        builder.environment().put(COOKIE, cookie);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    void ended(ServiceSpec spec, int exitCode) throws IOException {
        if (spec.first()) {
            quickStart.ended(spec.kind(), spec.program(), exitCode);
        }
    }

    LogFile log(ServiceSpec spec) {
        return new LogFile(home.log(spec.name()));
    }

    /** A command line of the Java that runs this program. */
    static List<String> java(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(arguments);
        return command;
    }

    static List<String> inOwnSession(List<String> command) {
        List<String> all = new ArrayList<>(command);
        if (Files.isExecutable(SETSID)) {
            all.add(0, SETSID.toString());
        }
        return all;
    }
}
