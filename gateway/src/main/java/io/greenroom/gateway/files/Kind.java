package io.greenroom.gateway.files;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a file is for those who use it. */
public enum Kind {
    AUDIO,
    VIDEO,
    IMAGE;

    /** As the column and the API spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
