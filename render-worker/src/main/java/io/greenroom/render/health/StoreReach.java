package io.greenroom.render.health;

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
            return List.of(new Check(
                    NAME,
                    Check.Level.WARNING,
                    endpoint + " does not answer (" + why
                            + "); runs wait for it: start it, or see to GREENROOM_S3_ENDPOINT and the network"));
        }
    }

    private Check judge(Optional<String> date) {
        Optional<Instant> theirs = date.flatMap(StoreReach::parse);
        if (theirs.isEmpty()) {
            return new Check(NAME, Check.Level.OK, endpoint + " answers, without a date to compare our clock with");
        }
        Duration difference = Duration.between(theirs.get(), clock.instant());
        if (difference.abs().compareTo(MOST_DIFFERENCE) > 0) {
            return new Check(
                    NAME,
                    Check.Level.BROKEN,
                    "the clock here is " + difference.abs().toSeconds() + " s "
                            + (difference.isNegative() ? "behind" : "ahead of") + " that of " + endpoint
                            + ", which would refuse our signatures: set it right, best with NTP");
        }
        return new Check(NAME, Check.Level.OK, endpoint + " answers, and its clock agrees with ours");
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
