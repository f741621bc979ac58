package io.greenroom.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.Run;
import io.greenroom.events.StopReason;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.files.StoreArea;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.gateway.retention.RetentionReport.Removed;
import io.greenroom.media.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
@Import(Keeper.class)
class LooseObjectsTest {

    @Autowired
    Keeper keeper;

    @Autowired
    Recorder recorder;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient jdbc;

    Rows rows;
    UUID task;
    Run run;
    Run other;

    @BeforeEach
    void nothingElseIsLoose() {
        store.delete(BucketOwner.MARK);
        keeper.look();
        rows = Rows.of(jdbc);
        task = rows.task();
        run = Rows.run(task, 1, "gpu-1");
        other = Rows.run(task, 1, "gpu-2");
    }

    @Test
    void anObjectOfWhichNoRowTellsGoesOnlyWhenItIsOldEnough() {
        List<String> loose = List.of(
                keeper.put("files/" + UUID.randomUUID()),
                keeper.put("results/" + UUID.randomUUID() + "/" + UUID.randomUUID() + ".mp4"),
                keeper.put("runs/" + UUID.randomUUID() + "/" + UUID.randomUUID() + ".log.gz"),
                keeper.put("posters/human/" + UUID.randomUUID() + "-3.jpg"),
                keeper.put("posters/task/" + UUID.randomUUID() + "-1-storyboard.jpg"));

        assertThat(keeper.look(keeper.round(false, Keeper.SAFE, () -> true))).isEmpty();
        assertThat(keeper.left(loose)).isEqualTo(loose);

        Removed removed = keeper.look().get(Kind.ORPHAN_OBJECTS);
        assertThat(removed.examples()).containsExactlyInAnyOrderElementsOf(loose);
        assertThat(removed.objects()).isEqualTo(5);
        assertThat(removed.bytes()).isEqualTo(50);
        assertThat(keeper.left(loose)).isEmpty();
    }

    @Test
    void whatAnyRunOfAnUnfinishedTaskHasStoredMayStillCount() {
        List<String> stored = store(run);
        assertThat(keeper.look()).isEmpty();
        recorder.record(List.of(Told.by(run).started()));
        assertThat(keeper.look()).isEmpty();
        // Given up, and waiting: the result of the run before is still taken.
        recorder.record(List.of(Told.by(run).stopped(StopReason.DRAINED)));
        assertThat(rows.column(task, "last_run_id")).isEqualTo(run.runId().toString());
        assertThat(keeper.look()).isEmpty();
        assertThat(keeper.left(stored)).isEqualTo(stored);
    }

    @Test
    void onceATaskIsCompletedItsResultStaysAndWhatOtherRunsStoredGoes() {
        List<String> won = store(run);
        List<String> lost = store(other);
        Told told = Told.by(run);
        recorder.record(List.of(told.started()));
        recorder.record(List.of(told.completed()));

        Map<Kind, Removed> removed = keeper.look();

        assertThat(removed.get(Kind.LOSING_RESULTS).examples()).containsExactlyInAnyOrderElementsOf(lost);
        assertThat(removed).hasSize(1);
        assertThat(keeper.left(won)).isEqualTo(won);
        assertThat(keeper.left(lost)).isEmpty();
    }

    @Test
    void anEndedTaskKeepsWhatTheEnginesOfItsOwnRunsSaid() {
        Told told = Told.by(run);
        recorder.record(List.of(told.started(), told.stopped(StopReason.DRAINED)));
        Run next = Rows.run(task, 2, "gpu-1");
        recorder.record(List.of(Told.by(next).started()));
        store(run);
        store(next);
        store(other);
        keeper.ended(task, "failed", 1);

        keeper.look();

        assertThat(keeper.left(List.of(output(run), output(next)))).containsExactly(output(run), output(next));
        assertThat(keeper.left(List.of(output(other), result(run), result(next), result(other))))
                .as("a failed task has no result")
                .isEmpty();
    }

    @Test
    void picturesStayWhileARowNamesOrAwaitsThem() {
        String human = keeper.humanOf(task);
        String poster = keeper.put("posters/human/" + human + "-2.jpg");
        String replaced = keeper.put("posters/human/" + human + "-1.jpg");
        jdbc.sql("update digital_humans set thumbnail_key = ? where id = ?")
                .params(poster, human)
                .update();
        String drawn = keeper.put("posters/task/" + task + "-1.jpg");
        String storyboard = keeper.put("posters/task/" + task + "-1-storyboard.jpg");
        jdbc.sql("update tasks set thumbnail_key = ?, storyboard_key = ? where id = ?")
                .params(drawn, storyboard, task.toString())
                .update();
        String ofHuman = awaited("human", human, "requested");
        String ofTask = awaited("task", task.toString(), "failed");
        String forNobody = awaited("task", task.toString(), "done");

        Map<Kind, Removed> removed = keeper.look();

        assertThat(removed.get(Kind.ORPHAN_OBJECTS).examples()).containsExactlyInAnyOrder(replaced, forNobody);
        List<String> needed = List.of(poster, drawn, storyboard, ofHuman, ofTask);
        assertThat(keeper.left(needed)).isEqualTo(needed);
        assertThat(keeper.left(List.of(replaced, forNobody))).isEmpty();
    }

    @Test
    void aPreparedVideoStaysAsLongAsAnUploadWithThatContent() {
        String digest = UUID.randomUUID().toString().replace("-", "").repeat(2);
        String file = keeper.aged(rows.file("video"), 6);
        jdbc.sql("update files set sha256 = ? where path = ?")
                .params(digest, file)
                .update();
        String prepared = keeper.put("prepared/" + digest + "/ping-pong.mp4");
        assertThat(keeper.look()).isEmpty();
        assertThat(keeper.has(prepared)).isTrue();

        keeper.aged(file, 8);
        assertThat(keeper.look().get(Kind.PREPARED)).isEqualTo(new Removed(Kind.PREPARED, 0, 1, 10, List.of(prepared)));
        assertThat(keeper.has(prepared)).isFalse();
    }

    @Test
    void anUploadWhoseRowIsMissingStaysForTheTaskThatNamesIt() {
        String audio = keeper.put(keeper.audioOf(task));
        jdbc.sql("delete from files where path = ?").param(audio).update();
        assertThat(keeper.look()).isEmpty();
        assertThat(keeper.has(audio)).isTrue();
    }

    @Test
    void whatWeHaveNotMadeIsNotOurs() {
        List<String> foreign = List.of(
                keeper.put("results/readme.txt"),
                keeper.put("results/" + UUID.randomUUID() + "/" + UUID.randomUUID() + "/segment-1.mp4"),
                keeper.put("prepared/notes/plain.mp4"),
                keeper.put("backups/" + UUID.randomUUID()));
        assertThat(keeper.look()).isEmpty();
        assertThat(keeper.left(foreign)).isEqualTo(foreign);
        foreign.forEach(store::delete);
    }

    @Test
    void aBucketThatBearsTheMarkOfAnotherDatabaseIsLeftAlone() {
        String theirs = keeper.put("files/" + UUID.randomUUID());
        assertThat(keeper.has(BucketOwner.MARK))
                .as("ours since the first round")
                .isTrue();
        keeper.put(BucketOwner.MARK);
        assertThat(keeper.look()).isEmpty();
        assertThat(keeper.dryRun()).isEmpty();
        assertThat(keeper.has(theirs)).isTrue();

        store.delete(BucketOwner.MARK);
        assertThat(keeper.dryRun()).containsOnlyKeys(Kind.ORPHAN_OBJECTS);
        assertThat(keeper.has(BucketOwner.MARK)).as("a dry run marks nothing").isFalse();
        assertThat(keeper.look()).containsOnlyKeys(Kind.ORPHAN_OBJECTS);
    }

    @Test
    void goesThroughMoreObjectsThanOneBatchAndOneListingHold() {
        List<String> loose = new ArrayList<>();
        for (int i = 0; i < 1_050; i++) {
            loose.add(keeper.put("files/" + UUID.randomUUID()));
        }
        String used = keeper.put(keeper.audioOf(task));
        Removed removed = keeper.look().get(Kind.ORPHAN_OBJECTS);
        assertThat(removed.objects()).isEqualTo(loose.size());
        assertThat(removed.examples()).hasSize(Tally.EXAMPLES);
        assertThat(store.list(StoreArea.UPLOADS.prefix()))
                .extracting("key")
                .contains(used)
                .doesNotContainAnyElementsOf(loose);
    }

    private String awaited(String subject, String id, String state) {
        String key = keeper.put("posters/" + subject + "/" + id + "-7" + state.length() + ".jpg");
        jdbc.sql("""
                        insert into media_jobs (id, kind, subject, subject_id, source_key, target_key, state, tries,
                                                requested_at, created_at)
                        values (?, 'poster', ?, ?, 'files/x', ?, ?, 3, now(6), now(6))
                        """)
                .params(UUID.randomUUID().toString(), subject, id, key, state)
                .update();
        return key;
    }

    private List<String> store(Run by) {
        return List.of(keeper.put(result(by)), keeper.put(output(by)));
    }

    private static String result(Run by) {
        return "results/" + by.taskId() + "/" + by.runId() + ".mp4";
    }

    private static String output(Run by) {
        return "runs/" + by.taskId() + "/" + by.runId() + ".log.gz";
    }
}
