package io.greenroom.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.gateway.BadSettingException;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Programs that fetch from the real store what they asked of the gateway. */
@GatewayTest
class DirectDownloadsTest {
    private static final byte[] CLIP = Clips.video();

    @Autowired
    ObjectStore store;

    @Autowired
    GatewaySettings settings;

    Media media;

    @BeforeEach
    void anObject() throws IOException {
        String key = "direct/" + UUID.randomUUID();
        store.put(key, new ByteArrayInputStream(CLIP), CLIP.length, "application/octet-stream");
        media = new Media(key, CLIP.length, "tag", "video/mp4", "演讲 1.mp4");
    }

    @Test
    void sendsProgramsToTheStoreWithTypeAndName() throws Exception {
        MockHttpServletResponse answer = send(program("GET"), "on");

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        HttpResponse<byte[]> whole = follow(answer, "X-Nothing", "-");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(CLIP);
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(whole.headers().firstValue("Content-Disposition").orElse("")).startsWith("inline; filename");
        HttpResponse<byte[]> part = follow(answer, "Range", "bytes=10-19");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(CLIP, 10, 20));
    }

    @Test
    void signsForTheAddressUnderWhichProgramsKnowTheStore() throws Exception {
        URI endpoint = settings.store().endpoint();
        String known = "http://localhost:" + endpoint.getPort();
        MockHttpServletResponse answer = send(program("GET"), known);
        assertThat(answer.getHeader("Location"))
                .startsWith(known + "/")
                .doesNotContain(settings.store().secretKey());
        assertThat(follow(answer, "X-Nothing", "-").body()).isEqualTo(CLIP);
    }

    @Test
    void sendsAllOthersWhatTheyAskFor() throws Exception {
        MockHttpServletRequest page = new MockHttpServletRequest("GET", "/");
        assertThat(send(page, "on").getContentAsByteArray()).isEqualTo(CLIP);
        assertThat(send(program("HEAD"), "on").getStatus()).isEqualTo(200);
        assertThat(send(program("GET"), "off").getContentAsByteArray()).isEqualTo(CLIP);
        MockHttpServletRequest knows = program("GET");
        knows.addHeader("If-None-Match", "\"tag\"");
        assertThat(send(knows, "on").getStatus()).isEqualTo(304);
    }

    @Test
    void namesTheSettingThatCannotBe() {
        for (String value : new String[] {"yes", "ftp://store", "https://store/path", "https://"}) {
            assertThatThrownBy(() -> direct(value))
                    .isInstanceOf(BadSettingException.class)
                    .hasMessageStartingWith("GREENROOM_PRESIGNED_DOWNLOADS: ");
        }
    }

    private MockHttpServletResponse send(MockHttpServletRequest request, String setting) throws IOException {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        new StoredMedia(store, direct(setting)).send(media, request, answer);
        return answer;
    }

    private DirectDownloads direct(String setting) {
        MockEnvironment environment = new MockEnvironment().withProperty("GREENROOM_PRESIGNED_DOWNLOADS", setting);
        return new DirectDownloads(
                DownloadSettings.from(environment, settings.store().endpoint()), settings);
    }

    private static MockHttpServletRequest program(String method) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/");
        request.addHeader("X-API-KEY", "-");
        return request;
    }

    private static HttpResponse<byte[]> follow(MockHttpServletResponse answer, String header, String value)
            throws IOException, InterruptedException {
        URI link = URI.create(Objects.requireNonNull(answer.getHeader("Location")));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(link).header(header, value).build(), BodyHandlers.ofByteArray());
    }
}
