package io.greenroom.render.heygemhttp;

import static io.greenroom.render.engine.Variables.require;

import io.greenroom.render.engine.Variables;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where HeyGem's services are and how to bear with them.
 *
 * @param places GREENROOM_HEYGEM_HTTP_URL, comma-separated, one slot each; GREENROOM_HEYGEM_HTTP_SHARE, for each of them in
 *     the same order or one for all, {@code hostdir=containerdir}, the second part {@code /code/data} where it is left out
 * @param cancel GREENROOM_HEYGEM_HTTP_CANCEL, a command that ends whatever a service does, split on blanks, without a
 *     shell; {@code {endpoint}} stands for the service's address; empty for none
 * @param timeoutFactor GREENROOM_HEYGEM_HTTP_TIMEOUT_FACTOR, how many times the audio's length a run may take; 15
 * @param busyWait GREENROOM_HEYGEM_HTTP_BUSY_WAIT, how long a run waits for a service that works for somebody else before
 *     the task is handed back, e.g. {@code 30s} or {@code 10m}; 10m
 */
public record HeygemHttpSettings(List<Place> places, List<String> cancel, int timeoutFactor, Duration busyWait) {

    private static final String URLS = "GREENROOM_HEYGEM_HTTP_URL";
    private static final String SHARES = "GREENROOM_HEYGEM_HTTP_SHARE";
    private static final String CANCEL = "GREENROOM_HEYGEM_HTTP_CANCEL";
    private static final String FACTOR = "GREENROOM_HEYGEM_HTTP_TIMEOUT_FACTOR";
    private static final String BUSY_WAIT = "GREENROOM_HEYGEM_HTTP_BUSY_WAIT";
    /** Where HeyGem's own compose files mount the share. */
    private static final String CONTAINER_DIRECTORY = "/code/data";

    private static final Pattern FACTOR_FORM = Pattern.compile("[1-9]\\d{0,3}");

    public HeygemHttpSettings {
        places = List.copyOf(places);
        cancel = List.copyOf(cancel);
    }

    /**
     * One service.
     *
     * @param url its address without a path
     * @param share the directory that both it and we see
     */
    public record Place(URI url, Share share) {}

    /**
     * Reads and checks them.
     *
     * @param variables gives a variable's value; null where it is not set
     * @throws IllegalArgumentException in one line, naming the first that is missing or wrong, and the remedy
     */
    public static HeygemHttpSettings from(Function<String, @Nullable String> variables) {
        var given = new Variables(variables);
        List<URI> urls = given.list(URLS).stream().map(HeygemHttpSettings::url).toList();
        require(!urls.isEmpty(), URLS, "", "the address of HeyGem's service, like http://127.0.0.1:8383");
        List<Share> shares =
                given.list(SHARES).stream().map(HeygemHttpSettings::share).toList();
        require(
                shares.size() == 1 || shares.size() == urls.size(),
                SHARES,
                given.text(SHARES, ""),
                "one directory for all services, or one for each of the " + urls.size() + " in " + URLS
                        + ", like /srv/heygem/face2face=" + CONTAINER_DIRECTORY);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            places.add(new Place(urls.get(i), shares.get(i % shares.size())));
        }
        String factor = given.text(FACTOR, "15", FACTOR_FORM, "a whole number from 1 to 9999");
        return new HeygemHttpSettings(
                places,
                Stream.of(given.text(CANCEL, "").split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                Integer.parseInt(factor),
                given.time(BUSY_WAIT, "10m", "like 30s or 10m"));
    }

    private static URI url(String value) {
        URI url;
        try {
            url = new URI(value);
        } catch (URISyntaxException e) {
            url = URI.create("");
        }
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean bare = Objects.requireNonNullElse(url.getRawPath(), "").matches("/?")
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
        require(http && url.getHost() != null && bare, URLS, value, "like http://127.0.0.1:8383, without a path");
        return url.resolve("/");
    }

    private static Share share(String value) {
        String[] sides = value.split("=", 2);
        String container = sides.length == 1 ? CONTAINER_DIRECTORY : sides[1].trim();
        String host = sides[0].trim();
        require(
                host.startsWith("/") && container.startsWith("/"),
                SHARES,
                value,
                "two absolute directories, like /srv/heygem/face2face=" + CONTAINER_DIRECTORY);
        return new Share(Path.of(host).normalize(), container.replaceFirst("/+$", ""));
    }
}
