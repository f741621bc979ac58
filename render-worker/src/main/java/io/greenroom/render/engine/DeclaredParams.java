package io.greenroom.render.engine;

import io.greenroom.events.FailureReason;
import io.greenroom.events.WorkerHeartbeat.Param;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The params that an engine understands, each with a standard. Only these reach its program, and only as a number within its bounds, as true or
 * false, or as a plain word: never as an option of its own, a path, or anything a shell would act on.
 */
public record DeclaredParams(List<Param> all) {

    /** What a word may be made of: it cannot begin like an option, and no shell or YAML reads anything into it. */
    public static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public DeclaredParams {
        all = List.copyOf(all);
    }

    public Optional<Param> find(String name) {
        return all.stream().filter(param -> param.name().equals(name)).findFirst();
    }

    /**
     * A value for each declared param by its name, given or standard, as an argument may hold it. Others are ignored.
     *
     * @throws EngineException PARAM_INVALID
     */
    public Map<String, String> values(Map<String, Object> given) throws EngineException {
        Map<String, String> values = new HashMap<>();
        for (Param param : all) {
            Object value = given.get(param.name());
            String written = written(param, value == null ? param.standard() : value);
            if (written == null) {
                throw new EngineException(
                        FailureReason.PARAM_INVALID,
                        Map.of("param", param.name(), "value", String.valueOf(value), "wanted", wanted(param)));
            }
            values.put(param.name(), written);
        }
        return values;
    }

    /** The value as it may stand in an argument; null if it is not allowed. */
    public static @Nullable String written(Param param, @Nullable Object value) {
        return switch (param.type()) {
            case YES_NO -> value instanceof Boolean yes ? yes.toString() : null;
            case WORD -> value instanceof String word && isAllowed(param, word) ? word : null;
            case INTEGER ->
                (value instanceof Integer || value instanceof Long) && isWithin(param, (Number) value)
                        ? value.toString()
                        : null;
            case NUMBER ->
                value instanceof Number number && isWithin(param, number)
                        ? new BigDecimal(number.toString()).toPlainString()
                        : null;
        };
    }

    private static boolean isAllowed(Param param, String word) {
        return WORD.matcher(word).matches()
                && (param.values().isEmpty() || param.values().contains(word));
    }

    private static boolean isWithin(Param param, Number number) {
        double value = number.doubleValue();
        return Double.isFinite(value)
                && (param.least() == null || value >= param.least())
                && (param.most() == null || value <= param.most());
    }

    /** What a value must be, for the sentence that refuses another. */
    public static String wanted(Param param) {
        return switch (param.type()) {
            case YES_NO -> "true or false";
            case WORD ->
                param.values().isEmpty()
                        ? "a word of at most 64 letters, digits, dots, underscores and hyphens"
                        : "one of " + String.join(", ", param.values());
            case INTEGER -> "a whole number" + bounds(param);
            case NUMBER -> "a number" + bounds(param);
        };
    }

    private static String bounds(Param param) {
        return (param.least() == null ? "" : " from " + plain(param.least()))
                + (param.most() == null ? "" : " to " + plain(param.most()));
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
