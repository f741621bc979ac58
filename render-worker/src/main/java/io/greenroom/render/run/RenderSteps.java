package io.greenroom.render.run;

import io.greenroom.events.FailureCode;
import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.ObjectStore;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.FfmpegCall;
import io.greenroom.render.report.HeldRun;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole life of a run after its announcement: fetch, prepare, render, verify, upload, and how it ended. */
public final class RenderSteps {

    private static final Logger log = LoggerFactory.getLogger(RenderSteps.class);

    /** Shares of the whole run; the engine's own percent is spread between the second and the third. */
    private static final int PREPARE_PERCENT = 2;

    private static final int ENGINE_PERCENT = 4;
    private static final int VERIFY_PERCENT = HeldRun.ENGINE_ENDS_PERCENT;
    private static final int UPLOAD_PERCENT = 96;

    private final Fetch fetch;
    private final Prepare prepare;
    private final Verify verify;
    private final Upload upload;

    /** @param storePatience how long the store may be away before a run fails for it */
    public RenderSteps(ObjectStore store, FfmpegCall ffmpeg, Ffprobe ffprobe, Duration storePatience) {
        var retry = new StoreRetry(storePatience);
        fetch = new Fetch(store, retry);
        prepare = new Prepare(store, retry, ffmpeg, ffprobe);
        verify = new Verify(new Looks(ffprobe), ffmpeg);
        upload = new Upload(store, retry);
    }

    /**
     * Runs the task and reports its end, whatever it is.
     *
     * @param directory empty and the run's own
     * @return why this worker can render nothing until somebody mends it; empty otherwise
     */
    public Optional<String> run(TaskSubmitted task, HeldRun run, OfferedEngine engine, Path directory) {
        try (var output = new RunOutput(directory.resolve("output.log.gz"))) {
            try {
                Verify.Verified result = render(task, run, engine, new Workplace(run, directory, output));
                run.progressed(Stage.UPLOAD, UPLOAD_PERCENT, false);
                StoredObject stored = upload.result(run.run(), result.file(), run.cancellation());
                // First of all: until it is told, a result is lost with this process.
                run.completed(stored, result.length(), result.quality());
                log.info(
                        "completed: {} bytes, {} ms",
                        stored.bytes(),
                        result.length().toMillis());
                upload.output(run.run(), output);
            } catch (EngineException e) {
                run.failed(e.reason(), e.args(), e.lastLines());
                log.warn("failed with {}: {}", e.code(), e.sentence());
                upload.output(run.run(), output);
                if (e.code().retry() == FailureCode.Retry.ELSEWHERE) {
                    return Optional.of(e.sentence());
                }
            } catch (RunStoppedException e) {
                run.stopped(e.reason());
                log.info("stopped: {}", e.reason());
            }
        } catch (InterruptedException | ClosedChannelException e) {
            // Files of ours are closed by an interrupt in the midst of writing.
            Thread.currentThread().interrupt();
            run.stopped(StopReason.DRAINED);
            log.info("stopped: interrupted");
        } catch (IOException e) {
            Map<String, Object> args = Map.of("why", e.toString());
            run.failed(FailureReason.DISK_NOT_USABLE, args, List.of());
            log.error("failed, and this worker takes no tasks until its disk is usable", e);
            return Optional.of(FailureReason.DISK_NOT_USABLE.sentence(args));
        } catch (RuntimeException e) {
            run.failed(FailureReason.INTERNAL_ERROR, Map.of("why", e.toString()), List.of());
            log.error("failed for a reason that nobody thought of; reported as internal_error", e);
        }
        return Optional.empty();
    }

    private Verify.Verified render(TaskSubmitted task, HeldRun run, OfferedEngine engine, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException, IOException {
        Cancellation cancellation = run.cancellation();
        run.progressed(Stage.FETCH, 0, false);
        Path video = fetch.fetch("video", task.video(), at);
        Path audio = fetch.fetch("audio", task.audio(), at);

        run.progressed(Stage.PREPARE, PREPARE_PERCENT, false);
        Prepared prepared = prepare.prepare(task, video, audio, engine.form(), at);

        Path result = at.file("result.mp4");
        var input = new EngineInput(
                run.slot(),
                prepared.video(),
                prepared.videoInfo(),
                prepared.speech().wav(),
                prepared.speech().length(),
                task.params(),
                Files.createDirectory(at.file("work")),
                result);
        run.resultLasts(input.audioLength());
        engine.engine().render(input, listener(run, at.output()), cancellation);

        run.progressed(Stage.VERIFY, VERIFY_PERCENT, false);
        cancellation.throwIfCancelled();
        return verify.verify(result, prepared, engine, at);
    }

    private static EngineListener listener(HeldRun run, RunOutput output) {
        return new EngineListener() {
            @Override
            public void progressed(Stage stage, int percent, boolean estimated) {
                int share = (VERIFY_PERCENT - ENGINE_PERCENT) * Math.max(0, Math.min(100, percent)) / 100;
                run.progressed(stage, ENGINE_PERCENT + share, estimated);
            }

            @Override
            public void noted(Note note, Map<String, Object> args) {
                run.noted(note, args);
            }

            @Override
            public void said(String line) {
                output.add(line);
            }
        };
    }
}
