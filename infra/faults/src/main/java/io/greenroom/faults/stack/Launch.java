package io.greenroom.faults.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How a part is started, and when it is ready.
 *
 * @param command program and arguments, asked at each start
 * @param environment variables besides those of this process; its own GREENROOM_* are taken away
 * @param ready whether the process with this id does its work
 * @param wholeGroup whether signals go to all of its processes and not just to the first
 * @param restartAfter how long after an unasked end it is started again; null: not by itself
 */
record Launch(
        Command command,
        Map<String, String> environment,
        LongPredicate ready,
        boolean wholeGroup,
        @Nullable Duration restartAfter) {

    /** In a group of its own a signal reaches all of it, and Ctrl-C in our terminal none. */
    private static final String SETSID = "setsid";

    /** Makes a command line. */
    @FunctionalInterface
    interface Command {
        List<String> line() throws IOException, InterruptedException;

        /** Java like our own, with these arguments. */
        static List<String> java(List<String> arguments) {
            List<String> line = new ArrayList<>();
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(arguments);
            return line;
        }
    }

    Process start(Path log) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(command.line());
        line.add(0, SETSID);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("GREENROOM_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
