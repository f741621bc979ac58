package io.greenroom.render.command;

import io.greenroom.events.FailureReason;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.program.EngineProgram.Outcome;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What it means that a program has ended badly without a line that its profile knows: what Python and its libraries for
 * graphics cards have said. They are asked only then, since the same words also occur in warnings.
 */
final class Verdict {

    private static final int SHELLS_SIGNALS = 128;
    private static final int LAST_SIGNAL = 31;

    /** Definite wherever they stand. */
    private static final List<FailureRule> ANYWHERE = List.of(
            rule(
                    "CUDA out of memory|CUDA error: out of memory|OutOfMemoryError|CUDA failure 2\\b",
                    FailureReason.GPU_OUT_OF_MEMORY),
            rule("No space left on device|Disk quota exceeded|Read-only file system", FailureReason.DISK_NOT_USABLE));

    /** What it died of; libraries also print such sentences of what they can do without. */
    private static final List<FailureRule> AS_CAUSE = List.of(
            rule(
                    "No CUDA GPUs are available|Found no NVIDIA driver|CUDA driver version is insufficient"
                            + "|no kernel image is available|Torch not compiled with CUDA enabled|invalid device ordinal",
                    FailureReason.GPU_NOT_USABLE),
            rule(
                    "^(ModuleNotFoundError|ImportError|SyntaxError|IndentationError)\\b|No module named "
                            + "|: error: (unrecognized arguments|the following arguments are required|argument )"
                            + "|can't open file .*\\[Errno 2]",
                    FailureReason.ENGINE_SETUP));

    /** The line with which a traceback ends; the message may go on below. */
    private static final Pattern EXCEPTION =
            Pattern.compile("^[A-Za-z_][\\w.]*(Error|Exception|Interrupt|Exit)(:.*)?$");

    private Verdict() {}

    private static FailureRule rule(String line, FailureReason reason) {
        return new FailureRule(Pattern.compile(line), reason, null, false);
    }

    /** For a program that failed, or has left no result. */
    static EngineException of(Outcome outcome) {
        List<String> lines = outcome.lastLines();
        String cause = cause(lines);
        for (String line : lines) {
            EngineException known = read(ANYWHERE, line, lines);
            if (known != null) {
                return known;
            }
        }
        EngineException known = read(AS_CAUSE, cause, lines);
        if (known != null) {
            return known;
        }
        int code = outcome.exitCode();
        if (code > SHELLS_SIGNALS && code <= SHELLS_SIGNALS + LAST_SIGNAL) {
            return new EngineException(FailureReason.ENGINE_KILLED, Map.of("signal", code - SHELLS_SIGNALS), lines);
        }
        if (code == 0) {
            return new EngineException(FailureReason.NO_RESULT, Map.of(), lines);
        }
        String why = "it ended with " + code + (cause.isEmpty() ? "" : ": " + cause);
        return new EngineException(FailureReason.ENGINE_FAILED, Map.of("why", why), lines);
    }

    private static @Nullable EngineException read(List<FailureRule> rules, String line, List<String> lines) {
        for (FailureRule rule : rules) {
            Map<String, Object> args = rule.read(line);
            if (args != null) {
                return new EngineException(rule.reason(), args, lines);
            }
        }
        return null;
    }

    /** The end of the last traceback, else the last line; empty if it said nothing. */
    private static String cause(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (EXCEPTION.matcher(lines.get(i)).matches()) {
                return lines.get(i).strip();
            }
        }
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
    }
}
