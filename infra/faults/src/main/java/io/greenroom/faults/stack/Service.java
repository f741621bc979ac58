package io.greenroom.faults.stack;

import java.util.List;

/** What the programs lean on. */
public enum Service {
    DATABASE("mysql", List.of("GREENROOM_MYSQL_URL")),
    BROKER("amqp", List.of("GREENROOM_AMQP_URI")),
    STORE(
            "s3",
            List.of(
                    "GREENROOM_S3_ENDPOINT",
                    "GREENROOM_S3_ACCESS_KEY",
                    "GREENROOM_S3_SECRET_KEY",
                    "GREENROOM_S3_BUCKET"));

    private final String embeddedName;
    private final List<String> variables;

    Service(String embeddedName, List<String> variables) {
        this.embeddedName = embeddedName;
        this.variables = variables;
    }

    /** What the embedded services call it. */
    String embeddedName() {
        return embeddedName;
    }

    /** The variables that tell a program how to reach it; the first holds its address. */
    List<String> variables() {
        return variables;
    }
}
