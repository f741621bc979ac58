package io.greenroom.render.ffmpeg;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Stage;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.NotMediaException;
import io.greenroom.media.UntrustedMedia;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.Engine;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The engine that needs no GPU: plays the presenter's video forward and backward to the audio's length and puts the audio
 * under it. A real video, but the lips do not follow.
 *
 * <p>The source is encoded once, in pieces; each piece is turned round on its own, so that memory does not grow with the
 * source; the result is the pieces strung together without encoding again, so that time does not grow with the audio.
 */
public final class FfmpegEngine implements Engine {

    public static final String NAME = "ffmpeg";

    /** Results are cut to the frame and to the audio packet. */
    public static final Duration LENGTH_TOLERANCE = Duration.ofMillis(100);

    private static final int FORWARD_PERCENT = 55;
    private static final int BACKWARD_PERCENT = 95;

    private final FfmpegCall ffmpeg;
    private final Ffprobe ffprobe;

    public FfmpegEngine(FfmpegCall ffmpeg, Ffprobe ffprobe) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
    }

    /** As this worker offers it. */
    public OfferedEngine offered() {
        return new OfferedEngine(
                NAME,
                false,
                LENGTH_TOLERANCE,
                InputForm.AS_UPLOADED,
                X264Params.described(),
                () -> List.of(new Check(NAME, Check.Level.OK, "ffmpeg does it all")),
                this);
    }

    @Override
    public void render(EngineInput input, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        var video = Objects.requireNonNull(input.videoInfo().video(), "a video has a video stream");
        var plan = PingPong.of(video, input.audioLength());
        List<String> encoding = X264Params.of(input.params(), plan.pieceFrames());
        try {
            encodeForward(input, plan, encoding, listener, cancellation);
            int pieces = countPieces(input.workDirectory());
            long sourceFrames = (pieces - 1L) * plan.pieceFrames() + framesOf(input, pieces - 1);
            turnRound(input, plan, pieces, sourceFrames, encoding, listener, cancellation);
            string(input, plan.order(pieces, sourceFrames), listener, cancellation);
        } catch (IOException e) {
            throw new EngineException(FailureReason.DISK_NOT_USABLE, Map.of("why", String.valueOf(e.getMessage())));
        }
    }

    private void encodeForward(
            EngineInput input, PingPong plan, List<String> encoding, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        long wantedMicros = input.audioLength().toNanos() / 1000;
        Long sourceMillis = input.videoInfo().durationMillis();
        long expectedMicros = sourceMillis == null ? wantedMicros : Math.min(wantedMicros, sourceMillis * 1000);
        List<String> arguments = new ArrayList<>(UntrustedMedia.input(input.video()));
        arguments.addAll(List.of("-map", "0:V:0", "-an", "-sn", "-dn", "-map_metadata", "-1"));
        arguments.addAll(List.of("-t", seconds(input.audioLength())));
        arguments.addAll(List.of(
                "-vf",
                "scale=%d:%d,setsar=1,fps=%d,format=yuv420p".formatted(plan.width(), plan.height(), plan.fps())));
        arguments.addAll(encoding);
        arguments.addAll(List.of("-f", "segment", "-segment_format", "mp4", "-reset_timestamps", "1"));
        arguments.addAll(List.of("-segment_time", fraction(plan.pieceFrames(), plan.fps())));
        arguments.addAll(List.of("-segment_time_delta", fraction(0.5, plan.fps()), "forward-%06d.mp4"));
        ffmpeg.run(
                arguments,
                input.workDirectory(),
                patience(input),
                FailureReason.VIDEO_UNREADABLE,
                made -> listener.progressed(
                        Stage.RENDER, percent(0, FORWARD_PERCENT, made, Math.max(1, expectedMicros)), false),
                listener::said,
                cancellation);
    }

    private void turnRound(
            EngineInput input,
            PingPong plan,
            int pieces,
            long sourceFrames,
            List<String> encoding,
            EngineListener listener,
            Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        int needed = plan.piecesBackward(pieces, sourceFrames);
        for (int done = 0; done < needed; done++) {
            int piece = pieces - 1 - done;
            List<String> arguments = new ArrayList<>(List.of("-i", PingPong.forwardName(piece), "-vf", "reverse"));
            arguments.addAll(encoding);
            arguments.add(PingPong.backwardName(piece));
            ffmpeg.run(
                    arguments,
                    input.workDirectory(),
                    patience(input),
                    FailureReason.ENGINE_FAILED,
                    made -> {},
                    listener::said,
                    cancellation);
            listener.progressed(Stage.RENDER, percent(FORWARD_PERCENT, BACKWARD_PERCENT, done + 1, needed), false);
        }
    }

    private void string(EngineInput input, List<String> names, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException, IOException {
        List<String> script = new ArrayList<>(List.of("ffconcat version 1.0"));
        names.forEach(name -> script.add("file " + name));
        Files.write(input.workDirectory().resolve("order.txt"), script);
        List<String> arguments = new ArrayList<>(List.of("-f", "concat", "-i", "order.txt"));
        arguments.addAll(List.of("-i", UntrustedMedia.url(input.audio()), "-map", "0:v", "-map", "1:a"));
        arguments.addAll(List.of("-c:v", "copy", "-c:a", "aac", "-b:a", "160k", "-t", seconds(input.audioLength())));
        arguments.addAll(List.of("-movflags", "+faststart", UntrustedMedia.url(input.output())));
        ffmpeg.run(
                arguments,
                input.workDirectory(),
                patience(input),
                FailureReason.ENGINE_FAILED,
                made -> listener.progressed(
                        Stage.MUX,
                        percent(BACKWARD_PERCENT, 100, made, input.audioLength().toNanos() / 1000),
                        false),
                listener::said,
                cancellation);
    }

    private static int countPieces(Path directory) throws IOException, EngineException {
        try (Stream<Path> files = Files.list(directory)) {
            int pieces =
                    (int) files.filter(file -> file.getFileName().toString().startsWith("forward-"))
                            .count();
            if (pieces == 0) {
                throw new EngineException(FailureReason.VIDEO_UNREADABLE, Map.of("why", "no picture can be decoded"));
            }
            return pieces;
        }
    }

    private long framesOf(EngineInput input, int piece) throws EngineException, IOException, InterruptedException {
        try {
            MediaInfo info = ffprobe.probe(input.workDirectory().resolve(PingPong.forwardName(piece)));
            Long frames = info.video() == null ? null : info.video().frames();
            if (frames != null) {
                return frames;
            }
        } catch (NotMediaException e) {
            // Said below.
        }
        throw new EngineException(FailureReason.VIDEO_UNREADABLE, Map.of("why", "no picture can be decoded"));
    }

    /** Ten minutes, and far more than a slow machine needs for what is to be encoded. */
    private static Duration patience(EngineInput input) {
        return Duration.ofMinutes(10).plus(input.audioLength().multipliedBy(20));
    }

    private static int percent(int from, int to, long done, long all) {
        return from + (int) Math.min(to - from, (to - from) * done / all);
    }

    private static String seconds(Duration duration) {
        return fraction(duration.toMillis(), 1000);
    }

    private static String fraction(double part, double whole) {
        return String.format(Locale.ROOT, "%.6f", part / whole);
    }
}
