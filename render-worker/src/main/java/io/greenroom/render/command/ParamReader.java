package io.greenroom.render.command;

import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.events.WorkerHeartbeat.Param.Type;
import io.greenroom.render.engine.DeclaredParams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a profile declares of a task's params. */
final class ParamReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    /** Beyond it a number of JSON is no longer exact. */
    private static final double LARGEST = 9_007_199_254_740_991.0;

    private static final Map<String, Type> TYPES =
            Map.of("integer", Type.INTEGER, "number", Type.NUMBER, "word", Type.WORD, "yes_no", Type.YES_NO);

    private ParamReader() {}

    static DeclaredParams read(Entry list) {
        List<Param> params = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Entry item : list.items()) {
            Fields fields = item.fields("name", "type", "least", "most", "values", "standard");
            Param param = param(fields);
            if (param.name().equals("engine") || !names.add(param.name())) {
                throw fields.get("name").wrong("another name: this one is taken");
            }
            params.add(param);
        }
        return new DeclaredParams(params);
    }

    static boolean isNumber(Param param) {
        return param.type() == Type.INTEGER || param.type() == Type.NUMBER;
    }

    private static Param param(Fields fields) {
        List<String> values = fields.get("values").items().stream()
                .map(item -> item.text(
                        DeclaredParams.WORD,
                        "a word of letters, digits, dots, underscores and hyphens, not begun by one"))
                .toList();
        var param = new Param(
                fields.get("name").text(NAME, "lower case letters, digits and _"),
                fields.get("type").oneOf(TYPES),
                bound(fields.get("least")),
                bound(fields.get("most")),
                values,
                fields.get("standard").value());
        for (String only : List.of("least", "most")) {
            if (fields.get(only).given() && !isNumber(param)) {
                throw fields.get(only).wrong("left out: only numbers have bounds");
            }
        }
        if (!values.isEmpty() && param.type() != Type.WORD) {
            throw fields.get("values").wrong("left out: only words have a list of values");
        }
        if (DeclaredParams.written(param, param.standard()) == null) {
            throw fields.get("standard").wrong(DeclaredParams.wanted(param));
        }
        return param;
    }

    private static @Nullable Double bound(Entry entry) {
        return entry.given() ? entry.number(-LARGEST, LARGEST, 0) : null;
    }
}
