package io.greenroom.render.command;

import io.greenroom.events.FailureReason;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.program.EngineProgram.Outcome;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What it means that a program has ended badly without a line that its profile knows: what the last lines of Python and
 * of its libraries for graphics cards say. They are read only then, since the same words also occur in warnings.
 */
final class Verdict {

    private static final int SIGNALS = 128;
    private static final int MOST_SIGNALS = 64;

    private static final List<FailureRule> RULES = List.of(
            rule(
                    "CUDA out of memory|CUDA error: out of memory|OutOfMemoryError|CUDA failure 2\\b",
                    FailureReason.GPU_OUT_OF_MEMORY),
            rule(
                    "No CUDA GPUs are available|Found no NVIDIA driver|CUDA driver version is insufficient"
                            + "|no kernel image is available|Failed to create CUDAExecutionProvider"
                            + "|Torch not compiled with CUDA enabled|CUDA error: invalid device ordinal",
                    FailureReason.GPU_NOT_USABLE),
            rule("No space left on device|Disk quota exceeded|Read-only file system", FailureReason.DISK_NOT_USABLE),
            rule(
                    "^(ModuleNotFoundError|ImportError|SyntaxError|IndentationError):"
                            + "|: error: (unrecognized arguments|the following arguments are required|argument )"
                            + "|No module named |can't open file .*\\[Errno 2\\]",
                    FailureReason.ENGINE_SETUP));

    private Verdict() {}

    private static FailureRule rule(String line, FailureReason reason) {
        return new FailureRule(Pattern.compile(line), reason, null, false);
    }

    /** For a program that failed, or has left no result. */
    static EngineException of(Outcome outcome) {
        List<String> lines = outcome.lastLines();
        // Of a traceback the last line is the cause.
        for (int i = lines.size() - 1; i >= 0; i--) {
            for (FailureRule rule : RULES) {
                Map<String, Object> args = rule.read(lines.get(i));
                if (args != null) {
                    return new EngineException(rule.reason(), args, lines);
                }
            }
        }
        int code = outcome.exitCode();
        if (code > SIGNALS && code <= SIGNALS + MOST_SIGNALS) {
            return new EngineException(FailureReason.ENGINE_KILLED, Map.of("signal", code - SIGNALS), lines);
        }
        if (code == 0) {
            return new EngineException(FailureReason.NO_RESULT, Map.of(), lines);
        }
        String last = lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1).strip();
        return new EngineException(FailureReason.ENGINE_FAILED, Map.of("why", "it ended with " + code + last), lines);
    }
}
