package io.greenroom.gateway.engines;

import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.gateway.problems.FieldProblem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds params, as they came in JSON, against an engine's own description of them. */
final class EngineParams {

    private EngineParams() {}

    /** What the engine would refuse. A param that it does not know is ignored, one that is null is not given. */
    static List<FieldProblem> wrong(List<Param> known, Map<String, Object> given) {
        return known.stream()
                .map(param -> wrong(param, given.get(param.name())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable FieldProblem wrong(Param param, @Nullable Object value) {
        if (value == null || (hasType(param, value) && lies(param, value))) {
            return null;
        }
        String code = hasType(param, value) ? "range" : "type";
        return new FieldProblem("params." + param.name(), code, "must be " + wanted(param));
    }

    private static boolean hasType(Param param, Object value) {
        return switch (param.type()) {
            case INTEGER -> value instanceof Integer || value instanceof Long || value instanceof BigInteger;
            case NUMBER -> value instanceof Number;
            case WORD -> value instanceof String;
            case YES_NO -> value instanceof Boolean;
        };
    }

    private static boolean lies(Param param, Object value) {
        if (value instanceof Number number) {
            return (param.least() == null || number.doubleValue() >= param.least())
                    && (param.most() == null || number.doubleValue() <= param.most());
        }
        return !(value instanceof String word)
                || param.values().isEmpty()
                || param.values().contains(word);
    }

    private static String wanted(Param param) {
        return switch (param.type()) {
            case INTEGER -> "a whole number" + range(param);
            case NUMBER -> "a number" + range(param);
            case WORD -> param.values().isEmpty() ? "a text" : "one of " + String.join(", ", param.values());
            case YES_NO -> "true or false";
        };
    }

    private static String range(Param param) {
        if (param.least() != null && param.most() != null) {
            return " from " + plain(param.least()) + " to " + plain(param.most());
        }
        if (param.least() != null) {
            return " of at least " + plain(param.least());
        }
        return param.most() == null ? "" : " of at most " + plain(param.most());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
