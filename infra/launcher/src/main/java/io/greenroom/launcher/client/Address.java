package io.greenroom.launcher.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An address of the API with what a user wrote in it. */
record Address(String path) {

    /** What a user wrote as one step of an address, whatever it holds. */
    static String segment(String written) {
        return URLEncoder.encode(written, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The same with one parameter more. */
    Address with(String name, Object value) {
        return new Address(path + (path.contains("?") ? "&" : "?") + name + "=" + segment(String.valueOf(value)));
    }

    /** The same unless there is a value. */
    Address withIfGiven(String name, @Nullable String value) {
        return value == null ? this : with(name, value);
    }

    @Override
    public String toString() {
        return path;
    }
}
