package io.greenroom.faults.stack;

import io.greenroom.launcher.stack.Program;
import io.greenroom.launcher.stack.QuickStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line of a Boot jar. A first run that ends as soon as all is put together makes later starts quick. */
final class BootCommand implements Launch.Command {

    private static final String RECORDS = "-XX:ArchiveClassesAtExit";
    private static final long TRAINING_SECONDS = 120;

    private final QuickStart quickStart;
    private final String module;
    private final Program program;
    private final List<String> options;

    BootCommand(QuickStart quickStart, String module, Program program, List<String> options) {
        this.quickStart = quickStart;
        this.module = module;
        this.program = program;
        this.options = options;
    }

    @Override
    public List<String> line() throws IOException, InterruptedException {
        return line(quickStart.arguments(module, program, false), List.of());
    }

    /** Does the first run unless this build has had one. A start without it is only slower, so failures are passed over. */
    void train(Map<String, String> environment, Path log) throws IOException, InterruptedException {
        List<String> arguments = quickStart.arguments(module, program, true);
        if (arguments.stream().noneMatch(argument -> argument.startsWith(RECORDS))) {
            return;
        }
        List<String> line = line(arguments, List.of("-Dspring.context.exit=onRefresh"));
        Process process = new Launch(() -> line, environment, pid -> true, false, null).start(log);
        if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        quickStart.ended(module, program, process.exitValue());
    }

    private List<String> line(List<String> arguments, List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        all.addAll(arguments);
        return Launch.Command.java(all);
    }
}
