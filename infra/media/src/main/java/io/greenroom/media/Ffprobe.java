package io.greenroom.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks into a media file that may come from anywhere. Safe for use by many threads. */
public final class Ffprobe {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String WANTED = "format=format_name,duration"
            + ":stream=codec_type,codec_name,width,height,avg_frame_rate,r_frame_rate,nb_frames,duration,sample_rate,channels"
            + ":stream_disposition=attached_pic:stream_side_data=rotation";
    private static final JsonMapper JSON = new JsonMapper();

    /** A rate like this is the tick of a container's clock (browsers' recordings), not how often a picture comes. */
    private static final double CLOCK_TICKS = 1000;

    /** By what part average and basic rate may differ in a steady video: the last frame's length is often a guess. */
    private static final double STEADY = 0.005;

    private static final Pattern TOO_LARGE =
            Pattern.compile(".*Picture size (\\d{1,9})x(\\d{1,9}) exceeds specified max pixel count.*");

    private final Ffmpeg programs;

    public Ffprobe(Ffmpeg programs) {
        this.programs = programs;
    }

    /**
     * What the file holds. The file's name counts for nothing.
     *
     * @throws PictureTooLargeException if its picture has more pixels than we open
     * @throws NotMediaException if it is no audio or video that we open, or looking into it took over a minute
     * @throws IOException if ffprobe cannot be started: this machine's fault, not the file's
     * @throws InterruptedException if this thread was interrupted; ffprobe is gone then
     */
    public MediaInfo probe(Path file) throws NotMediaException, IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(programs.ffprobe().toString(), "-v", "error"));
        arguments.addAll(UntrustedMedia.limits());
        arguments.addAll(List.of("-show_entries", WANTED, "-of", "json", UntrustedMedia.url(file)));
        var json = new StringBuilder();
        var command = new Command(
                Confinement.of(arguments), Path.of("/"), programs.environment(), TIMEOUT, TIMEOUT, Duration.ZERO);
        Ended ended = new MediaProcess(command, line -> json.append(line).length() < 0, line -> true).run();
        if (!ended.succeeded()) {
            refuseTooLarge(ended);
            throw new NotMediaException(reason(ended, file));
        }
        try {
            MediaInfo info = read(JSON.readTree(json.toString()));
            if (info.video() != null && info.video().width() == 0) {
                refuseTooLarge(ended);
            }
            return info;
        } catch (JacksonException e) {
            throw new NotMediaException("ffprobe gave no readable answer");
        }
    }

    private static void refuseTooLarge(Ended ended) throws PictureTooLargeException {
        for (String line : ended.lastLines()) {
            Matcher size = TOO_LARGE.matcher(line);
            if (size.matches()) {
                throw new PictureTooLargeException(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
            }
        }
    }

    private static String reason(Ended ended, Path file) {
        if (ended.cause() != Ended.Cause.EXITED) {
            return "looking into it took over " + TIMEOUT.toSeconds() + " s";
        }
        List<String> lines = ended.lastLines();
        String last = lines.isEmpty() ? "ffprobe ended with " + ended.exitCode() : lines.get(lines.size() - 1);
        return last.replace(UntrustedMedia.url(file) + ": ", "");
    }

    private static MediaInfo read(JsonNode root) throws NotMediaException {
        MediaInfo.@Nullable Video video = null;
        MediaInfo.@Nullable Audio audio = null;
        JsonNode streams = root.path("streams");
        for (JsonNode stream : streams) {
            String type = stream.path("codec_type").asString("");
            boolean cover = stream.path("disposition").path("attached_pic").asInt(0) == 1;
            if (type.equals("video") && !cover && video == null) {
                video = video(stream);
            } else if (type.equals("audio") && audio == null) {
                audio = new MediaInfo.Audio(
                        stream.path("codec_name").asString("unknown"),
                        stream.path("sample_rate").asInt(0),
                        stream.path("channels").asInt(0));
            }
        }
        JsonNode format = root.path("format");
        if (video == null && audio == null) {
            throw new NotMediaException("it holds neither video nor audio");
        }
        return new MediaInfo(millis(format), format.path("format_name").asString(""), video, audio, streams.size());
    }

    private static MediaInfo.Video video(JsonNode stream) {
        double average = rate(stream.path("avg_frame_rate").asString(""));
        double basic = rate(stream.path("r_frame_rate").asString(""));
        long frames = stream.path("nb_frames").asLong(0);
        // ffprobe counts anticlockwise, players clockwise.
        int turn = -stream.path("side_data_list").path(0).path("rotation").asInt(0);
        return new MediaInfo.Video(
                stream.path("codec_name").asString("unknown"),
                stream.path("width").asInt(0),
                stream.path("height").asInt(0),
                average > 0 ? average : basic,
                frames > 0 ? frames : null,
                Math.floorMod(Math.round(turn / 90f) * 90, 360),
                average > 0 && Math.abs(average - basic) <= STEADY * basic);
    }

    private static @Nullable Long millis(JsonNode format) {
        double seconds = format.path("duration").asDouble(-1);
        return seconds >= 0 ? Math.round(seconds * 1000) : null;
    }

    /** Reads "30000/1001"; 0 where that has no value or is no frame rate. */
    private static double rate(String text) {
        String[] parts = text.split("/");
        if (parts.length != 2 || !parts[0].matches("\\d{1,9}") || !parts[1].matches("\\d{1,9}")) {
            return 0;
        }
        double value = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
        return Double.isFinite(value) && value < CLOCK_TICKS ? value : 0;
    }
}
