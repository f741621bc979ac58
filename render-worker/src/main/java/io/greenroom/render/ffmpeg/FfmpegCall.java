package io.greenroom.render.ffmpeg;

import io.greenroom.events.FailureReason;
import io.greenroom.media.Command;
import io.greenroom.media.Confinement;
import io.greenroom.media.Ended;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.MediaProcess;
import io.greenroom.media.ProcessTree;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Runs ffmpeg once, with its real progress, under a wall and a stall timeout, cancellable. */
public final class FfmpegCall {

    /** Without a frame or a sample for so long it is not going to make another. */
    private static final Duration STALL_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration KILL_GRACE = Duration.ofSeconds(1);

    /** What ffmpeg makes of a polite signal; its own errors are 256 minus an error number. */
    private static final int ENDED_POLITELY = 255;

    private static final int POLITE_SIGNAL = 15;

    private static final String DISK_FULL = "No space left on device";

    private static final String OUT_TIME = "out_time_us=";

    private final Ffmpeg ffmpeg;
    private final String owner;

    /** @param owner marks the processes, so that the next start of this worker finds what a crash of this one leaves */
    public FfmpegCall(Ffmpeg ffmpeg, String owner) {
        this.ffmpeg = ffmpeg;
        this.owner = owner;
    }

    /**
     * Runs it to a good end.
     *
     * @param arguments without the program, with input and output
     * @param directory where relative names lie
     * @param wallTimeout for the whole call
     * @param onFailure what it means when ffmpeg itself says no; its sentence gets {@code why}
     * @param madeMicros hears how many microseconds of output there are, never less than before
     * @param said hears every line but the progress
     * @throws EngineException onFailure, TOTAL_TIMED_OUT, STALL_TIMED_OUT, ENGINE_KILLED by somebody else,
     *     DISK_NOT_USABLE when it is full, or PROGRAM_NOT_STARTED if it cannot be started
     * @throws RunStoppedException cancelled; the process is gone
     */
    public void run(
            List<String> arguments,
            Path directory,
            Duration wallTimeout,
            FailureReason onFailure,
            LongConsumer madeMicros,
            Consumer<String> said,
            Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                ffmpeg.ffmpeg().toString(), "-hide_banner", "-nostdin", "-y", "-loglevel", "warning", "-nostats"));
        line.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.5"));
        line.addAll(arguments);
        Map<String, String> environment = new HashMap<>(ffmpeg.environment());
        environment.put(ProcessTree.OWNER_VARIABLE, owner);
        said.accept("$ " + String.join(" ", line));
        var progress = new Progress(madeMicros);
        var process = new MediaProcess(
                new Command(confined(line), directory, environment, wallTimeout, STALL_TIMEOUT, KILL_GRACE),
                progress::read,
                text -> {
                    said.accept(text);
                    return true;
                });
        progress.process = process;
        Ended ended;
        try (var registration = cancellation.onCancel(() -> process.cancel(cancellation.killGrace()))) {
            ended = process.run();
        } catch (IOException e) {
            throw notStarted(e);
        }
        judge(ended, wallTimeout, onFailure, cancellation);
    }

    private static List<String> confined(List<String> line) throws EngineException {
        try {
            return Confinement.of(line);
        } catch (IOException e) {
            throw notStarted(e);
        }
    }

    private static EngineException notStarted(IOException e) {
        return new EngineException(FailureReason.PROGRAM_NOT_STARTED, Map.of("why", "ffmpeg: " + e.getMessage()));
    }

    /** As ffmpeg's arguments tell a length. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    private static void judge(Ended ended, Duration wallTimeout, FailureReason onFailure, Cancellation cancellation)
            throws EngineException, RunStoppedException {
        cancellation.throwIfCancelled();
        switch (ended.cause()) {
            case CANCELLED -> throw new IllegalStateException("only a cancellation cancels");
            case TIMED_OUT ->
                throw new EngineException(
                        FailureReason.TOTAL_TIMED_OUT, Map.of("seconds", wallTimeout.toSeconds()), ended.lastLines());
            case STALLED ->
                throw new EngineException(
                        FailureReason.STALL_TIMED_OUT,
                        Map.of("seconds", STALL_TIMEOUT.toSeconds(), "stage", "ffmpeg"),
                        ended.lastLines());
            case EXITED -> {
                int signal = ended.exitCode() == ENDED_POLITELY ? POLITE_SIGNAL : ended.signal();
                if (signal != 0) {
                    throw new EngineException(FailureReason.ENGINE_KILLED, Map.of("signal", signal), ended.lastLines());
                }
                // Before ffmpeg 6 it ends with 0 where only the last bytes found no room.
                if (ended.lastLines().stream().anyMatch(FfmpegCall::saysDiskFull)) {
                    throw new EngineException(
                            FailureReason.DISK_NOT_USABLE, Map.of("why", "no space is left"), ended.lastLines());
                }
                if (ended.exitCode() != 0) {
                    throw new EngineException(onFailure, Map.of("why", why(ended)), ended.lastLines());
                }
            }
        }
    }

    /** A title may say so, too, but its line is indented. */
    private static boolean saysDiskFull(String line) {
        return line.endsWith(DISK_FULL) && !line.startsWith(" ");
    }

    private static String why(Ended ended) {
        List<String> lines = ended.lastLines();
        return "ffmpeg ended with " + ended.exitCode() + (lines.isEmpty() ? "." : ": " + lines.get(lines.size() - 1));
    }

    /** Reads the -progress stream, which goes on ticking even while nothing is made. */
    private static final class Progress {

        private final LongConsumer madeMicros;
        private long most = -1;
        private volatile @Nullable MediaProcess process;

        Progress(LongConsumer madeMicros) {
            this.madeMicros = madeMicros;
        }

        boolean read(String line) {
            if (line.startsWith(OUT_TIME) && line.substring(OUT_TIME.length()).matches("\\d{1,15}")) {
                long micros = Long.parseLong(line.substring(OUT_TIME.length()));
                if (micros > most) {
                    most = micros;
                    if (process != null) {
                        process.alive();
                    }
                    madeMicros.accept(micros);
                }
            }
            return false;
        }
    }
}
