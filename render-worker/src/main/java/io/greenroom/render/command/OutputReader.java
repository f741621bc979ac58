package io.greenroom.render.command;

import io.greenroom.render.program.Meaning;
import io.greenroom.render.program.Meaning.Reached;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the output of one run by the rules of its profile. A counter that is drawn again without having moved is no sign
 * of life: tqdm redraws its bar from a thread of its own, also while nothing is made any more.
 */
final class OutputReader implements Function<String, Meaning> {

    /** Cursor movements, which tqdm prints between bars that stand one below the other. */
    private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");

    private static final int MOST_COUNTERS = 32;

    private final CommandProfile.Output rules;
    private final Map<String, String> counters = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_COUNTERS;
        }
    };
    private @Nullable Step current;
    private int percent;
    private volatile @Nullable String resultPath;

    OutputReader(CommandProfile.Output rules) {
        this.rules = rules;
    }

    /** Where the last line that told it said the result is; null if none did. */
    @Nullable
    String resultPath() {
        return resultPath;
    }

    @Override
    public Meaning apply(String line) {
        String text = ESCAPES.matcher(line).replaceAll("");
        for (FailureRule rule : rules.failures()) {
            Map<String, Object> args = rule.read(text);
            if (args != null) {
                return new Meaning.Failed(rule.reason(), args, rule.endNow());
            }
        }
        lookForResult(text);
        for (Step step : rules.steps()) {
            if (step.begunBy(text)) {
                current = step;
                return forward(step.at(null));
            }
        }
        return count(text);
    }

    private void lookForResult(String text) {
        Pattern told = rules.result().line();
        if (told != null) {
            Matcher match = told.matcher(text);
            if (match.find()) {
                resultPath = match.group("path");
            }
        }
    }

    private Meaning count(String text) {
        Count bar = Count.ofBar(text);
        if (current != null) {
            Count count = current.count(text, bar);
            if (count != null) {
                return counted(current, count);
            }
        }
        for (Step step : notBehind()) {
            Count count = step.begins() == null ? step.count(text, bar) : null;
            if (count != null) {
                current = step;
                return counted(step, count);
            }
        }
        return bar == null ? Meaning.TALK : new Meaning.Counted(moved(bar), null);
    }

    /** Of two streams one may be heard late: the last bars of a step must not take over from the next, which has begun. */
    private List<Step> notBehind() {
        List<Step> steps = rules.steps();
        return current == null ? steps : steps.subList(steps.indexOf(current), steps.size());
    }

    private Meaning counted(Step step, Count count) {
        return new Meaning.Counted(moved(count), forward(step.at(count.fraction())));
    }

    private boolean moved(Count count) {
        return !count.done().equals(counters.put(count.counter(), count.done()));
    }

    /** Bars that start anew (a second pass, a smaller batch) must not turn progress back. */
    private Reached forward(Reached reached) {
        percent = Math.max(percent, reached.percent());
        return new Reached(reached.stage(), percent);
    }
}
