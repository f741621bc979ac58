package io.greenroom.gateway.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The languages in which refusals are titled. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As {@code Content-Language} names it. */
    public String tag() {
        return tag;
    }

    /** The first of these that the caller accepts; English for one who accepts neither or does not say. */
    static Language of(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            // The container would name the language of the machine.
            return ENGLISH;
        }
        for (Locale accepted : Collections.list(request.getLocales())) {
            for (Language language : values()) {
                if (Locale.forLanguageTag(language.tag).getLanguage().equals(accepted.getLanguage())) {
                    return language;
                }
            }
        }
        return ENGLISH;
    }
}
