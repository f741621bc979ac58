package io.greenroom.render.command;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text of a profile in which {@code {name}} stands for a value. Other braces stand for themselves. */
record Template(String text) {

    /** Begins the name of a declared param. */
    static final String PARAM = "param.";

    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9_.]*)}");

    /** The names that it uses. */
    Set<String> names() {
        return NAME.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    /** With the value of every name; values are not looked at again, whatever they hold. */
    String fill(Map<String, String> values) {
        return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
    }

    private static String value(MatchResult match, Map<String, String> values) {
        return Objects.requireNonNull(values.get(match.group(1)), () -> "no value for " + match.group());
    }
}
