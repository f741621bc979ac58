package io.greenroom.gateway.tasks;

import io.greenroom.gateway.engines.Engines;
import io.greenroom.gateway.files.FileRegister;
import io.greenroom.gateway.files.StoredFile;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.FieldProblem;
import io.greenroom.gateway.problems.Findings;
import io.greenroom.gateway.problems.Form;
import io.greenroom.gateway.problems.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds new tasks against what there is, and says of each all that is wrong with it. */
@Component
class Admission {

    /** What is meant for later than this is more likely a slip in the year. */
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final JdbcClient jdbc;
    private final FileRegister files;
    private final Engines engines;
    private final Clock clock;

    Admission(JdbcClient jdbc, FileRegister files, Engines engines, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.engines = engines;
        this.clock = clock;
    }

    private record Human(UUID workspaceId, boolean active) {}

    /**
     * In the order in which they came. Whatever they are made of is locked, so that nobody can take it away before they
     * are stored: digital humans first, then uploads, each in order, on which no two submissions can deadlock.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Verdict> judge(Caller caller, List<Form<NewTask>> wanted) {
        Map<UUID, Human> humans = lockHumans(wanted, caller);
        Map<String, StoredFile> voices = lockVoices(wanted, caller);
        return wanted.stream().map(form -> verdict(form, humans, voices)).toList();
    }

    private Verdict verdict(Form<NewTask> form, Map<UUID, Human> humans, Map<String, StoredFile> voices) {
        NewTask task = form.value();
        Findings findings = new Findings();
        findings.add(form.problems());
        findings.add(Labels.wrong(task.labelsOrNone()));
        findings.add(farOff(task.notBefore()));
        UUID workspace = form.isFine("digital_human_id")
                ? findings.of(() -> workspaceOf(humans.get(task.digitalHumanId())))
                : null;
        String audio = task.audioPath();
        if (form.isFine("audio_path") && audio != null) {
            findings.of(() -> voice(voices.get(audio), workspace));
        }
        String engine = findings.of(() -> engines.of(task.paramsOrNone()));
        return findings.asOne()
                .map(why -> Verdict.refused(task, why))
                .orElseGet(() -> Verdict.accepted(
                        task, new Verdict.Place(Objects.requireNonNull(workspace), Objects.requireNonNull(engine))));
    }

    private List<FieldProblem> farOff(@Nullable Instant notBefore) {
        boolean near = notBefore == null
                || (notBefore.isAfter(Instant.EPOCH)
                        && notBefore.isBefore(clock.instant().plus(FARTHEST)));
        return near
                ? List.of()
                : List.of(new FieldProblem("not_before", "range", "must lie between 1970 and a year from now"));
    }

    private static UUID workspaceOf(@Nullable Human human) {
        if (human == null) {
            throw Problem.DIGITAL_HUMAN_UNKNOWN.at("digital_human_id", "is no digital human of yours");
        }
        if (!human.active()) {
            throw Problem.DIGITAL_HUMAN_INACTIVE.at("digital_human_id", "is inactive; activate it first");
        }
        return human.workspaceId();
    }

    /** @param workspace the digital human's; null: there is none to compare with */
    private static StoredFile voice(@Nullable StoredFile audio, @Nullable UUID workspace) {
        if (audio == null) {
            throw Problem.FILE_UNKNOWN.at("audio_path", "is not the path of an upload of yours");
        }
        if (workspace != null && !audio.workspaceId().equals(workspace)) {
            throw Problem.FILE_UNKNOWN.at("audio_path", "belongs to another workspace than the digital human");
        }
        if (audio.kind().equals("image") || !audio.mayBeHeard()) {
            throw Problem.NOT_AUDIO.at("audio_path", "is a file without sound");
        }
        return audio;
    }

    private Map<UUID, Human> lockHumans(List<Form<NewTask>> wanted, Caller caller) {
        List<String> ids = wanted.stream()
                .map(form -> form.value().digitalHumanId())
                .filter(Objects::nonNull)
                .map(UUID::toString)
                .distinct()
                .toList();
        Map<UUID, Human> humans = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select id, workspace_id, status
                            from digital_humans
                            where id in (:ids)
                              and deleted_at is null
                            order by id
                            for update
                            """).param("ids", ids).query(row -> {
                UUID workspace = UUID.fromString(row.getString("workspace_id"));
                if (caller.sees(workspace)) {
                    humans.put(
                            UUID.fromString(row.getString("id")),
                            new Human(workspace, row.getString("status").equals("active")));
                }
            });
        }
        return humans;
    }

    private Map<String, StoredFile> lockVoices(List<Form<NewTask>> wanted, Caller caller) {
        Map<String, StoredFile> voices = new HashMap<>();
        wanted.stream()
                .map(form -> form.value().audioPath())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(path -> files.locked(path, caller).ifPresent(file -> voices.put(path, file)));
        return voices;
    }
}
