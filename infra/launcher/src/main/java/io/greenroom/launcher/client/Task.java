package io.greenroom.launcher.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task as the gateway shows it.
 *
 * @param json all of it, as it was sent
 */
public record Task(JsonNode json) {

    /**
     * One row of the task's story.
     *
     * @param createdAt ISO 8601 in UTC
     */
    public record LogRow(long id, String status, String message, String createdAt) {
        static LogRow of(JsonNode row) {
            return new LogRow(
                    row.path("id").asLong(0),
                    Json.text(row, "status").orElse(""),
                    Json.text(row, "message").orElse(""),
                    Json.text(row, "created_at").orElse(""));
        }

        /** Time of day, state, what happened. */
        public String line() {
            String timeOfDay = createdAt.replaceFirst("^.*T", "").replaceFirst("Z$", "");
            return String.format("%s  %-10s %s", timeOfDay, status, message).stripTrailing();
        }
    }

    public String id() {
        return text("id").orElse("");
    }

    public String name() {
        return text("name").orElse("");
    }

    /** pending, processing, completed, failed or cancelled. */
    public String status() {
        return text("status").orElse("");
    }

    /** Percent. */
    public int progress() {
        return json.path("progress").asInt(0);
    }

    /** Of the finished video; null before. */
    public @Nullable Long durationMillis() {
        JsonNode duration = json.path("duration_ms");
        return duration.isNumber() ? Long.valueOf(duration.asLong()) : null;
    }

    /** What the worker does right now, else why the task waits, else its state. */
    public String doing() {
        return text("stage")
                .or(() -> Json.text(json.path("waiting"), "message").map(why -> status() + ", " + why))
                .or(() -> text("queue_position").map(place -> status() + ", number " + place + " in line"))
                .orElse(status());
    }

    /** Nothing changes any more, unless somebody retries it. */
    public boolean ended() {
        return switch (status()) {
            case "completed", "failed", "cancelled" -> true;
            default -> false;
        };
    }

    public boolean completed() {
        return status().equals("completed");
    }

    /** How it ended, in a sentence. */
    public String ending() {
        return "the task " + id() + " " + status()
                + text("error_code").map(code -> " (" + code + ")").orElse("")
                + text("error_message").map(message -> ": " + message).orElse("");
    }

    private Optional<String> text(String field) {
        return Json.text(json, field);
    }
}
