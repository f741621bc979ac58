package io.greenroom.render.run;

/**
 * How a video is made fit for engines. The word has a version: whoever changes what is made changes the word, so that
 * what was made before is not taken for it.
 */
enum Profile {
    /** Forward only. */
    PLAIN("plain-v1"),
    /** Forward and then backward, so that playing it again and again shows no jump. */
    PING_PONG("pingpong-v1");

    private final String word;

    Profile(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Where it lies in the store. */
    String key(String sourceSha256) {
        return "prepared/" + sourceSha256 + "/" + word + ".mp4";
    }
}
