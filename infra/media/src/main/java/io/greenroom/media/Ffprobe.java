package io.greenroom.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final Ffmpeg programs;

    public Ffprobe(Ffmpeg programs) {
        this.programs = programs;
    }

    /**
     * What the file holds. The file's name counts for nothing.
     *
     * @throws NotMediaException if it is no audio or video that we open, or looking into it took over a minute
     * @throws IOException if ffprobe cannot be started: this machine's fault, not the file's
     * @throws InterruptedException if this thread was interrupted; ffprobe is gone then
     */
    public MediaInfo probe(Path file) throws NotMediaException, IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(programs.ffprobe().toString(), "-v", "error"));
        arguments.addAll(UntrustedMedia.limits());
        arguments.addAll(List.of("-show_entries", WANTED, "-of", "json", UntrustedMedia.url(file)));
        var json = new StringBuilder();
        var command = new Command(arguments, Path.of("/"), programs.environment(), TIMEOUT, TIMEOUT, Duration.ZERO);
        Ended ended = new MediaProcess(command, line -> json.append(line).length() < 0, line -> true).run();
        if (!ended.succeeded()) {
            throw new NotMediaException(reason(ended, file));
        }
        try {
            return read(JSON.readTree(json.toString()));
        } catch (JacksonException e) {
            throw new NotMediaException("ffprobe gave no readable answer");
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
        for (JsonNode stream : root.path("streams")) {
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
        return new MediaInfo(millis(format), format.path("format_name").asString(""), video, audio);
    }

    private static MediaInfo.Video video(JsonNode stream) {
        double fps = fraction(stream.path("avg_frame_rate").asString(""));
        long frames = stream.path("nb_frames").asLong(0);
        // ffprobe counts anticlockwise, players clockwise.
        int turn = -stream.path("side_data_list").path(0).path("rotation").asInt(0);
        return new MediaInfo.Video(
                stream.path("codec_name").asString("unknown"),
                stream.path("width").asInt(0),
                stream.path("height").asInt(0),
                fps > 0 ? fps : fraction(stream.path("r_frame_rate").asString("")),
                frames > 0 ? frames : null,
                Math.floorMod(Math.round(turn / 90f) * 90, 360));
    }

    private static @Nullable Long millis(JsonNode format) {
        double seconds = format.path("duration").asDouble(-1);
        return seconds >= 0 ? Math.round(seconds * 1000) : null;
    }

    /** Reads "30000/1001"; 0 where that has no value. */
    private static double fraction(String text) {
        String[] parts = text.split("/");
        if (parts.length != 2 || !parts[0].matches("\\d{1,9}") || !parts[1].matches("\\d{1,9}")) {
            return 0;
        }
        double value = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
        return Double.isFinite(value) ? value : 0;
    }
}
