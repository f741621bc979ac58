package io.greenroom.render.heygemhttp;

import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.SampleMedia;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A service with its share, an engine that uses it, inputs of 1.2 s, and everything that the engine says. */
final class Scene implements AutoCloseable, EngineListener {

    /** Asks often and bears with everything. */
    static final ServicePatience PATIENT = new ServicePatience(
            Duration.ofMillis(15),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            15);

    private static final Duration AUDIO_LENGTH = Duration.ofMillis(1200);

    final StandInService service;
    final Share share;
    final Cancellation cancellation = new Cancellation();
    final List<Progress> progress = new CopyOnWriteArrayList<>();
    final List<Note> notes = new CopyOnWriteArrayList<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    private final Path directory;
    private final HeygemHttpEngine engine;
    private final Ffprobe ffprobe = new Ffprobe(SampleMedia.FFMPEG);

    /** What the engine has told of its progress. */
    record Progress(Stage stage, int percent, boolean estimated) {}

    Scene(Path directory) throws Exception {
        this(directory, PATIENT, false);
    }

    /** @param stoppable whether the operator has given a command that restarts the service */
    Scene(Path directory, ServicePatience patience, boolean stoppable) throws Exception {
        this.directory = directory;
        service = new StandInService(directory.resolve("face2face"));
        share = new Share(directory.resolve("face2face"), StandInService.CONTAINER);
        List<String> words = stoppable ? Arrays.asList(service.restartCommand().split(" ")) : List.of();
        var endpoint = new Endpoint(new HeygemService(service.url()), share, new StopCommand(words, "test"), patience);
        engine = new HeygemHttpEngine(List.of(endpoint), ffprobe);
        SampleMedia.make(
                directory.resolve("in.mp4"),
                "-filter_complex testsrc2=size=160x120:rate=25:duration=1.2 -c:v libx264 -preset ultrafast -pix_fmt"
                        + " yuv420p");
        SampleMedia.make(
                directory.resolve("in.wav"), "-filter_complex sine=frequency=440:sample_rate=44100:duration=1.2");
    }

    /** One that bears with everything and cannot be stopped. */
    Endpoint endpoint(StandInService at, Share through) {
        return new Endpoint(new HeygemService(at.url()), through, new StopCommand(List.of(), "test"), PATIENT);
    }

    HeygemHttpEngine engineOf(Endpoint... endpoints) {
        return new HeygemHttpEngine(List.of(endpoints), ffprobe);
    }

    Path render(Map<String, Object> params) throws Exception {
        return render(engine, 0, params);
    }

    /** The same with another engine. */
    Path render(HeygemHttpEngine with, int slot, Map<String, Object> params) throws Exception {
        Path run = Files.createTempDirectory(directory, "run 视频 ");
        Path video = directory.resolve("in.mp4");
        Path output = run.resolve("result.mp4");
        with.render(
                new EngineInput(
                        slot,
                        video,
                        ffprobe.probe(video),
                        directory.resolve("in.wav"),
                        AUDIO_LENGTH,
                        params,
                        Files.createDirectory(run.resolve("work")),
                        output),
                this,
                cancellation);
        return output;
    }

    /** The failure of a run that has to fail. */
    EngineException failure() {
        return failure(engine, 0);
    }

    /** The same with another engine. */
    EngineException failure(HeygemHttpEngine with, int slot) {
        try {
            render(with, slot, Map.of());
        } catch (EngineException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("no failure of the engine's", e);
        }
        throw new AssertionError("the run went well");
    }

    /** Renders on a thread of its own; ends with the result, or exceptionally with what render throws. */
    CompletableFuture<Path> renderAside() {
        var result = new CompletableFuture<Path>();
        new Thread(() -> {
                    try {
                        result.complete(render(Map.of()));
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                })
                .start();
        return result;
    }

    MediaInfo probe(Path file) throws Exception {
        return ffprobe.probe(file);
    }

    boolean isOpen() {
        return engine.canRenderOn(0);
    }

    /** The names of what lies in the share. */
    List<String> leftInShare() throws IOException {
        try (Stream<Path> files = Files.list(share.temp())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public void progressed(Stage stage, int percent, boolean estimated) {
        progress.add(new Progress(stage, percent, estimated));
    }

    @Override
    public void said(String line) {
        said.add(line);
    }

    @Override
    public void noted(Note note, Map<String, Object> args) {
        notes.add(note);
    }

    @Override
    public void close() {
        service.close();
    }
}
