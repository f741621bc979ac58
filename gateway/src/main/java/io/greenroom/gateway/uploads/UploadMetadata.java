package io.greenroom.gateway.uploads;

import io.greenroom.gateway.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a file, in the header Upload-Metadata: pairs of a name and a value in Base64, between commas.
 *
 * @param asSent to be given back as it is
 * @param values by name, in plain text
 */
record UploadMetadata(String asSent, Map<String, String> values) {
    private static final int MOST_CHARACTERS = 4096;
    private static final String HEADER = "Upload-Metadata";

    /** @param header null: there is none */
    static UploadMetadata of(@Nullable String header) {
        String sent = header == null ? "" : header.strip();
        if (sent.length() > MOST_CHARACTERS) {
            throw Problem.VALIDATION_FAILED.at(HEADER, "has at most " + MOST_CHARACTERS + " characters");
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : sent.isEmpty() ? new String[0] : sent.split(",", -1)) {
            String[] parts = pair.strip().split(" ", 2);
            try {
                byte[] value = Base64.getDecoder().decode(parts.length == 2 ? parts[1].strip() : "");
                values.put(parts[0], new String(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException noBase64) {
                throw Problem.VALIDATION_FAILED
                        .at(HEADER, "has a value that is not Base64")
                        .causedBy(noBase64);
            }
        }
        return new UploadMetadata(sent, Map.copyOf(values));
    }

    /** Empty where there is none. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }
}
