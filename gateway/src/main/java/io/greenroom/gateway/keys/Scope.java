package io.greenroom.gateway.keys;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a key may do. */
public enum Scope {
    /** Everything that changes something within the workspace. */
    SUBMIT,
    /** Everything that only looks. */
    READ,
    /** Everything, in every workspace. */
    ADMIN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown word, and for null, which JSON can hold */
    static Set<Scope> parse(Collection<@Nullable String> words) {
        return words.stream()
                .map(word -> valueOf(String.valueOf(word).strip().toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    /** Reads the column. */
    static Set<Scope> parse(String commaList) {
        return parse(Arrays.asList(commaList.split(",")));
    }

    /** Writes the column. */
    static String commaList(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(","));
    }
}
