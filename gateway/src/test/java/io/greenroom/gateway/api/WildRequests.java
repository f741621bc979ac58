package io.greenroom.gateway.api;

import io.greenroom.gateway.Clips;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests by chance: some that are right, and many that only a bug or an enemy would send. */
final class WildRequests {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** As they stand in an address. */
    private static final List<String> HOSTILE_IDS =
            List.of("x", "0", "%20", "%27%3B--", "..%2F..", "%E8%AE%B2", "%F0%9F%98%80", "-1", "%25s", "a".repeat(300));

    private static final List<String> HOSTILE_QUERY = List.of(
            "",
            "x",
            "-1",
            "1.5",
            "%27+or+1%3D1",
            "%E8%AE%B2",
            "%FF",
            "a".repeat(2_000),
            "null",
            "99999999999999999999");

    private static final List<String> HOSTILE_BODIES = List.of(
            "", "null", "[]", "{", "\"x\"", "{\"a\":}", "{} {}", "[".repeat(3_000), "{\"a\":".repeat(3_000), "\u0000");

    static final List<List<String>> ODD_HEADERS = List.of(
            List.of("Accept", "text/html"),
            List.of("Accept", "application/json;q=0"),
            List.of("Accept", ";;;"),
            List.of("Accept-Language", "zh-CN,en;q=0.5"),
            List.of("Range", "bytes=0-1"),
            List.of("Range", "bytes=99999999999-"),
            List.of("Range", "bytes=9-1,x"),
            List.of("If-None-Match", "*"),
            List.of("If-None-Match", "\"x\""),
            List.of("If-Modified-Since", "yesterday"),
            List.of("Idempotency-Key", "again"),
            List.of("Idempotency-Key", "k".repeat(400)),
            List.of("Last-Event-ID", "x"),
            List.of("Last-Event-ID", "99999999999999999999"),
            List.of("Content-Encoding", "gzip"),
            List.of("Origin", "https://evil.example"),
            List.of("X-Forwarded-For", "' or 1=1"),
            List.of("X-HTTP-Method-Override", "DELETE"));

    private static final String END = "\r\n--edge--\r\n";

    private static final List<String> ODD_TYPES =
            List.of("text/plain", "application/xml", "application/json;charset=utf-16", "x", "multipart/form-data");

    private final Description description;
    private final Studio studio;
    private final WildValues values;

    WildRequests(long seed, Description description, Studio studio) {
        this.description = description;
        this.studio = studio;
        this.values = new WildValues(new Random(seed), description);
    }

    /** @param body null: none */
    record Request(String method, String address, List<String> headers, byte @Nullable [] body) {
        @Override
        public String toString() {
            String sent = body == null ? "" : new String(body, StandardCharsets.ISO_8859_1);
            return method + " " + address + " " + headers + " "
                    + (sent.length() > 1_000 ? sent.substring(0, 1_000) + "... (" + sent.length() + ")" : sent);
        }
    }

    Request next(Row row) {
        Thing thing = row.reach().make(studio);
        List<String> headers = new ArrayList<>();
        if (values.chance(0.2)) {
            headers.addAll(values.oneOf(ODD_HEADERS));
        }
        byte[] body = switch (row.kind()) {
            case UPLOAD -> upload(headers);
            case PIECES -> piece(headers);
            case JSON, STREAM -> body(row, thing, headers);
        };
        return new Request(row.method(), query(row, row.address(target(thing))), headers, body);
    }

    /** One with which nothing is wrong but, where it is read, this header. */
    Request right(Row row, List<String> odd) {
        Thing thing = row.reach().make(studio);
        JsonNode json = row.json(studio, thing);
        List<String> headers = new ArrayList<>(odd);
        byte[] body = switch (row.kind()) {
            case UPLOAD -> {
                headers.addAll(List.of("Content-Type", "multipart/form-data; boundary=edge"));
                yield join(part("file", "a.wav"), Clips.wav(), END.getBytes(StandardCharsets.UTF_8));
            }
            case PIECES -> {
                headers.addAll(List.of("Tus-Resumable", "1.0.0", "Upload-Length", "100", "Upload-Offset", "0"));
                headers.addAll(List.of("Content-Type", "application/offset+octet-stream"));
                yield new byte[100];
            }
            case JSON, STREAM -> json == null ? null : json.toString().getBytes(StandardCharsets.UTF_8);
        };
        if (json != null) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        return new Request(row.method(), row.address(thing), headers, body);
    }

    private Thing target(Thing thing) {
        if (values.chance(0.75)) {
            return thing;
        }
        return values.chance(0.5)
                ? thing.thatIsNowhere()
                : new Thing(thing.ids().stream()
                        .map(id -> values.oneOf(HOSTILE_IDS))
                        .toList());
    }

    private String query(Row row, String address) {
        List<String> pairs = new ArrayList<>();
        for (JsonNode parameter : description.parameters(row.operation(), "query")) {
            if (values.chance(0.3)) {
                String name = parameter.path("name").asString();
                pairs.add(name + "=" + (values.chance(0.5) ? right(name, parameter) : wrong(name)));
            }
        }
        if (values.chance(0.05)) {
            pairs.add(values.oneOf(List.of("nothing=known", "a", "%5B%5D=", "=")));
        }
        return pairs.isEmpty() ? address : address + (address.contains("?") ? "&" : "?") + String.join("&", pairs);
    }

    private String right(String name, JsonNode parameter) {
        if (name.equals("wait")) {
            return "0";
        }
        JsonNode value = values.valid(parameter.path("schema"));
        JsonNode one = value.isArray() ? (value.isEmpty() ? JSON.valueToTree("") : value.get(0)) : value;
        return URLEncoder.encode(one.asString(one.toString()), StandardCharsets.UTF_8);
    }

    private String wrong(String name) {
        String text = values.oneOf(HOSTILE_QUERY);
        // Nobody waits for it.
        return name.equals("wait") && text.isEmpty() ? "x" : text;
    }

    private byte @Nullable [] body(Row row, Thing thing, List<String> headers) {
        JsonNode schema = description.bodySchema(row.operation());
        JsonNode right = row.json(studio, thing);
        if (schema == null && right == null) {
            return null;
        }
        if (!values.chance(0.05)) {
            headers.addAll(List.of("Content-Type", values.chance(0.95) ? "application/json" : values.oneOf(ODD_TYPES)));
        }
        if (values.chance(0.1)) {
            return values.oneOf(HOSTILE_BODIES).getBytes(StandardCharsets.ISO_8859_1);
        }
        if (values.chance(0.01)) {
            return ("{\"name\":\"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        }
        ObjectNode body = right instanceof ObjectNode object ? object : JSON.createObjectNode();
        while (values.chance(0.6)) {
            change(body, schema == null ? JSON.createObjectNode() : description.resolved(schema));
        }
        byte[] written = body.toString().getBytes(StandardCharsets.UTF_8);
        return values.chance(0.02) ? Arrays.copyOf(written, written.length / 2) : written;
    }

    private void change(ObjectNode body, JsonNode schema) {
        List<String> fields = new ArrayList<>(schema.path("properties").propertyNames());
        if (fields.isEmpty() || values.chance(0.05)) {
            body.set("nobody_knows_this", values.hostile());
            return;
        }
        String field = values.oneOf(fields);
        if (values.chance(0.4)) {
            body.set(field, values.hostile());
        } else if (values.chance(0.2)) {
            body.remove(field);
        } else {
            body.set(field, values.valid(schema.path("properties").path(field)));
        }
    }

    private byte[] upload(List<String> headers) {
        String type = values.chance(0.85) ? "multipart/form-data; boundary=edge" : values.oneOf(ODD_TYPES);
        headers.addAll(List.of("Content-Type", type));
        String part = values.oneOf(List.of("file", "file", "file", "files", "", "file\"; x=\"y"));
        String name = values.oneOf(List.of("a.mp4", "../../a", "讲解.wav", "", "x".repeat(3_000), "a\u0000b"));
        byte[] content = values.oneOf(
                List.of(Clips.video(), Clips.wav(), Clips.png(), new byte[0], new byte[5_000], "<html>".getBytes()));
        String end = values.oneOf(List.of(END, END, "\r\n--edge\r\n", ""));
        byte[] whole = join(part(part, name), content, end.getBytes(StandardCharsets.UTF_8));
        return values.chance(0.1) ? Arrays.copyOf(whole, whole.length / 3) : whole;
    }

    private static byte[] part(String part, String name) {
        return ("--edge\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/html\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] piece(List<String> headers) {
        List<String> numbers = List.of("0", "0", "0", "100", "1", "-1", "", "x", "99999999999", "99999999999999999999");
        headers.addAll(List.of("Upload-Length", values.oneOf(numbers), "Upload-Offset", values.oneOf(numbers)));
        if (values.chance(0.85)) {
            headers.addAll(List.of("Content-Type", "application/offset+octet-stream"));
        }
        if (values.chance(0.5)) {
            headers.addAll(List.of(
                    "Upload-Metadata",
                    values.oneOf(
                            List.of("filename YS5tcDQ=", "filename", "a ?,b", ",", "filename " + "YWFh".repeat(900)))));
        }
        if (values.chance(0.2)) {
            headers.addAll(List.of("Tus-Resumable", values.oneOf(List.of("1.0.0", "2.0.0", ""))));
        }
        return values.oneOf(List.of(new byte[0], new byte[100], new byte[101], Clips.wav(), "<html>".getBytes()));
    }

    private static byte[] join(byte[]... parts) {
        var joined = new java.io.ByteArrayOutputStream();
        Arrays.stream(parts).forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
