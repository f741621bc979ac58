package io.greenroom.gateway.tasks;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for.
 *
 * @param name shown in lists
 * @param digitalHumanId who speaks
 * @param audioPath what is said: the {@code path} of an upload; null only before {@link FetchedAudio} has seen it
 * @param audioUrl where to fetch what is said, in place of audioPath
 * @param description for people; null without
 * @param priority -10 to 10, higher goes first; null means 0
 * @param params for the engine; {@code engine} names it; unknown ones are kept and ignored
 * @param externalId the caller's own name of it; null without
 * @param labels words of the caller's to find it by, see {@link Labels}; null means none
 * @param notBefore when it may go out at the earliest; null, or a time that has passed: at once
 */
public record NewTask(
        @NotBlank @Size(max = 255) String name,
        @NotNull UUID digitalHumanId,

        @Schema(description = "The path of an upload; required without audio_url") @Nullable @Size(max = 512)
        String audioPath,

        @Schema(
                description = "http or https address to fetch the audio from, in place of audio_path",
                example = "https://media.example.com/speech.wav")
        @Nullable
        @Size(max = 2048)
        String audioUrl,

        @Nullable @Size(max = 10_000) String description,
        @Nullable @Min(-10) @Max(10) Integer priority,

        @Schema(description = "For the engine, which engine names; held against its params_schema") @Nullable
        Map<String, Object> params,

        @Schema(description = "The caller's own name of it, to find it by; need not be unique", example = "order-4711")
        @Nullable
        @Size(min = 1, max = 255)
        String externalId,

        @Schema(
                description = "Up to 32 words with a text each, to find tasks by. A name has 1 to 63 letters, digits,"
                        + " and in between -, _, . or /; a text has at most 255 characters",
                example = "{\"team\": \"news\"}")
        @Nullable
        Map<String, String> labels,

        @Schema(description = "It waits until then; at most a year from now", example = "2026-12-24T18:00:00.000Z")
        @Nullable
        Instant notBefore) {

    /** The same with what was fetched. */
    NewTask with(String fetchedPath) {
        return new NewTask(
                name,
                digitalHumanId,
                fetchedPath,
                audioUrl,
                description,
                priority,
                params,
                externalId,
                labels,
                notBefore);
    }

    int priorityOrDefault() {
        return priority == null ? 0 : priority;
    }

    Map<String, Object> paramsOrNone() {
        return params == null ? Map.of() : params;
    }

    Map<String, String> labelsOrNone() {
        return labels == null ? Map.of() : labels;
    }
}
