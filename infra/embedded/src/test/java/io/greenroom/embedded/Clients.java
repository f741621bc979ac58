package io.greenroom.embedded;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;

/** Speaks to the services by their real clients, knowing only the environment that they hand out. */
record Clients(Map<String, String> environment) {

    static Clients of(EmbeddedServices services) {
        return new Clients(services.environment());
    }

    /** The first column of the first row; null when there is none. */
    String query(String sql) throws Exception {
        return queryAt(environment.get("GREENROOM_MYSQL_URL"), sql);
    }

    static String queryAt(String url, String sql) throws Exception {
        try (java.sql.Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return null;
            }
            ResultSet rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Returns when the broker has confirmed it. */
    void publish(String queue, String message) throws Exception {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare(queue, true, false, false, null);
            channel.basicPublish(
                    "", queue, MessageProperties.PERSISTENT_BASIC, message.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    /** Null when the queue is empty. */
    String take(String queue) throws Exception {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            GetResponse response = channel.basicGet(queue, true);
            return response == null ? null : new String(response.getBody(), StandardCharsets.UTF_8);
        }
    }

    Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(environment.get("GREENROOM_AMQP_URI"));
        return factory.newConnection();
    }

    void put(String key, byte[] content) throws Exception {
        try (MinioClient client = minio()) {
            String bucket = environment.get("GREENROOM_S3_BUCKET");
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).contentType("video/mp4").stream(
                            new ByteArrayInputStream(content), content.length, -1)
                    .build());
        }
    }

    byte[] get(String key) throws Exception {
        try (MinioClient client = minio();
                InputStream content = client.getObject(GetObjectArgs.builder()
                        .bucket(environment.get("GREENROOM_S3_BUCKET"))
                        .object(key)
                        .build())) {
            return content.readAllBytes();
        }
    }

    private MinioClient minio() {
        return MinioClient.builder()
                .endpoint(environment.get("GREENROOM_S3_ENDPOINT"))
                .credentials(environment.get("GREENROOM_S3_ACCESS_KEY"), environment.get("GREENROOM_S3_SECRET_KEY"))
                .build();
    }
}
