package io.greenroom.gateway.ui;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The codings in which the build leaves a file, smallest first. */
enum Encoding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz"),
    IDENTITY("identity", "");

    private final String coding;
    private final String suffix;
    private final Pattern accepted;

    Encoding(String coding, String suffix) {
        this.coding = coding;
        this.suffix = suffix;
        // "br" or "br;q=0.5", but not "br;q=0", by which a client refuses it.
        this.accepted = Pattern.compile("(^|,)\\s*" + coding + "\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[^,]*)?(,|$)");
    }

    /** As {@code Content-Encoding} names it. */
    String coding() {
        return coding;
    }

    /** What the build adds to the file's name. */
    String suffix() {
        return suffix;
    }

    boolean acceptedIn(@Nullable String acceptEncoding) {
        return this == IDENTITY
                || acceptEncoding != null && accepted.matcher(acceptEncoding).find();
    }
}
