package io.greenroom.render.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A value in a profile, which knows its file and its key, so that whatever is wrong with it can be said in one line.
 * Every method throws IllegalArgumentException with that line.
 *
 * @param file as the line names it
 * @param key from the top, with dots; empty at the top
 * @param value as YAML gives it; null where there is none
 */
record Entry(String file, String key, @Nullable Object value) {

    private static final int MOST_CHARACTERS = 200_000;

    /** Reads a file: plain values only, nothing is made of a tag. */
    static Entry of(String file, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            return new Entry(file, "", new Yaml(new SafeConstructor(options)).load(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IllegalArgumentException("profile " + file + ", line " + line + ": " + e.getProblem()
                    + "; it must be YAML, with strange characters in quotes");
        } catch (YAMLException e) {
            throw new IllegalArgumentException("profile " + file + ": it must be YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    boolean given() {
        return value != null;
    }

    /** Its keys and values; none if not given. No other keys than the known ones may be there. */
    Fields fields(String... known) {
        Map<String, Entry> fields = named("a list of keys and values");
        Set<String> unknown = new TreeSet<>(fields.keySet());
        List.of(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("profile " + file + ": "
                    + below(unknown.iterator().next()) + " is not known: there are " + String.join(", ", known));
        }
        for (String name : known) {
            fields.putIfAbsent(name, new Entry(file, below(name), null));
        }
        return new Fields(fields);
    }

    /** Its keys, whatever they are, and values; none if not given. */
    Map<String, Entry> named(String wanted) {
        Map<String, Entry> fields = new LinkedHashMap<>();
        if (value == null) {
            return fields;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(wanted);
        }
        map.forEach(
                (name, field) -> fields.put(String.valueOf(name), new Entry(file, below(String.valueOf(name)), field)));
        return fields;
    }

    /** Its items; none if not given. */
    List<Entry> items() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("a list");
        }
        List<Entry> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new Entry(file, key + "[" + (i + 1) + "]", list.get(i)));
        }
        return items;
    }

    boolean isMap() {
        return value instanceof Map;
    }

    String text(String wanted) {
        if (value instanceof String || value instanceof Integer) {
            return value.toString();
        }
        throw wrong(wanted);
    }

    String text(Pattern form, String wanted) {
        String text = text(wanted);
        if (!form.matcher(text).matches()) {
            throw wrong(wanted);
        }
        return text;
    }

    double number(double least, double most, double otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        throw wrong("a number from " + plain(least) + " to " + plain(most));
    }

    boolean yesNo(boolean otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean yes) {
            return yes;
        }
        throw wrong("true or false");
    }

    Pattern regex() {
        try {
            return Pattern.compile(text("a regular expression in single quotes"));
        } catch (PatternSyntaxException e) {
            throw wrong("a regular expression in single quotes; this one is wrong: " + e.getDescription());
        }
    }

    <T> T oneOf(Map<String, T> words) {
        T chosen = value == null ? null : words.get(value.toString());
        if (chosen == null) {
            throw wrong("one of " + String.join(", ", new TreeSet<>(words.keySet())));
        }
        return chosen;
    }

    IllegalArgumentException wrong(String wanted) {
        String what = value == null ? " is missing" : " is '" + value.toString().replace('\n', ' ') + "'";
        return new IllegalArgumentException(
                "profile " + file + ": " + (key.isEmpty() ? "the whole" : key) + what + ": it must be " + wanted);
    }

    private String below(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
