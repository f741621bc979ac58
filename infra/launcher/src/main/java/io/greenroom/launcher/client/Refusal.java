package io.greenroom.launcher.client;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Turns the gateway's problem+json into one line: what was refused, its code, its sentence, and what to do. */
final class Refusal {
    private Refusal() {}

    static GatewayFailure of(String what, int status, JsonNode problem) {
        String code = Json.text(problem, "code").orElse("status " + status);
        String sentence = Json.text(problem, "detail")
                .or(() -> Json.text(problem, "title"))
                .orElse("no reason was given");
        String fields = problem.path("errors")
                .valueStream()
                .map(error -> Json.text(error, "field").orElse("") + " "
                        + Json.text(error, "message").orElse(""))
                .collect(Collectors.joining(", "));
        return GatewayFailure.refused("the gateway refused " + what + " (" + code + "): "
                + (fields.isEmpty() ? sentence : fields + ".") + remedy(code));
    }

    private static String remedy(String code) {
        return switch (code) {
            case "unsupported_media", "not_video", "not_audio" ->
                " Give --video an mp4, mov or webm and --audio a wav, mp3 or m4a.";
            case "unauthorized" ->
                " Give a key of that gateway in GREENROOM_API_KEY; ./greenroom render takes GREENROOM_ADMIN_KEY.";
            case "file_too_large" -> " The limits are GREENROOM_MAX_VIDEO_BYTES and GREENROOM_MAX_AUDIO_BYTES.";
            default -> "";
        };
    }
}
