package io.greenroom.gateway.humans;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class HumansTest {
    private static final String HUMANS = "/api/digital-humans";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    Api us;
    Api others;

    @BeforeEach
    void twoWorkspaces() {
        us = Api.stranger(port);
        others = Api.stranger(port);
    }

    @Test
    void makesOneOfAnUploadedVideo() {
        String path = path(us.upload(Clips.video()));

        Answer made = us.post(
                HUMANS,
                Map.of(
                        "name",
                        "Ada",
                        "description",
                        "reads the news",
                        "video_path",
                        path,
                        "params",
                        Map.of("fps", 25)));

        assertThat(made.status()).isEqualTo(201);
        String address = HUMANS + "/" + made.json().get("id").asString();
        assertThat(made.header("Location")).isEqualTo(address);
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "description",
                        "video_path",
                        "video_url",
                        "thumbnail_url",
                        "status",
                        "params",
                        "created_at",
                        "updated_at");
        assertThat(made.json().get("video_path").asString()).isEqualTo(path);
        assertThat(made.json().get("status").asString()).isEqualTo("active");
        assertThat(made.json().get("thumbnail_url").isNull()).isTrue();
        assertThat(made.json().at("/params/fps").asInt()).isEqualTo(25);
        assertThat(us.get(address).json()).isEqualTo(made.json());
        assertThat(us.get(made.json().get("video_url").asString()).body()).isEqualTo(Clips.video());
        assertThat(us.get(address + "/thumbnail").code()).isEqualTo("not_found");
    }

    @Test
    void refusesWhatIsNoVideoOfOurs() {
        String sound = path(us.upload(Clips.wav()));
        String soundInMp4 = path(us.upload(Clips.audioInMp4()));
        String picture = path(us.upload(Clips.png()));
        String theirs = path(others.upload(Clips.video()));
        long before = humans();

        assertThat(make(us, "a", sound).code()).isEqualTo("not_video");
        assertThat(make(us, "a", soundInMp4).code()).isEqualTo("not_video");
        assertThat(make(us, "a", picture).code()).isEqualTo("not_video");
        assertThat(make(us, "a", theirs).code()).isEqualTo("file_unknown");
        assertThat(make(us, "a", "files/none").code()).isEqualTo("file_unknown");
        assertThat(make(us, "a", "files/none").json().at("/errors/0/field").asString())
                .isEqualTo("video_path");
        assertThat(humans()).isEqualTo(before);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Answer nameless = us.post(HUMANS, Map.of("name", " ", "status", "asleep"));
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.code()).isEqualTo("validation_failed");
        assertThat(nameless.json().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "status");
        assertThat(us.post(HUMANS, Map.of("name", "a"))
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("video_path");
        assertThat(us.post(HUMANS, Map.of("name", "a", "params", 7)).code()).isEqualTo("validation_failed");
        assertThat(us.post(HUMANS, "{").code()).isEqualTo("malformed_request");
    }

    @Test
    void keepsWorkspacesApart() {
        String address = HUMANS + "/" + id(made(us, "Ours"));

        assertThat(others.get(address).status()).isEqualTo(404);
        assertThat(others.get(address + "/video").status()).isEqualTo(404);
        assertThat(others.put(address, Map.of("name", "Theirs")).status()).isEqualTo(404);
        assertThat(others.delete(address).status()).isEqualTo(404);
        assertThat(others.get(HUMANS).json().get("data").size()).isZero();
        assertThat(Api.admin(port).get(address).json().get("name").asString()).isEqualTo("Ours");
    }

    @Test
    void replacesWhatIsGivenAndKeepsVideoAndStatus() {
        Answer made = us.post(
                HUMANS,
                Map.of(
                        "name",
                        "Ada",
                        "description",
                        "old",
                        "video_path",
                        path(us.upload(Clips.video())),
                        "status",
                        "inactive",
                        "params",
                        Map.of("a", 1)));
        String address = HUMANS + "/" + id(made);

        Answer changed = us.put(address, Map.of("name", "Grace"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("name").asString()).isEqualTo("Grace");
        assertThat(changed.json().get("description").isNull()).isTrue();
        assertThat(changed.json().get("params").isNull()).isTrue();
        assertThat(changed.json().get("status").asString()).isEqualTo("inactive");
        assertThat(changed.json().get("video_path")).isEqualTo(made.json().get("video_path"));
        assertThat(version(made)).isEqualTo(2);

        us.put(address, Map.of("name", "Grace"));
        assertThat(version(made)).as("nothing visible has changed").isEqualTo(2);
    }

    @Test
    void listsPageByPageNewestFirst() {
        List<String> made = new ArrayList<>();
        for (String name : List.of("Ada 100%", "Grace", "Ada two", "Alan")) {
            made.add(0, id(made(us, name)));
        }
        us.put(HUMANS + "/" + made.get(0), Map.of("name", "Alan", "status", "inactive"));

        List<String> seen = new ArrayList<>();
        String query = HUMANS + "?limit=3&count=true";
        Answer page = us.get(query);
        assertThat(page.json().get("total").asInt()).isEqualTo(4);
        page.json().get("data").forEach(human -> seen.add(human.get("id").asString()));
        assertThat(page.json().get("has_more").asBoolean()).isTrue();
        page = us.get(query + "&cursor=" + page.json().get("next_cursor").asString());
        page.json().get("data").forEach(human -> seen.add(human.get("id").asString()));
        assertThat(page.json().get("next_cursor").isNull()).isTrue();
        assertThat(seen).isEqualTo(made);

        assertThat(us.get(HUMANS + "?q=ada").json().get("data").size()).isEqualTo(2);
        assertThat(us.get(HUMANS + "?q=0%25").json().get("data").size()).isEqualTo(1);
        assertThat(us.get(HUMANS + "?status=inactive").json().get("data").size())
                .isEqualTo(1);
        assertThat(us.get(HUMANS + "?status=asleep").code()).isEqualTo("validation_failed");
        assertThat(us.get(HUMANS + "?limit=0").code()).isEqualTo("validation_failed");
        assertThat(us.get(HUMANS + "?cursor=nonsense").code()).isEqualTo("validation_failed");
    }

    @Test
    void deletesOnlyWhatNoOpenTaskUses() {
        String human = id(made(us, "Ada"));
        String address = HUMANS + "/" + human;
        Answer task = us.post(
                "/api/tasks",
                Map.of("name", "t", "digital_human_id", human, "audio_path", path(us.upload(Clips.wav()))));
        assertThat(task.status()).isEqualTo(201);

        Answer refused = us.delete(address);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("digital_human_in_use");

        us.post(task.header("Location") + "/cancel");
        assertThat(us.delete(address).status()).isEqualTo(204);
        assertThat(us.get(address).status()).isEqualTo(404);
        assertThat(us.delete(address).status()).isEqualTo(404);
        assertThat(us.get(HUMANS).json().get("data").size()).isZero();
        assertThat(us.get(task.header("Location")).status()).isEqualTo(200);
    }

    private Answer made(Api api, String name) {
        Answer made = make(api, name, path(api.upload(Clips.video())));
        assertThat(made.status()).isEqualTo(201);
        return made;
    }

    private static Answer make(Api api, String name, String path) {
        return api.post(HUMANS, Map.of("name", name, "video_path", path));
    }

    private static String path(Answer upload) {
        assertThat(upload.status()).as(upload.text()).isEqualTo(201);
        return upload.json().get("path").asString();
    }

    private static String id(Answer made) {
        return made.json().get("id").asString();
    }

    private long humans() {
        return database.sql("select count(*) from digital_humans")
                .query(Long.class)
                .single();
    }

    private long version(Answer made) {
        return database.sql("select version from digital_humans where id = :id")
                .param("id", id(made))
                .query(Long.class)
                .single();
    }
}
