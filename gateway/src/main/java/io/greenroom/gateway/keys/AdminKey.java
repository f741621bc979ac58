package io.greenroom.gateway.keys;

import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.database.DatabaseReady;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes sure, before the first request, that the operator has a key: the one in the settings, or one made and kept. */
@Component
class AdminKey implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(AdminKey.class);

    /** Fixed ids, so that any number of gateways starting at once make one workspace and one key. */
    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final GatewaySettings settings;
    private final ApiKeys keys;
    private final TransactionTemplate transaction;
    private String key = "";

    AdminKey(GatewaySettings settings, ApiKeys keys, TransactionTemplate transaction) {
        this.settings = settings;
        this.keys = keys;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String given = settings.adminKey();
        key = given == null ? kept(Objects.requireNonNull(settings.home(), "GREENROOM_HOME")) : given;
    }

    @EventListener
    void put(DatabaseReady ready) {
        String prefix = key.startsWith("gr_") ? key.substring(0, key.lastIndexOf('_')) : "admin";
        transaction.executeWithoutResult(status -> {
            keys.insertWorkspace(ID, "default");
            keys.putAdminKey(ID, ID, Secrets.hash(key), prefix);
        });
    }

    private static String kept(Path home) {
        Path file = home.resolve("admin-key").toAbsolutePath();
        try {
            Files.createDirectories(home);
            create(file);
            log.info("the admin key is in {}", file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("GREENROOM_HOME cannot keep the admin key: " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(Secrets.newKey().text().getBytes(StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException kept) {
            // Made at an earlier start.
        }
    }
}
