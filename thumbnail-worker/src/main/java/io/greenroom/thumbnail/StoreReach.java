package io.greenroom.thumbnail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether the object store answers at all. */
final class StoreReach {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpRequest question;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    StoreReach(URI endpoint) {
        question = HttpRequest.newBuilder(endpoint).timeout(PATIENCE).build();
    }

    /** Asks it; without a key it will answer with a refusal, which is as good as any answer. */
    boolean answers() throws InterruptedException {
        try {
            http.send(question, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
