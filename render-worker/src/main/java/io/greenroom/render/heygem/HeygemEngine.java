package io.greenroom.render.heygem;

import io.greenroom.events.FailureReason;
import io.greenroom.media.Ffmpeg;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.Engine;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.Gpus;
import io.greenroom.render.engine.Handover;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.FfmpegOnPath;
import io.greenroom.render.program.EngineProgram;
import io.greenroom.render.program.Patience;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Runs HeyGem's run.py in a directory of the slot's own. Nothing the program does is taken for a success but a result that
 * it names, made of our inputs, written after them, in the slot.
 */
public final class HeygemEngine implements Engine {

    public static final String NAME = "heygem";

    private static final Duration LENGTH_TOLERANCE = Duration.ofMillis(500);
    private static final Duration FIRST_LINE = Duration.ofSeconds(120);
    private static final Duration AMONG_FRAMES = Duration.ofSeconds(180);
    private static final Duration OTHERWISE = Duration.ofSeconds(300);
    /** After its result the program waits 10 s for nothing. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Duration LOADING = Duration.ofSeconds(180);
    private static final int KILLED = 128;

    private final HeygemSettings settings;
    private final Gpus gpus;
    private final Ffmpeg ffmpeg;
    private final Path slots;
    private final String owner;
    private final Function<Duration, Patience> patience;

    /**
     * An engine.
     *
     * @param slots where its slots are made; on the checkout's file system they cost no space
     * @param owner marks the processes, so that the next start of this worker finds what a crash of this one leaves
     * @param patience for an audio of a length
     */
    HeygemEngine(
            HeygemSettings settings,
            Gpus gpus,
            Ffmpeg ffmpeg,
            Path slots,
            String owner,
            Function<Duration, Patience> patience) {
        this.settings = settings;
        this.gpus = gpus;
        this.ffmpeg = ffmpeg;
        this.slots = slots;
        this.owner = owner;
        this.patience = patience;
    }

    /** As a worker offers it whose own directory this is. */
    public static OfferedEngine offered(HeygemSettings settings, Gpus gpus, Ffmpeg ffmpeg, Path workerDirectory) {
        Path slots = workerDirectory.resolve(NAME);
        String owner = workerDirectory.toString();
        var engine = new HeygemEngine(
                settings, gpus, ffmpeg, slots, owner, audio -> patience(audio, settings.timeoutFactor()));
        return new OfferedEngine(
                NAME,
                true,
                LENGTH_TOLERANCE,
                InputForm.FITTED,
                List.of(),
                new HeygemSelfCheck(settings, slots),
                engine);
    }

    static Patience patience(Duration audio, int factor) {
        return new Patience(FIRST_LINE, AMONG_FRAMES, OTHERWISE, SETTLED, LOADING.plus(audio.multipliedBy(factor)));
    }

    @Override
    public void render(EngineInput input, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        try (HeygemSlot slot = take(input.slot())) {
            render(input, slot, listener, cancellation);
        } catch (IOException e) {
            throw new EngineException(FailureReason.DISK_NOT_USABLE, Map.of("why", e.toString()));
        }
    }

    private HeygemSlot take(int slot) throws EngineException, IOException {
        try {
            return HeygemSlot.take(slots.resolve("slot-" + slot), new Checkout(settings.home()));
        } catch (NoSuchFileException e) {
            throw new EngineException(FailureReason.ENGINE_SETUP, Map.of("why", e.getFile() + " is missing"));
        }
    }

    private void render(EngineInput input, HeygemSlot slot, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException, IOException {
        // New names each time: whatever the program echoes cannot be left from another run.
        String name = UUID.randomUUID().toString();
        String video = slot.put(input.video(), name + ".mp4");
        String audio = slot.put(input.audio(), name + ".wav");
        var lines = new HeygemLines(audio, video);
        var program = new EngineProgram(lines::read, patience.apply(input.audioLength()), listener);
        EngineProgram.Outcome outcome = program.run(
                List.of(settings.python(), "run.py", "--audio_path", audio, "--video_path", video),
                slot.directory(),
                environment(input.slot()),
                owner,
                cancellation);
        Handover.out(result(outcome, lines, slot), input.output());
    }

    /** CUDA's libraries come with this worker's own environment. */
    private Map<String, String> environment(int slot) throws IOException {
        Map<String, String> environment = new HashMap<>(gpus.environment(slot));
        environment.put("PATH", FfmpegOnPath.in(slots.resolve("slot-" + slot + ".bin"), ffmpeg));
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("PYTHONIOENCODING", "utf-8");
        environment.put("LANG", "C.UTF-8");
        return environment;
    }

    private static Path result(EngineProgram.Outcome outcome, HeygemLines lines, HeygemSlot slot)
            throws EngineException, IOException {
        List<String> last = outcome.lastLines();
        Optional<Path> result = slot.result(outcome.resultPath());
        if (result.isPresent() && lines.begun()) {
            return result.get();
        }
        if (result.isPresent()) {
            throw new EngineException(FailureReason.INPUT_IGNORED, Map.of(), last);
        }
        if (!outcome.finished() && outcome.exitCode() > KILLED) {
            throw new EngineException(FailureReason.ENGINE_KILLED, Map.of("signal", outcome.exitCode() - KILLED), last);
        }
        if (!outcome.finished() && outcome.exitCode() != 0 && !lines.begun()) {
            String why = last.isEmpty() ? "exit code " + outcome.exitCode() : last.get(last.size() - 1);
            throw new EngineException(FailureReason.ENGINE_SETUP, Map.of("why", why), last);
        }
        throw new EngineException(FailureReason.NO_RESULT, Map.of(), last);
    }
}
