package io.greenroom.render.health;

import io.greenroom.events.Finding;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.render.engine.SelfCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the object store answers and agrees with us about the time: it refuses signatures of other times. A store that
 * is away is only a warning, since runs wait for it.
 */
final class StoreReach implements SelfCheck {

    static final String NAME = "store";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** S3 refuses signatures 15 min off; a clock that far off already drifts. */
    private static final Duration MOST_DIFFERENCE = Duration.ofMinutes(5);

    private final URI endpoint;
    private final InstantSource clock;
    private final HttpClient http;

    /** @param clock this machine's */
    StoreReach(URI endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    @Override
    public List<Check> look() throws InterruptedException {
        var request = HttpRequest.newBuilder(endpoint).timeout(PATIENCE).build();
        try {
            // Whatever it answers, without a key it will be a refusal, the answer has a date.
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            return List.of(judge(answer.headers().firstValue("Date")));
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return List.of(Check.of(
                    NAME,
                    Check.Level.WARNING,
                    Finding.STORE_AWAY,
                    Map.of("endpoint", endpoint.toString(), "why", why)));
        }
    }

    private Check judge(Optional<String> date) {
        Map<String, Object> whose = Map.of("endpoint", endpoint.toString());
        Optional<Instant> theirs = date.flatMap(StoreReach::parse);
        if (theirs.isEmpty()) {
            return Check.of(NAME, Check.Level.OK, Finding.STORE_WITHOUT_DATE, whose);
        }
        Duration difference = Duration.between(theirs.get(), clock.instant());
        if (difference.abs().compareTo(MOST_DIFFERENCE) > 0) {
            return Check.of(
                    NAME,
                    Check.Level.BROKEN,
                    difference.isNegative() ? Finding.CLOCK_BEHIND : Finding.CLOCK_AHEAD,
                    Map.of(
                            "endpoint",
                            endpoint.toString(),
                            "seconds",
                            difference.abs().toSeconds()));
        }
        return Check.of(NAME, Check.Level.OK, Finding.STORE_ANSWERS, whose);
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
