package io.greenroom.render.ffmpeg;

import io.greenroom.events.FailureReason;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.NotMediaException;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A video encoded once, in pieces small enough to be turned round in memory one at a time, and strung together without
 * encoding again: neither memory nor time for strings grows with the video.
 */
public final class Pieces {

    /** One that does not move cannot speak. */
    private static final int LEAST_FRAMES = 2;

    private final FfmpegCall ffmpeg;
    private final Ffprobe ffprobe;
    private final VideoForm form;
    private final List<String> encoding;
    private final Bench bench;
    private int count;
    private long frames;

    /**
     * Where it is done.
     *
     * @param directory empty and for nothing else
     * @param patience for one call of ffmpeg
     * @param said hears what ffmpeg says
     */
    public record Bench(Path directory, Duration patience, Consumer<String> said, Cancellation cancellation) {}

    /** @param encoding of {@link X264Params}, which closes each piece in itself */
    public Pieces(FfmpegCall ffmpeg, Ffprobe ffprobe, VideoForm form, List<String> encoding, Bench bench) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
        this.form = form;
        this.encoding = encoding;
        this.bench = bench;
    }

    /** How many there are, once cut. */
    public int count() {
        return count;
    }

    /** Of all of them. */
    public long frames() {
        return frames;
    }

    /** Of one, counted from 0: the last may be shorter than the others. */
    public long framesOf(int piece) {
        return piece < count - 1 ? form.pieceFrames() : frames - (count - 1L) * form.pieceFrames();
    }

    public static String forward(int piece) {
        return "forward-%06d.mp4".formatted(piece);
    }

    public static String backward(int piece) {
        return "backward-%06d.mp4".formatted(piece);
    }

    /**
     * Encodes the source, or its beginning.
     *
     * @throws EngineException VIDEO_UNREADABLE, VIDEO_TOO_SHORT, or as {@link FfmpegCall#run}
     * @throws IOException the directory cannot be read
     */
    public void cut(Path source, Duration most, LongConsumer madeMicros)
            throws EngineException, RunStoppedException, InterruptedException, IOException {
        List<String> arguments = form.arguments(source, most, encoding);
        arguments.addAll(List.of("-f", "segment", "-segment_format", "mp4", "-reset_timestamps", "1"));
        arguments.addAll(List.of("-segment_time", fraction(form.pieceFrames())));
        arguments.addAll(List.of("-segment_time_delta", fraction(0.5), "forward-%06d.mp4"));
        run(arguments, FailureReason.VIDEO_UNREADABLE, madeMicros);
        count = countPieces();
        frames = (count - 1L) * form.pieceFrames() + framesIn(forward(count - 1));
        if (frames < LEAST_FRAMES) {
            throw new EngineException(FailureReason.VIDEO_TOO_SHORT, Map.of("frames", frames, "least", LEAST_FRAMES));
        }
    }

    /** Makes the backward one of a forward one. */
    public void turnRound(int piece) throws EngineException, RunStoppedException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-i", forward(piece), "-vf", "reverse"));
        arguments.addAll(encoding);
        arguments.add(backward(piece));
        run(arguments, FailureReason.ENGINE_FAILED, made -> {});
    }

    /**
     * Strings pieces together as they are.
     *
     * @param names in their order
     * @param rest arguments after this first input: further inputs, mapping, output
     */
    public void string(List<String> names, List<String> rest, LongConsumer madeMicros)
            throws EngineException, RunStoppedException, InterruptedException, IOException {
        List<String> script = new ArrayList<>(List.of("ffconcat version 1.0"));
        names.forEach(name -> script.add("file " + name));
        Files.write(bench.directory().resolve("order.txt"), script);
        List<String> arguments = new ArrayList<>(List.of("-f", "concat", "-i", "order.txt"));
        arguments.addAll(rest);
        run(arguments, FailureReason.ENGINE_FAILED, madeMicros);
    }

    private void run(List<String> arguments, FailureReason onFailure, LongConsumer madeMicros)
            throws EngineException, RunStoppedException, InterruptedException {
        ffmpeg.run(
                arguments,
                bench.directory(),
                bench.patience(),
                onFailure,
                madeMicros,
                bench.said(),
                bench.cancellation());
    }

    private int countPieces() throws IOException, EngineException {
        try (Stream<Path> files = Files.list(bench.directory())) {
            int pieces =
                    (int) files.filter(file -> file.getFileName().toString().startsWith("forward-"))
                            .count();
            if (pieces == 0) {
                throw nothingDecoded();
            }
            return pieces;
        }
    }

    private long framesIn(String name) throws EngineException, IOException, InterruptedException {
        try {
            MediaInfo info = ffprobe.probe(bench.directory().resolve(name));
            Long found = info.video() == null ? null : info.video().frames();
            if (found != null) {
                return found;
            }
        } catch (NotMediaException e) {
            // Said below.
        }
        throw nothingDecoded();
    }

    private static EngineException nothingDecoded() {
        return new EngineException(FailureReason.VIDEO_UNREADABLE, Map.of("why", "no picture can be decoded"));
    }

    private String fraction(double part) {
        return String.format(Locale.ROOT, "%.6f", part / form.fps());
    }
}
