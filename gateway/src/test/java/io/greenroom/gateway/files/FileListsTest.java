package io.greenroom.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class FileListsTest {
    private static final String FILES = "/api/files";

    @LocalServerPort
    int port;

    Api us;
    List<String> newestFirst;

    @BeforeEach
    void threeUploads() {
        us = Api.stranger(port);
        newestFirst = new ArrayList<>();
        newestFirst.add(0, upload("speech 100%.wav", Clips.wav()));
        newestFirst.add(0, upload("Ada.mp4", Clips.video()));
        newestFirst.add(0, upload("ada.png", Clips.png()));
    }

    @Test
    void listsPageByPage() {
        Answer first = us.get(FILES + "?limit=2&count=true");
        assertThat(first.json().get("total").asInt()).isEqualTo(3);
        Answer second = us.get(
                FILES + "?limit=2&cursor=" + first.json().get("next_cursor").asString());
        List<String> seen = new ArrayList<>(ids(first));
        seen.addAll(ids(second));
        assertThat(seen).isEqualTo(newestFirst);
        assertThat(second.json().get("has_more").asBoolean()).isFalse();
        assertThat(first.json().at("/data/0"))
                .isEqualTo(us.get(FILES + "/" + newestFirst.get(0) + "/info").json());
    }

    @Test
    void findsByKindNameAndContent() {
        assertThat(ids(us.get(FILES + "?kind=video"))).containsExactly(newestFirst.get(1));
        assertThat(ids(us.get(FILES + "?q=ADA"))).containsExactly(newestFirst.get(0), newestFirst.get(1));
        assertThat(ids(us.get(FILES + "?q=0%25"))).containsExactly(newestFirst.get(2));
        String sha256 =
                us.get(FILES + "?kind=audio").json().at("/data/0/sha256").asString();
        assertThat(ids(us.get(FILES + "?sha256=" + sha256))).containsExactly(newestFirst.get(2));
        assertThat(us.get(FILES + "?kind=text").json().at("/errors/0/field").asString())
                .isEqualTo("kind");
        assertThat(us.get(FILES + "?sha256=ABC").json().at("/errors/0/field").asString())
                .isEqualTo("sha256");
    }

    @Test
    void showsNothingToOthers() {
        Api others = Api.stranger(port);
        assertThat(ids(others.get(FILES))).isEmpty();
        assertThat(ids(others.get(FILES + "?workspace_id=" + workspace()))).isEmpty();
        assertThat(others.get(FILES + "/" + newestFirst.get(0) + "/info").code())
                .isEqualTo("not_found");
        assertThat(ids(Api.admin(port).get(FILES + "?workspace_id=" + workspace())))
                .isEqualTo(newestFirst);
        assertThat(Api.nobody(port).get(FILES).code()).isEqualTo("unauthorized");
    }

    private String workspace() {
        return us.get("/api/session").json().get("workspace_id").asString();
    }

    private String upload(String name, byte[] content) {
        return us.upload("file", name, new ByteArrayInputStream(content))
                .json()
                .get("id")
                .asString();
    }

    private static List<String> ids(Answer list) {
        List<String> ids = new ArrayList<>();
        list.json().get("data").forEach(file -> ids.add(file.get("id").asString()));
        return ids;
    }
}
