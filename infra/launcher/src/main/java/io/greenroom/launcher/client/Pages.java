package io.greenroom.launcher.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads lists, page after page. */
final class Pages {
    private static final int PAGE = 200;

    private Pages() {}

    /**
     * The rows of a list in the envelope of one page.
     *
     * @param what how a refusal calls it
     * @param atMost how many rows are wanted; {@code has_more} tells whether there are more
     */
    static JsonNode all(GatewayClient gateway, String what, Address list, int atMost) {
        ObjectNode found = Json.object();
        ArrayNode data = found.putArray("data");
        String cursor = null;
        boolean more = true;
        while (more && data.size() < atMost) {
            JsonNode page = gateway.get(what, address(list, Math.min(PAGE, atMost - data.size()), cursor));
            page.path("data").forEach(data::add);
            cursor = Json.text(page, "next_cursor").orElse(null);
            more = page.path("has_more").asBoolean(false) && cursor != null;
        }
        return found.put("has_more", more);
    }

    private static String address(Address list, int rows, @Nullable String cursor) {
        Address page = list.with("limit", rows);
        return (cursor == null ? page : page.with("cursor", cursor)).toString();
    }
}
