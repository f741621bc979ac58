package io.greenroom.render.heygemhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.Check.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeygemHttpCheckTest {

    @TempDir
    Path directory;

    private StandInService one;
    private StandInService other;

    @BeforeEach
    void startServices() throws Exception {
        one = new StandInService(directory.resolve("one"));
        other = new StandInService(directory.resolve("other"));
    }

    @AfterEach
    void stopServices() {
        one.close();
        other.close();
    }

    @Test
    void findsServicesThatAnswerAndSharesThatCanBeWritten() throws Exception {
        assertThat(look())
                .extracting(Check::name, Check::level)
                .containsExactly(tuple("heygem-http.1", Level.OK), tuple("heygem-http.2", Level.OK));
        assertThat(directory.resolve("one/temp")).isEmptyDirectory();
    }

    @Test
    void warnsOfAServiceThatDoesNotAnswerWhileAnotherDoes() throws Exception {
        one.disconnect();

        assertThat(look()).extracting(Check::level).containsExactly(Level.WARNING, Level.OK);
        assertThat(look().get(0).message())
                .contains(one.url().toString(), "does not answer", "GREENROOM_HEYGEM_HTTP_URL");
    }

    @Test
    void isBrokenWhenNoneCanWork() throws Exception {
        one.disconnect();
        Files.delete(directory.resolve("other/temp"));
        Files.delete(directory.resolve("other"));

        assertThat(look()).extracting(Check::level).containsOnly(Level.BROKEN);
        assertThat(look().get(1).message()).contains("is no directory here", "GREENROOM_HEYGEM_HTTP_SHARE");
    }

    @Test
    void doesNotTakeAnotherServerForHeygem() throws Exception {
        one.answerNextQueries(1, "<html>It works!</html>");

        assertThat(look().get(0).message()).contains("no JSON", "It works!");
    }

    @Test
    void warnsOfAServiceThatRestsEvenIfNoneIsLeft() throws Exception {
        Endpoint resting = endpoint(one, "one");
        resting.rest("its card is broken");

        List<Check> checks = new HeygemHttpCheck(List.of(resting)).look();

        assertThat(checks).extracting(Check::level).containsExactly(Level.WARNING);
        assertThat(checks.get(0).message()).contains("its card is broken");
    }

    private List<Check> look() throws InterruptedException {
        return new HeygemHttpCheck(List.of(endpoint(one, "one"), endpoint(other, "other"))).look();
    }

    private Endpoint endpoint(StandInService service, String share) {
        return new Endpoint(
                new HeygemService(service.url()),
                new Share(directory.resolve(share), StandInService.CONTAINER),
                new StopCommand(List.of(), "test"),
                Scene.PATIENT);
    }
}
