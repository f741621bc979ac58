package io.greenroom.gateway.tasks;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A workspace with a digital human and a voice: all that a task is made of. */
public final class Submitter {

    /** Offered by nobody, so that no dispatcher takes a task for it while it is looked at. */
    public static final String NOBODYS_ENGINE = "heygem-http";

    public final Api us;
    public final String human;
    public final String audio;

    public Submitter(int port) {
        us = Api.stranger(port);
        human = us.post("/api/digital-humans", Map.of("name", "Lin", "video_path", path(us.upload(Clips.video()))))
                .json()
                .path("id")
                .asString();
        audio = path(us.upload(Clips.wav()));
    }

    /** What is wanted of a task, with more or other fields. */
    public Map<String, Object> task(Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "Hello",
                "digital_human_id",
                human,
                "audio_path",
                audio,
                "params",
                Map.of("engine", NOBODYS_ENGINE)));
        body.putAll(fields);
        return body;
    }

    public Answer submit(Map<String, Object> fields) {
        return us.post("/api/tasks", task(fields));
    }

    /** So many requests, each in a thread of its own. */
    public static List<Answer> atOnce(int count, IntFunction<Answer> request) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    /** The id of what an answer shows. */
    public static UUID id(Answer answer) {
        return UUID.fromString(answer.json().path("id").asString());
    }

    private static String path(Answer answer) {
        return answer.json().path("path").asString();
    }
}
