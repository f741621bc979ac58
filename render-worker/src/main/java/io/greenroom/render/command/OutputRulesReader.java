package io.greenroom.render.command;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Stage;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a profile says of an engine's output: progress, failures and the result. */
final class OutputRulesReader {

    private static final Map<String, Stage> STAGES =
            Map.of("load", Stage.LOAD, "render", Stage.RENDER, "mux", Stage.MUX);

    /** Those that a line of an engine can mean: their sentences need a cause at most. */
    private static final Map<String, FailureReason> REASONS = Stream.of(
                    FailureReason.ENGINE_REFUSED_VIDEO,
                    FailureReason.ENGINE_REFUSED_AUDIO,
                    FailureReason.MULTIPLE_FACES,
                    FailureReason.FACE_NOT_USABLE,
                    FailureReason.INPUT_IGNORED,
                    FailureReason.NO_RESULT,
                    FailureReason.ENGINE_FAILED,
                    FailureReason.ENGINE_STALLED,
                    FailureReason.GPU_OUT_OF_MEMORY,
                    FailureReason.GPU_NOT_USABLE,
                    FailureReason.ENGINE_SETUP,
                    FailureReason.DISK_NOT_USABLE)
            .collect(Collectors.toMap(FailureReason::word, reason -> reason));

    private OutputRulesReader() {}

    static List<Step> steps(Entry list) {
        List<Step> steps = new ArrayList<>();
        for (Entry item : list.items()) {
            Fields fields = item.fields("begins", "bar", "counts", "stage", "from", "to");
            int from = (int) fields.get("from").number(0, 100, 0);
            int to = (int) fields.get("to").number(from, 100, from);
            Entry counts = fields.get("counts");
            if (counts.given() && fields.get("bar").given()) {
                throw counts.wrong("left out where 'bar' says what counts");
            }
            steps.add(new Step(
                    fields.get("begins").given() ? fields.get("begins").regex() : null,
                    counts.given() ? counting(counts) : null,
                    fields.get("bar").given() ? fields.get("bar").regex() : null,
                    fields.get("stage").oneOf(STAGES),
                    from,
                    to));
        }
        return steps;
    }

    private static Pattern counting(Entry entry) {
        Pattern counts = entry.regex();
        boolean percent = hasGroup(counts, "percent");
        if (!percent && !(hasGroup(counts, "done") && hasGroup(counts, "total"))) {
            throw entry.wrong("an expression with the groups (?<done>..) and (?<total>..), or (?<percent>..)");
        }
        return counts;
    }

    static List<FailureRule> failures(Entry list) {
        List<FailureRule> rules = new ArrayList<>();
        for (Entry item : list.items()) {
            Fields fields = item.fields("line", "reason", "why", "end_now");
            Entry why = fields.get("why");
            rules.add(new FailureRule(
                    fields.get("line").regex(),
                    fields.get("reason").oneOf(REASONS),
                    why.given() ? why.text("a text") : null,
                    fields.get("end_now").yesNo(false)));
        }
        return rules;
    }

    /** @param template reads a template of the profile */
    static ResultRule result(Entry entry, Function<Entry, Template> template) {
        Fields fields = entry.fields("path", "line", "newest");
        if (fields.all().stream().filter(Entry::given).count() != 1) {
            throw entry.wrong("exactly one of path, line and newest");
        }
        Entry path = fields.get("path");
        Entry line = fields.get("line");
        Entry newest = fields.get("newest");
        Pattern told = line.given() ? line.regex() : null;
        if (told != null && !hasGroup(told, "path")) {
            throw line.wrong("an expression with the group (?<path>..)");
        }
        return new ResultRule(path.given() ? template.apply(path) : null, told, newest.given() ? glob(newest) : null);
    }

    private static String glob(Entry entry) {
        String glob = entry.text("a glob below {outdir}, e.g. *.mp4");
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return glob;
        } catch (PatternSyntaxException e) {
            throw entry.wrong("a glob below {outdir}, e.g. *.mp4");
        }
    }

    private static boolean hasGroup(Pattern pattern, String group) {
        return pattern.pattern().contains("(?<" + group + ">");
    }
}
