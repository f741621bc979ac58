package io.greenroom.gateway.api;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Something that a request names.
 *
 * @param ids what goes into the holes of an address, in their order; most things have one
 */
record Thing(List<String> ids) {

    static final Thing NONE = new Thing(List.of());

    static Thing of(Object... ids) {
        return new Thing(Arrays.stream(ids).map(String::valueOf).toList());
    }

    String id() {
        return ids.get(0);
    }

    /** What looks like it and is nowhere. */
    Thing thatIsNowhere() {
        return new Thing(ids.stream()
                .map(id -> id.replaceAll(
                        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                        UUID.randomUUID().toString()))
                .toList());
    }

    /** The address with its holes filled. */
    String in(String address) {
        String filled = address;
        for (String id : ids) {
            filled = filled.replaceFirst("\\{[^}]+}", id);
        }
        return filled;
    }
}
