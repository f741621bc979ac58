package io.greenroom.launcher.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Asks one gateway, again where it does not answer and may be starting anew, and where it says "later". */
final class Calls {
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);
    private static final Duration LATER_AT_MOST = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_OF_A_GATEWAY_AWAY = 502;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String key;
    private final Duration patience;

    /** @param patience how long a gateway that does not answer is asked again */
    Calls(String url, String key, Duration patience) {
        this.url = url;
        this.key = key;
        this.patience = patience;
    }

    String url() {
        return url;
    }

    Calls patient(Duration longer) {
        return new Calls(url, key, longer);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("X-API-KEY", key)
                .header("Accept", "application/json, application/problem+json, */*");
    }

    HttpRequest.Builder to(String method, String path, JsonNode body) {
        return to(path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Json.write(body), StandardCharsets.UTF_8));
    }

    /**
     * What it answered.
     *
     * @param what how the refusal calls it
     * @throws GatewayFailure if it refuses or does not answer
     */
    JsonNode ask(String what, HttpRequest.Builder request) {
        return read(what, send(request.build(), BodyHandlers.ofByteArray()));
    }

    JsonNode read(String what, HttpResponse<byte[]> response) {
        JsonNode body = Json.parse(response.body());
        if (response.statusCode() / 100 != 2) {
            throw Refusal.of(what, response.statusCode(), body);
        }
        return body;
    }

    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        Instant giveUp = Instant.now().plus(patience);
        while (true) {
            try {
                HttpResponse<T> response = http.send(request, handler);
                boolean away = response.statusCode() >= FIRST_OF_A_GATEWAY_AWAY
                        && !Instant.now().isAfter(giveUp);
                Duration later = away ? ASK_AGAIN_AFTER : later(response);
                if (later.isZero()) {
                    return response;
                }
                pause(later);
            } catch (IOException e) {
                if (!Instant.now().isBefore(giveUp)) {
                    throw GatewayFailure.away("the gateway at " + url + " does not answer ("
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                            + "): check its address; of one on this machine see ./greenroom logs");
                }
                pause(ASK_AGAIN_AFTER);
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    /** Once, without looking at the answer: the user wants to leave. */
    void tell(HttpRequest request) {
        try {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            // It is away; things are shown as they are when it comes back.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to wait after too many requests; none where it was not that, or would be too long. */
    private static Duration later(HttpResponse<?> response) {
        long seconds = response.statusCode() == TOO_MANY_REQUESTS
                ? response.headers().firstValueAsLong("Retry-After").orElse(0)
                : 0;
        return seconds > LATER_AT_MOST.toSeconds() ? Duration.ZERO : Duration.ofSeconds(seconds);
    }

    void pause() {
        pause(ASK_AGAIN_AFTER);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    static GatewayFailure interrupted() {
        Thread.currentThread().interrupt();
        return GatewayFailure.refused("interrupted");
    }
}
