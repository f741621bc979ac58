package io.greenroom.faults.check;

import io.greenroom.faults.client.Sighting;
import io.greenroom.faults.evidence.LogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Progress never goes back within an attempt, in the stored story and in what the sockets showed. */
public final class Forward {

    /** As the gateway words it: {@code render 45 %}. */
    private static final Pattern PROGRESS = Pattern.compile("[a-z_]+ (\\d{1,3}) %.*");

    private Forward() {}

    public static Verdict of(Map<UUID, List<LogRow>> logs, List<Sighting> sightings) {
        List<String> broken = new ArrayList<>();
        int[] steps = {0};
        logs.forEach((task, story) -> steps[0] += look(task, story, broken));
        sightings.forEach(sighting -> broken.addAll(sighting.backward()));
        int shown = sightings.stream().mapToInt(Sighting::shown).sum();
        if (steps[0] == 0 || shown == 0) {
            broken.add("no progress was seen at all: " + steps[0] + " log rows, " + shown + " frames");
        }
        return new Verdict(
                "progress never back within an attempt",
                steps[0] + " log rows of progress, " + shown + " frames on " + sightings.size() + " pages",
                broken);
    }

    private static int look(UUID task, List<LogRow> story, List<String> broken) {
        int steps = 0;
        int attempt = 0;
        int reached = 0;
        for (LogRow row : story) {
            Matcher progress = PROGRESS.matcher(row.message());
            if (row.sequence() == null || !progress.matches()) {
                continue;
            }
            steps++;
            int percent = Integer.parseInt(progress.group(1));
            if (row.attempt() < attempt || (row.attempt() == attempt && percent < reached)) {
                broken.add("task " + task + ": log row " + row.id() + " tells of " + percent + " % of attempt "
                        + row.attempt() + " after " + reached + " % of attempt " + attempt);
            }
            attempt = row.attempt();
            reached = percent;
        }
        return steps;
    }
}
