package io.greenroom.gateway.keys;

import io.greenroom.events.Header;
import io.greenroom.events.KeyRevoked;
import io.greenroom.gateway.BadSettingException;
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
import org.springframework.context.ApplicationEventPublisher;
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
    private final Sessions sessions;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher announce;
    private String key = "";

    AdminKey(
            GatewaySettings settings,
            ApiKeys keys,
            Sessions sessions,
            TransactionTemplate transaction,
            ApplicationEventPublisher announce) {
        this.settings = settings;
        this.keys = keys;
        this.sessions = sessions;
        this.transaction = transaction;
        this.announce = announce;
    }

    /** Whether this is the operator's key: what it may do and how long is the settings' to say, and nobody else's. */
    static boolean isIt(UUID id) {
        return id.equals(ID);
    }

    @Override
    public void afterSingletonsInstantiated() {
        String given = settings.adminKey();
        key = given == null ? kept(Objects.requireNonNull(settings.home(), "GREENROOM_HOME")) : given;
        if (!Secrets.plausible(key)) {
            throw new BadSettingException(
                    "GREENROOM_ADMIN_KEY", "looks like a key made by Greenroom, but its last characters do not fit");
        }
    }

    /** A key that has been replaced, perhaps because it got out, leaves no door open: its sessions and sockets end. */
    @EventListener
    void put(DatabaseReady ready) {
        String hash = Secrets.hash(key);
        transaction.executeWithoutResult(status -> {
            keys.insertWorkspace(ID, "default");
            boolean replaced =
                    keys.lock(ID).filter(row -> !Secrets.same(row.hash(), hash)).isPresent();
            keys.putAdminKey(ID, ID, hash, Secrets.prefix(key));
            if (replaced) {
                sessions.deleteOf(ID);
                sessions.deleteTicketsOf(ID);
                announce.publishEvent(new KeyRevoked(Header.plain(), ID));
                log.info("the operator's key is another one now: the sessions of the last one have ended");
            }
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
