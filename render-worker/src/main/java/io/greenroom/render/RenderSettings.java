package io.greenroom.render;

import static io.greenroom.render.engine.Variables.require;

import io.greenroom.media.FfmpegSettings;
import io.greenroom.media.StoreSettings;
import io.greenroom.render.engine.Variables;
import io.greenroom.render.ffmpeg.FfmpegEngine;
import io.greenroom.render.heygemhttp.HeygemHttpEngine;
import io.greenroom.render.heygemhttp.HeygemHttpSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the render worker must be told: environment variables of the same names in every way of running it.
 *
 * @param name GREENROOM_WORKER_NAME, unique among the workers of an installation; the host's name
 * @param home GREENROOM_HOME, for what must outlive the process; {@code .greenroom}
 * @param engines GREENROOM_RENDER_ENGINES, comma-separated names, not yet looked up; {@code ffmpeg}
 * @param slots GREENROOM_RENDER_SLOTS, how many runs at once, 1 to 64; 1, or with heygem-http as many as it has
 *     services, which is also the most
 * @param grace GREENROOM_RENDER_GRACE, how long runs may go on after SIGTERM before they are handed back, e.g.
 *     {@code 0s}, {@code 20s} or {@code 5m}; {@code done} (the default) waits for their end
 * @param amqpUri GREENROOM_AMQP_URI
 * @param store GREENROOM_S3_ENDPOINT, _ACCESS_KEY, _SECRET_KEY, _BUCKET
 * @param ffmpeg GREENROOM_MEDIA_FFMPEG; else from PATH, else our own
 */
public record RenderSettings(
        String name,
        Path home,
        List<String> engines,
        int slots,
        Duration grace,
        String amqpUri,
        StoreSettings store,
        FfmpegSettings ffmpeg) {

    private static final Pattern ENGINE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final Pattern SLOTS = Pattern.compile("[1-9]|[1-5]\\d|6[0-4]");
    private static final String DONE = "done";
    /** Longer than any run. */
    private static final Duration UNTIL_DONE = Duration.ofDays(365);

    /**
     * Reads and checks them.
     *
     * @param variables gives a variable's value; null where it is not set
     * @throws IllegalArgumentException in one line, naming the first that is missing or wrong, and the remedy
     */
    public static RenderSettings from(Function<String, @Nullable String> variables) {
        var given = new Variables(variables);
        Path home = Path.of(given.text("GREENROOM_HOME", ".greenroom"))
                .toAbsolutePath()
                .normalize();
        List<String> engines = engines(given.text("GREENROOM_RENDER_ENGINES", FfmpegEngine.NAME));
        return new RenderSettings(
                given.text(
                        "GREENROOM_WORKER_NAME",
                        hostName(),
                        NAME,
                        "1 to 60 letters, digits, dots, underscores or hyphens"),
                home,
                engines,
                slots(variables, engines),
                grace(given),
                amqpUri(given.text("GREENROOM_AMQP_URI", "")),
                StoreSettings.from(variables),
                FfmpegSettings.from(variables, home));
    }

    /** This worker's own directory. */
    Path directory() {
        return home.resolve("render-worker").resolve(name);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "render-worker";
        }
    }

    private static List<String> engines(String value) {
        List<String> engines =
                Stream.of(value.split(",")).map(String::trim).distinct().toList();
        for (String engine : engines) {
            require(
                    ENGINE.matcher(engine).matches(),
                    "GREENROOM_RENDER_ENGINES",
                    value,
                    "names of engines with commas between them, e.g. ffmpeg,heygem");
        }
        return engines;
    }

    private static int slots(Function<String, @Nullable String> variables, List<String> engines) {
        int services = engines.contains(HeygemHttpEngine.NAME)
                ? HeygemHttpSettings.from(variables).places().size()
                : 0;
        String slots = new Variables(variables)
                .text(
                        "GREENROOM_RENDER_SLOTS",
                        Integer.toString(Math.max(1, services)),
                        SLOTS,
                        "a number from 1 to 64");
        require(
                services == 0 || Integer.parseInt(slots) <= services,
                "GREENROOM_RENDER_SLOTS",
                slots,
                "at most " + services + ", one for each service in GREENROOM_HEYGEM_HTTP_URL");
        return Integer.parseInt(slots);
    }

    private static Duration grace(Variables given) {
        String variable = "GREENROOM_RENDER_GRACE";
        return given.text(variable, DONE).equals(DONE)
                ? UNTIL_DONE
                : given.time(variable, DONE, "'done', or like 20s or 5m");
    }

    private static String amqpUri(String value) {
        require(
                value.startsWith("amqp://") || value.startsWith("amqps://"),
                "GREENROOM_AMQP_URI",
                value.isEmpty() ? "" : value.replaceFirst("//[^@/]*@", "//..@"),
                "like amqp://user:password@host:5672/vhost");
        return value;
    }
}
