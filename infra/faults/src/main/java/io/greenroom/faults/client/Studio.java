package io.greenroom.faults.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What all tasks of the run are made of.
 *
 * @param human id of the digital human
 * @param speeches paths of uploads
 * @param tooShort path of an upload that no worker renders
 */
record Studio(String human, List<String> speeches, String tooShort) {

    private static final int[] SPEECH_SECONDS = {1, 2, 3};

    static Studio set(Gateways gateways, Footage footage) throws IOException, InterruptedException {
        String video = upload(gateways, footage.presenter());
        List<String> speeches = new ArrayList<>();
        for (int seconds : SPEECH_SECONDS) {
            speeches.add(upload(gateways, footage.speech(seconds)));
        }
        String tooShort = upload(gateways, footage.tooShort());
        String human = gateways.insist(
                        at -> at.post("/api/digital-humans", Map.of("name", "presenter", "video_path", video)))
                .path("id")
                .asString();
        return new Studio(human, speeches, tooShort);
    }

    private static String upload(Gateways gateways, Path file) throws InterruptedException {
        return gateways.insist(at -> at.upload(file)).path("path").asString();
    }
}
