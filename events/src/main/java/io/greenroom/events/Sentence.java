package io.greenroom.events;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a sentence's {@code {name}} with arguments; what has no argument shows its name. */
public final class Sentence {

    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

    private Sentence() {}

    /** @param args by name; shown as their {@code toString} says */
    public static String of(String template, Map<String, ?> args) {
        return NAME.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(
                        args.containsKey(match.group(1)) ? String.valueOf(args.get(match.group(1))) : match.group(1)));
    }
}
