package io.greenroom.render.heygemhttp;

import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service answers, which is always HTTP 200 and JSON, whatever its content type says.
 *
 * @param code the verdict
 * @param message for a person; the service also sends numbers here
 * @param state of the run asked for; null where the answer holds none
 * @param text the answer as it came
 */
record Reply(Code code, String message, @Nullable State state, String text) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_QUOTE = 200;

    /** The service's own table of codes. */
    enum Code {
        OK(10000),
        /** It works for somebody. */
        BUSY(10001),
        PARAMS_WRONG(10002),
        LOCK_FAILED(10003),
        /** It knows no such run: never begun, its end told already, or forgotten in a restart. */
        RUN_UNKNOWN(10004),
        /** It has such a run already; told by a fork only. */
        RUN_KNOWN(10005),
        SYSTEM_ERROR(9999),
        OTHER(-1);

        private final int number;

        Code(int number) {
            this.number = number;
        }

        private static Code of(int number) {
            return Stream.of(values())
                    .filter(code -> code.number == number)
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /**
     * How a run stands.
     *
     * @param progress 0 to 100 in few steps
     * @param result where the video is, once it is there; empty before
     * @param message what it does, or why it failed
     */
    record State(Status status, int progress, String result, String message) {}

    /** How a run stands, in one word. The last two are told once: then the service forgets the run. */
    enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    boolean tellsTheEnd() {
        return state != null && state.status() != Status.RUNNING;
    }

    /** @throws IOException it is no answer of such a service */
    static Reply of(String text) throws IOException {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.path("code").isMissingNode()) {
                throw new IOException("no answer of HeyGem's service: " + quote(text));
            }
            return new Reply(
                    Code.of(json.path("code").asInt(-1)),
                    json.path("msg").asString(""),
                    state(json.path("data")),
                    text.strip());
        } catch (JacksonException e) {
            throw new IOException("no JSON: " + quote(text), e);
        }
    }

    private static @Nullable State state(JsonNode data) {
        Status status = switch (data.path("status").asInt(0)) {
            case 1 -> Status.RUNNING;
            case 2 -> Status.SUCCEEDED;
            case 3 -> Status.FAILED;
            default -> null;
        };
        return status == null
                ? null
                : new State(
                        status,
                        data.path("progress").asInt(0),
                        data.path("result").asString(""),
                        data.path("msg").asString(""));
    }

    private static String quote(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return "'" + line.substring(0, Math.min(LONGEST_QUOTE, line.length())) + "'";
    }
}
