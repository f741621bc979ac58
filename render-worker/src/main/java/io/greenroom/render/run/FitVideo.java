package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.UntrustedMedia;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.FfmpegCall;
import io.greenroom.render.ffmpeg.Pieces;
import io.greenroom.render.ffmpeg.VideoForm;
import io.greenroom.render.ffmpeg.X264Params;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a presenter's video fit for engines: H.264 without sound in a {@link VideoForm}, in constant memory. */
final class FitVideo {

    /** What an engine gets beyond the audio, since engines count frames in ways of their own. */
    private static final Duration SURPLUS = Duration.ofMillis(500);

    /** Where the container does not tell its length. */
    private static final Duration UNKNOWN_LENGTH = InputLimits.LONGEST_VIDEO;

    private final FfmpegCall ffmpeg;
    private final Ffprobe ffprobe;

    FitVideo(FfmpegCall ffmpeg, Ffprobe ffprobe) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
    }

    /**
     * Encodes the source.
     *
     * @param target gets its index at its end, so that a copy that was cut off cannot be opened
     */
    void make(SourceVideo source, Profile profile, Path target, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        var form = VideoForm.forEngines(source.picture());
        List<String> encoding = X264Params.forEngines(form);
        switch (profile) {
            case PLAIN -> {
                List<String> arguments = form.arguments(source.file(), InputLimits.LONGEST_VIDEO, encoding);
                arguments.add(UntrustedMedia.url(target));
                call(arguments, FailureReason.VIDEO_UNREADABLE, patience(source), at);
            }
            case PING_PONG -> pingPong(source, form, encoding, target, at);
        }
    }

    private void pingPong(SourceVideo source, VideoForm form, List<String> encoding, Path target, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        try {
            Path directory = Files.createDirectory(at.file("fit"));
            var bench = new Pieces.Bench(directory, patience(source), at::said, at.cancellation());
            var pieces = new Pieces(ffmpeg, ffprobe, form, encoding, bench);
            pieces.cut(source.file(), InputLimits.LONGEST_VIDEO, made -> {});
            List<String> order = new ArrayList<>();
            for (int piece = 0; piece < pieces.count(); piece++) {
                order.add(Pieces.forward(piece));
            }
            for (int piece = pieces.count() - 1; piece >= 0; piece--) {
                pieces.turnRound(piece);
                order.add(Pieces.backward(piece));
            }
            pieces.string(order, List.of("-c", "copy", UntrustedMedia.url(target)), made -> {});
            for (String piece : order) {
                Files.delete(directory.resolve(piece));
            }
        } catch (IOException e) {
            throw new EngineException(FailureReason.DISK_NOT_USABLE, Map.of("why", String.valueOf(e.getMessage())));
        }
    }

    /** Repeats or cuts what was made to a little more than the audio's length, without encoding again. */
    Path stretch(Path made, Duration audioLength, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        Path target = at.file("fitted.mp4");
        List<String> arguments = new ArrayList<>(UntrustedMedia.input(made, "-stream_loop", "-1"));
        arguments.addAll(List.of("-map", "0:V:0", "-c", "copy", "-t", FfmpegCall.seconds(audioLength.plus(SURPLUS))));
        arguments.addAll(List.of("-movflags", "+faststart", UntrustedMedia.url(target)));
        call(arguments, FailureReason.ENGINE_FAILED, Duration.ofMinutes(10).plus(audioLength), at);
        return target;
    }

    private void call(List<String> arguments, FailureReason onFailure, Duration patience, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        ffmpeg.run(arguments, at.directory(), patience, onFailure, made -> {}, at::said, at.cancellation());
    }

    /** Ten minutes, and far more than a slow machine needs. */
    private static Duration patience(SourceVideo source) {
        Long millis = source.info().durationMillis();
        return Duration.ofMinutes(10)
                .plus((millis == null ? UNKNOWN_LENGTH : Duration.ofMillis(millis)).multipliedBy(20));
    }
}
