package io.greenroom.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class SourceTest {

    /** Asked for nothing here. */
    private final GatewayClient nobody = GatewayClient.hasty("http://localhost:1", "key");

    @TempDir
    Path folder;

    @Test
    void isCalledAsItsFileWithoutTheEnding() throws IOException {
        Path file = Files.createFile(folder.resolve("greeting.en.wav"));

        assertThat(Source.of("audio", file.toString()).name()).isEqualTo("greeting.en");
        assertThat(Source.of("audio", "https://cdn.example/a/hello.mp3?token=1#x")
                        .name())
                .isEqualTo("hello");
    }

    @Test
    void anAddressIsLeftToTheGatewayToFetch() {
        ObjectNode wanted = Json.object();
        Source.of("video", "HTTPS://cdn.example/lin.mp4").putInto(wanted, nobody);

        assertThat(wanted).isEqualTo(Json.object().put("video_url", "HTTPS://cdn.example/lin.mp4"));
    }

    @Test
    void anEarlierUploadIsNamedAsItIs() {
        String path = "files/0197a1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b";
        ObjectNode wanted = Json.object();
        Source.of("audio", path).putInto(wanted, nobody);

        assertThat(wanted).isEqualTo(Json.object().put("audio_path", path));
    }

    @Test
    void aFileThatIsNotThereIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> Source.of("audio", folder.resolve("none.wav").toString()))
                .isInstanceOf(GatewayFailure.class)
                .hasMessageContaining("none.wav cannot be read");
    }
}
