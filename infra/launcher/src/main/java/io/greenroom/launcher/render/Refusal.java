package io.greenroom.launcher.render;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the gateway's problem+json into one line: what was refused, its code, its sentence, and what to do. */
final class Refusal {
    private Refusal() {}

    /** An empty object when the body is no JSON. */
    static JsonNode parse(JsonMapper json, byte[] body) {
        try {
            return body.length == 0 ? json.createObjectNode() : json.readTree(body);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    static RenderFailure of(String what, int status, JsonNode problem) {
        String code = problem.path("code").asString("status " + status);
        String sentence = problem.path("detail").asString(problem.path("title").asString("no reason was given"));
        String fields = problem.path("errors")
                .valueStream()
                .map(error -> error.path("field").asString("") + " "
                        + error.path("message").asString(""))
                .collect(Collectors.joining(", "));
        return new RenderFailure("the gateway refused " + what + " (" + code + "): "
                + (fields.isEmpty() ? sentence : fields + ".") + remedy(code));
    }

    private static String remedy(String code) {
        return switch (code) {
            case "unsupported_media", "not_video", "not_audio" ->
                " Give --video an mp4, mov or webm and --audio a wav, mp3 or m4a.";
            case "unauthorized" -> " Give the key of this stack in GREENROOM_ADMIN_KEY.";
            case "file_too_large" -> " The limits are GREENROOM_MAX_VIDEO_BYTES and GREENROOM_MAX_AUDIO_BYTES.";
            default -> "";
        };
    }
}
