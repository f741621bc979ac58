package io.greenroom.render.heygemhttp;

import io.greenroom.events.FailureCode;
import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.NotMediaException;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.Engine;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.Handover;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** HeyGem behind its service: slot i of the worker uses the i-th of several services. */
public final class HeygemHttpEngine implements Engine {

    public static final String NAME = "heygem-http";

    /** The service makes whole frames and has no -shortest. */
    private static final Duration LENGTH_TOLERANCE = Duration.ofMillis(500);

    /** A file on a network share may be seen later than the answer that names it. */
    private static final int LOOKS_FOR_RESULT = 5;

    private final List<Endpoint> endpoints;
    private final Ffprobe ffprobe;

    HeygemHttpEngine(List<Endpoint> endpoints, Ffprobe ffprobe) {
        this.endpoints = List.copyOf(endpoints);
        this.ffprobe = ffprobe;
    }

    /**
     * As this worker offers it.
     *
     * @param owner marks the stop command's processes as this worker's
     */
    public static OfferedEngine offered(HeygemHttpSettings settings, Ffprobe ffprobe, String owner) {
        var patience = ServicePatience.with(settings.busyWait(), settings.timeoutFactor());
        var stop = new StopCommand(settings.cancel(), owner);
        List<Endpoint> endpoints = settings.places().stream()
                .map(place -> new Endpoint(new HeygemService(place.url()), place.share(), stop, patience))
                .toList();
        return new OfferedEngine(
                NAME,
                true,
                LENGTH_TOLERANCE,
                InputForm.FITTED,
                Switches.described(),
                new HeygemHttpCheck(endpoints),
                new HeygemHttpEngine(endpoints, ffprobe));
    }

    @Override
    public boolean canRenderOn(int slot) {
        return endpoint(slot).isOpen();
    }

    @Override
    public void render(EngineInput input, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        Endpoint endpoint = endpoint(input.slot());
        try (var flight = endpoint.takeOff(cancellation)) {
            renderAt(endpoint, input, listener, cancellation);
        } catch (EngineException e) {
            if (e.code().retry() == FailureCode.Retry.ELSEWHERE && anotherIsOpen(endpoint)) {
                // The worker as a whole is not broken: the task goes to another slot.
                endpoint.rest(e.sentence());
                listener.noted(
                        Note.ENGINE_RESTS,
                        Map.of(
                                "endpoint",
                                endpoint.service().url().toString(),
                                "minutes",
                                Endpoint.REST.toMinutes(),
                                "reason",
                                e.reason().word()));
                throw new RunStoppedException(StopReason.NOT_STARTED);
            }
            throw e;
        }
    }

    private void renderAt(Endpoint endpoint, EngineInput input, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        Switches switches = Switches.of(input.params());
        String code = UUID.randomUUID().toString();
        Share share = endpoint.share();
        Path kept = input.workDirectory().resolve("end.json");
        var run = new ServiceRun(code, endpoint, kept, listener, cancellation);
        try {
            listener.progressed(Stage.LOAD, 0, false);
            share.bring(code, input.video(), input.audio());
            run.submit(switches.order(code, share));
            Reply.State end = run.await(input.audioLength());
            Path result =
                    end == null ? unnamed(code, endpoint, cancellation) : named(end, code, endpoint, cancellation);
            Handover.out(result, input.output());
            listener.progressed(Stage.MUX, 100, false);
        } catch (IOException e) {
            throw new EngineException(
                    FailureReason.DISK_NOT_USABLE, Map.of("why", "GREENROOM_HEYGEM_HTTP_SHARE: " + e));
        } finally {
            if (run.mayRun()) {
                endpoint.abandon(code, listener);
            } else {
                share.remove(code);
            }
        }
    }

    private boolean anotherIsOpen(Endpoint endpoint) {
        return endpoints.stream().anyMatch(other -> other != endpoint && other.isOpen());
    }

    private Endpoint endpoint(int slot) {
        return endpoints.get(slot % endpoints.size());
    }

    private static Path named(Reply.State end, String code, Endpoint endpoint, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException, IOException {
        if (end.status() == Reply.Status.FAILED) {
            throw ServiceFailure.of(end.message());
        }
        for (int look = 0; look < LOOKS_FOR_RESULT; look++) {
            Optional<Path> result = endpoint.share().result(code, end.result());
            if (result.isPresent()) {
                return result.get();
            }
            Waiting.pause(cancellation, endpoint.patience().poll());
        }
        throw new EngineException(FailureReason.NO_RESULT, Map.of());
    }

    /** A service that was restarted has forgotten a run that it may have finished. */
    private Path unnamed(String code, Endpoint endpoint, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException, IOException {
        Optional<Path> result = endpoint.share().unnamedResult(code);
        if (result.isPresent()) {
            long size = Files.size(result.get());
            Waiting.pause(cancellation, endpoint.patience().poll());
            if (Files.size(result.get()) == size && isVideo(result.get())) {
                return result.get();
            }
        }
        throw new EngineException(FailureReason.ENGINE_RESTARTED, Map.of());
    }

    private boolean isVideo(Path file) throws IOException, InterruptedException {
        try {
            MediaInfo info = ffprobe.probe(file);
            return info.video() != null && info.audio() != null;
        } catch (NotMediaException e) {
            return false;
        }
    }
}
