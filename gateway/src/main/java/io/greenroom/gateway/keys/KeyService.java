package io.greenroom.gateway.keys;

import io.greenroom.events.Header;
import io.greenroom.events.KeyRevoked;
import io.greenroom.gateway.paging.Cursor;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and ends API keys. */
@Service
class KeyService {
    private static final Logger log = LoggerFactory.getLogger(KeyService.class);

    /** What the column holds. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final ApiKeys keys;
    private final Callers callers;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    KeyService(ApiKeys keys, Callers callers, ApplicationEventPublisher announce, Clock clock) {
        this.keys = keys;
        this.callers = callers;
        this.announce = announce;
        this.clock = clock;
    }

    @Transactional
    KeyController.View create(KeyController.Wanted wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<Scope> scopes = scopes(wanted.scopes());
        Instant expiresAt = wanted.expiresAt();
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(LATEST))) {
            throw Problem.VALIDATION_FAILED.at("expires_at", "must lie in the future, before the year 9999");
        }
        Secrets.NewKey minted = Secrets.newKey();
        ApiKey key = new ApiKey(
                Header.newId(),
                workspace(wanted),
                minted.hash(),
                wanted.name(),
                minted.prefix(),
                Scope.commaList(scopes),
                true,
                now,
                null,
                expiresAt);
        keys.insert(
                key.id(),
                key.workspaceId(),
                key.hash(),
                key.name(),
                key.prefix(),
                key.scopes(),
                key.createdAt(),
                key.expiresAt());
        log.info("key {} made for workspace {}, scopes {}", key.id(), key.workspaceId(), key.scopes());
        return KeyController.View.of(key, minted.text());
    }

    Page<ApiKey> list(PageQuery page) {
        List<ApiKey> rows = keys.newestFirst(page.afterId(), page.fetch());
        return Page.of(page, rows, row -> Cursor.ofId(row.id()), keys::count);
    }

    /** Ends the key with its sessions and tickets; what was made with it stays with its workspace. */
    @Transactional
    void delete(UUID id) {
        if (keys.delete(id) == 0) {
            throw Problem.NOT_FOUND.because("There is no such key.");
        }
        callers.forgetKey(id);
        announce.publishEvent(new KeyRevoked(Header.plain(), id));
        log.info("key {} deleted: its callers are refused within 5 s, its sockets close", id);
    }

    private UUID workspace(KeyController.Wanted wanted) {
        UUID given = wanted.workspaceId();
        if (given == null) {
            UUID own = Header.newId();
            keys.insertWorkspace(own, wanted.name());
            return own;
        }
        if (!keys.workspaceExists(given)) {
            throw Problem.VALIDATION_FAILED.at("workspace_id", "there is no such workspace");
        }
        return given;
    }

    private static Set<Scope> scopes(@Nullable List<String> words) {
        try {
            return words == null ? Set.of(Scope.SUBMIT, Scope.READ) : Scope.parse(words);
        } catch (IllegalArgumentException unknown) {
            throw Problem.VALIDATION_FAILED.at("scopes", "must be some of submit, read, admin");
        }
    }
}
