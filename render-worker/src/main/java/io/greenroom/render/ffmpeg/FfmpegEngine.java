package io.greenroom.render.ffmpeg;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Finding;
import io.greenroom.events.Stage;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.media.Ffprobe;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
                X264Params.DECLARED.all(),
                () -> List.of(Check.of(
                        "ffmpeg.encoder", Check.Level.OK, Finding.ENCODER_FOUND, Map.of("encoder", "libx264"))),
                this);
    }

    @Override
    public void render(EngineInput input, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        var source = Objects.requireNonNull(input.videoInfo().video(), "a video has a video stream");
        var form = VideoForm.likeSource(source);
        Map<String, String> params = X264Params.DECLARED.values(input.params());
        var pieces = new Pieces(
                ffmpeg,
                ffprobe,
                form,
                X264Params.of(params, form.pieceFrames()),
                new Pieces.Bench(input.workDirectory(), patience(input), listener::said, cancellation));
        form.tell(source, listener::noted);
        try {
            pieces.cut(
                    input.video(),
                    input.audioLength(),
                    made -> listener.progressed(
                            Stage.RENDER, percent(0, FORWARD_PERCENT, made, expectedMicros(input)), false));
            var plan = new PingPong(pieces, form.fps(), input.audioLength());
            turnRound(pieces, plan.piecesBackward(), listener);
            pieces.string(
                    plan.order(),
                    withAudio(input, params),
                    made -> listener.progressed(
                            Stage.MUX, percent(BACKWARD_PERCENT, 100, made, micros(input.audioLength())), false));
        } catch (IOException e) {
            throw new EngineException(FailureReason.DISK_NOT_USABLE, Map.of("why", String.valueOf(e.getMessage())));
        }
    }

    private static void turnRound(Pieces pieces, int needed, EngineListener listener)
            throws EngineException, RunStoppedException, InterruptedException {
        for (int done = 0; done < needed; done++) {
            pieces.turnRound(pieces.count() - 1 - done);
            listener.progressed(Stage.RENDER, percent(FORWARD_PERCENT, BACKWARD_PERCENT, done + 1, needed), false);
        }
    }

    private static List<String> withAudio(EngineInput input, Map<String, String> params) {
        List<String> arguments = new ArrayList<>(List.of("-i", UntrustedMedia.url(input.audio())));
        arguments.addAll(List.of("-map", "0:v", "-map", "1:a", "-c:v", "copy"));
        arguments.addAll(X264Params.ofSound(params));
        arguments.addAll(List.of("-t", FfmpegCall.seconds(input.audioLength())));
        arguments.addAll(List.of("-movflags", "+faststart", UntrustedMedia.url(input.output())));
        return arguments;
    }

    private static long expectedMicros(EngineInput input) {
        long wanted = micros(input.audioLength());
        Long sourceMillis = input.videoInfo().durationMillis();
        return Math.max(1, sourceMillis == null ? wanted : Math.min(wanted, sourceMillis * 1000));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /** Ten minutes, and far more than a slow machine needs for what is to be encoded. */
    private static Duration patience(EngineInput input) {
        return Duration.ofMinutes(10).plus(input.audioLength().multipliedBy(20));
    }

    private static int percent(int from, int to, long done, long all) {
        return from + (int) Math.min(to - from, (to - from) * done / all);
    }
}
